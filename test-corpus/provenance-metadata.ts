import {
  jpeg,
  jpegSegment,
  jpegXmp,
  png,
  pngInternationalText,
  provenancePacket,
  xmpHistoryOf,
} from '@biaoshi/testkit';
import { iimSegment } from './iim.ts';
import { CAMERA, CAMERA_NAME, provenance, SOURCE_TYPE, STATED, withXmp } from './provenance.ts';
import type { Specimen } from './specimen.ts';

const AI = `${SOURCE_TYPE}trainedAlgorithmicMedia`;
const property = (value: string): string => `Iptc4xmpExt:DigitalSourceType="${value}"`;

/** What holds of a source type that says AI. */
const SAYS_AI = { origin: 'suspected', platformFindings: [STATED] } as const;

const READ = 'a digital source type in this spelling is read';
const NOT_AI = 'a term that does not say generative AI makes nothing suspected';
const NOTHING = 'the words of the vocabulary outside their home are nothing';

/** IPTC's digital source type in the spellings and homes that writers use. */
const SOURCE_TYPES: readonly Specimen[] = [
  provenance(
    'source-type-uri.jpg',
    'Iptc4xmpExt:DigitalSourceType, the URI of trainedAlgorithmicMedia',
    READ,
    withXmp('', `<Iptc4xmpExt:DigitalSourceType>${AI}</Iptc4xmpExt:DigitalSourceType>`),
    {
      ...SAYS_AI,
      sourceTypes: ['trainedAlgorithmicMedia whole uri'],
      worldFindings: {
        'eu-ai-act-50': ['signature-missing/unsigned'],
        'google-merchant-center': [],
        'us-ca-22757': [
          'created-time-missing/missing',
          'provider-name-missing/missing',
          'signature-missing/unsigned',
          'system-name-version-missing/nameMissing',
          'unique-id-missing/missing',
        ],
      },
    },
  ),
  provenance('source-type-https.jpg', 'the same with https', READ, withXmp(property(AI.replace('http:', 'https:'))), {
    ...SAYS_AI,
    sourceTypes: ['trainedAlgorithmicMedia whole httpsUri'],
    worldFindings: { 'google-merchant-center': ['source-type-missing-or-wrong/spelling'] },
  }),
  provenance(
    'source-type-token.png',
    'PNG, the bare token',
    READ,
    png({ before: [pngInternationalText('XML:com.adobe.xmp', provenancePacket(property('trainedAlgorithmicMedia')))] }),
    {
      ...SAYS_AI,
      format: 'png',
      sourceTypes: ['trainedAlgorithmicMedia whole token'],
      worldFindings: { 'google-merchant-center': ['source-type-missing-or-wrong/spelling'] },
    },
  ),
  provenance(
    'source-type-c2pa-uri.jpg',
    "C2PA's own term trainedAlgorithmicData, by its URI, in XMP",
    READ,
    withXmp(property('http://c2pa.org/digitalsourcetype/trainedAlgorithmicData')),
    {
      ...SAYS_AI,
      sourceTypes: ['trainedAlgorithmicData whole uri'],
      worldFindings: { 'google-merchant-center': ['source-type-missing-or-wrong/wrong'] },
    },
  ),
  provenance('source-type-iim.jpg', 'the URI in IIM dataset 2:115', READ, jpeg({ segments: [iimSegment(115, AI)] }), {
    ...SAYS_AI,
    sourceTypes: ['trainedAlgorithmicMedia whole uri'],
  }),
  provenance(
    'source-type-composite.jpg',
    'compositeWithTrainedAlgorithmicMedia',
    'a part made by AI is suspected too',
    withXmp(property(`${SOURCE_TYPE}compositeWithTrainedAlgorithmicMedia`)),
    {
      ...SAYS_AI,
      sourceTypes: ['compositeWithTrainedAlgorithmicMedia part uri'],
      worldFindings: { 'google-merchant-center': ['source-type-missing-or-wrong/partly'] },
    },
  ),
  provenance(
    'source-type-algorithmic.jpg',
    'algorithmicMedia',
    NOT_AI,
    withXmp(property(`${SOURCE_TYPE}algorithmicMedia`)),
    {
      sourceTypes: ['algorithmicMedia no uri'],
      worldFindings: {
        'google-merchant-center': [],
        'us-ca-22757': ['machine-readable-mark-missing/missing', 'source-type-missing-or-wrong/wrong'],
      },
    },
  ),
  provenance(
    'source-type-enhanced.jpg',
    'algorithmicallyEnhanced',
    NOT_AI,
    withXmp(property(`${SOURCE_TYPE}algorithmicallyEnhanced`)),
    {
      sourceTypes: ['algorithmicallyEnhanced no uri'],
    },
  ),
  provenance(
    'source-type-retired.jpg',
    'digitalArt, which was withdrawn',
    NOT_AI,
    withXmp(property(`${SOURCE_TYPE}digitalArt`)),
    {
      sourceTypes: ['digitalArt no uri'],
      worldFindings: {
        'us-ca-22757': ['machine-readable-mark-missing/missing', 'source-type-missing-or-wrong/retired'],
      },
    },
  ),
  provenance('source-type-captured.jpg', 'digitalCapture', NOT_AI, withXmp(property(`${SOURCE_TYPE}digitalCapture`)), {
    sourceTypes: ['digitalCapture no uri'],
  }),
  provenance('source-type-unknown.jpg', 'a value that is in no vocabulary', NOT_AI, withXmp(property('AI')), {
    sourceTypes: ['none cannotTell token'],
  }),
  provenance(
    'source-type-in-caption.jpg',
    'the URI in an IIM caption, in a sentence',
    NOTHING,
    jpeg({ segments: [iimSegment(120, `not ${AI}`)] }),
    {},
  ),
  provenance(
    'source-type-in-comment.jpg',
    'a whole packet in a COM segment',
    NOTHING,
    jpeg({ segments: [jpegSegment(0xfe, provenancePacket(property(AI)))] }),
    {},
  ),
  provenance(
    'source-type-of-ingredient.jpg',
    'the property inside xmpMM:Ingredients',
    NOTHING,
    withXmp('', `<xmpMM:Ingredients><rdf:Bag><rdf:li ${property(AI)}/></rdf:Bag></xmpMM:Ingredients>`),
    {},
  ),
];

const event = (fields: string): string => `<rdf:li ${fields}/>`;

/** What touched the file, and what took the picture. */
const WAYS: readonly Specimen[] = [
  provenance(
    'history-ai-tool.jpg',
    'an XMP history in which an AI tool edited',
    'a tool in the history is told of, and decides nothing',
    withXmp(
      'xmp:CreatorTool="Example Editor 3"',
      xmpHistoryOf(
        event('stEvt:action="created" stEvt:softwareAgent="Example Editor 3" stEvt:when="2026-03-14T10:22:31Z"'),
        event('stEvt:action="edited" stEvt:softwareAgent="Adobe Firefly" stEvt:changed="/"'),
      ),
    ),
    { agents: ['Example Editor 3', 'Adobe Firefly'] },
  ),
  provenance(
    'history-label-step.jpg',
    'an XMP history that records a label, and no label',
    'a record of a label without the label',
    withXmp(
      '',
      xmpHistoryOf(
        event('stEvt:action="AIGC label written" stEvt:softwareAgent="Example Service"'),
        event('stEvt:action="saved" stEvt:softwareAgent="Example Editor 3"'),
      ),
    ),
    {
      agents: ['Example Service', 'Example Editor 3'],
      integrity: 'stripped',
      platformFindings: ['label-stripped/historyRecordsLabel'],
      worldFindings: { 'google-merchant-center': ['label-stripped/historyRecordsLabel'] },
    },
  ),
  provenance(
    'history-watermark-step.jpg',
    'an XMP history that tells of a watermark',
    "a photographer's own watermark is a note at most",
    withXmp('', xmpHistoryOf(event('stEvt:action="watermarked" stEvt:softwareAgent="Example Editor 3"'))),
    {
      agents: ['Example Editor 3'],
      platformFindings: ['label-stripped/historyMentionsMark'],
    },
  ),
  provenance(
    'camera.jpg',
    'EXIF of a camera',
    'a camera in EXIF proves nothing and is no sign of AI',
    jpeg({ segments: [CAMERA] }),
    {
      cameras: [CAMERA_NAME],
      worldFindings: { 'google-merchant-center': [], 'eu-ai-act-50': ['machine-readable-mark-missing/missing'] },
    },
  ),
  provenance(
    'camera-edited.jpg',
    'EXIF of a camera, XMP compositeWithTrainedAlgorithmicMedia',
    'a photo edited with AI contradicts no camera',
    jpeg({
      segments: [CAMERA, jpegXmp(provenancePacket(property(`${SOURCE_TYPE}compositeWithTrainedAlgorithmicMedia`)))],
    }),
    {
      ...SAYS_AI,
      cameras: [CAMERA_NAME],
      sourceTypes: ['compositeWithTrainedAlgorithmicMedia part uri'],
    },
  ),
];

/** What XMP, IIM and EXIF say of a picture's origin, unsigned. */
export const METADATA: readonly Specimen[] = [...SOURCE_TYPES, ...WAYS];
