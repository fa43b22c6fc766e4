import {
  bytesOf,
  ifdsBlock,
  jpeg,
  jpegExif,
  jpegXmp,
  labelJson,
  provenancePacket,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { signC2pa, testSigner } from '@biaoshi/testkit/sign-c2pa';
import { GOOD } from './labels.ts';
import {
  CAMERA,
  CAMERA_NAME,
  CAPTURED,
  GENERATED,
  manifestOf,
  provenance,
  SOURCE_TYPE,
  STATED,
  signedJpeg,
} from './provenance.ts';
import type { Specimen } from './specimen.ts';

/** Doubao's code: the entity is known, and so is the group that owns it. */
const DOUBAO = { ...GOOD, ContentProducer: '001191110102MACQD9K64010000' } as const;

const LABEL = jpegXmp(xmpElementLabel(labelJson(GOOD)));
const LABELLED = jpeg({ segments: [LABEL] });
const sourceType = (term: string): string => `Iptc4xmpExt:DigitalSourceType="${SOURCE_TYPE}${term}"`;
const packetOf = (...terms: readonly string[]): Uint8Array =>
  jpegXmp(provenancePacket(terms.map(sourceType).join(' ')));

const DISAGREE = 'two statements about one picture that cannot both hold are found, and neither is believed';
const generatedBy = (name: string) =>
  manifestOf([{ action: 'c2pa.created', digitalSourceType: 'trainedAlgorithmicMedia' }], {
    claim_generator_info: [{ name, version: '1.0' }],
  });

/** Carriers of one file against each other. */
async function disagreeing(): Promise<readonly Specimen[]> {
  const unlisted = testSigner('biaoshi test corpus, unlisted');
  const label = { fields: [GOOD] } as const;
  return [
    provenance(
      'label-against-capture.jpg',
      'Label 1, and a trusted manifest that says captured',
      DISAGREE,
      await signedJpeg(LABELLED, CAPTURED),
      {
        ...label,
        c2pa: ['trusted'],
        inceptions: ['captured'],
        integrity: 'contradictory',
        platformFindings: ['carriers-disagree/labelAgainstCapture'],
      },
    ),
    provenance(
      'label-against-unlisted-capture.jpg',
      'Label 1, and a manifest of an unknown signer that says captured',
      'what nobody vouches for contradicts less',
      await signC2pa(LABELLED, 'image/jpeg', unlisted, CAPTURED),
      {
        ...label,
        c2pa: ['valid'],
        inceptions: ['captured'],
        platformFindings: ['c2pa-signer-untrusted/notOnList', 'carriers-disagree/labelAgainstUnprovenCapture'],
      },
    ),
    provenance(
      'label-beside-manifest.jpg',
      'Label 1, and a manifest that says generated',
      'two statements that agree',
      await signedJpeg(LABELLED, GENERATED),
      {
        ...label,
        c2pa: ['trusted'],
        inceptions: ['fullyGenerated'],
        worldFindings: {
          'eu-ai-act-50': ['signature-missing/timestampMissing'],
          'eu-ai-act-50-deployer': ['explicit-label-not-assessed/notAssessed'],
        },
      },
    ),
    provenance(
      'producer-against-generator.jpg',
      "Doubao's code as the producer, and a manifest that ChatGPT is said to have made",
      DISAGREE,
      await signedJpeg(jpeg({ segments: [jpegXmp(xmpElementLabel(labelJson(DOUBAO)))] }), generatedBy('ChatGPT')),
      {
        fields: [DOUBAO],
        c2pa: ['trusted'],
        inceptions: ['fullyGenerated'],
        platformFindings: ['carriers-disagree/producerAgainstSigner'],
      },
    ),
    provenance(
      'producer-of-one-group.jpg',
      "Doubao's code as the producer, and a manifest made by Dreamina",
      'two brands of one group do not contradict each other',
      await signedJpeg(jpeg({ segments: [jpegXmp(xmpElementLabel(labelJson(DOUBAO)))] }), generatedBy('Dreamina')),
      {
        fields: [DOUBAO],
        c2pa: ['trusted'],
        inceptions: ['fullyGenerated'],
      },
    ),
    provenance(
      'source-type-against-label.jpg',
      'Label 1, and the source type digitalCapture',
      DISAGREE,
      jpeg({ segments: [LABEL, packetOf('digitalCapture')] }),
      {
        ...label,
        sourceTypes: ['digitalCapture no uri'],
        platformFindings: ['carriers-disagree/sourceTypeAgainstLabel'],
        worldFindings: {
          'google-merchant-center': ['carriers-disagree/sourceTypeAgainstLabel', 'source-type-missing-or-wrong/wrong'],
        },
      },
    ),
    provenance(
      'source-type-against-manifest.jpg',
      'the source type digitalCapture, and a manifest that says generated',
      DISAGREE,
      await signedJpeg(jpeg({ segments: [packetOf('digitalCapture')] }), GENERATED),
      {
        origin: 'suspected',
        c2pa: ['trusted'],
        inceptions: ['fullyGenerated'],
        sourceTypes: ['digitalCapture no uri'],
        platformFindings: ['carriers-disagree/sourceTypeAgainstManifest', STATED],
      },
    ),
    provenance(
      'camera-against-source-type.jpg',
      'EXIF of a camera, and the source type trainedAlgorithmicMedia',
      DISAGREE,
      jpeg({ segments: [CAMERA, packetOf('trainedAlgorithmicMedia')] }),
      {
        origin: 'suspected',
        cameras: [CAMERA_NAME],
        sourceTypes: ['trainedAlgorithmicMedia whole uri'],
        platformFindings: ['carriers-disagree/cameraAgainstGeneration', STATED],
      },
    ),
  ];
}

const LOST = 'a label that the file itself records, and that is not there';

/** A label that was there, or is another picture's. */
async function moved(): Promise<readonly Specimen[]> {
  const signed = await signedJpeg(jpeg(), GENERATED);
  const afterSigning = bytesOf(signed.subarray(0, 2), LABEL, signed.subarray(2));
  const partOf = manifestOf([{ action: 'c2pa.created', digitalSourceType: 'compositeSynthetic' }], {
    ingredients: [{ title: `${GOOD.ProduceID}.jpg`, format: 'image/jpeg', relationship: 'componentOf' }],
  });
  const recorded = manifestOf([
    { action: 'c2pa.created', digitalSourceType: 'trainedAlgorithmicMedia' },
    { action: 'c2pa.edited.metadata', description: 'AIGC label written (GB 45438-2025)' },
  ]);
  return [
    provenance(
      'label-stripped-recorded.jpg',
      'a manifest that records a label, and none in the file',
      LOST,
      await signedJpeg(jpeg(), recorded),
      {
        origin: 'suspected',
        c2pa: ['trusted'],
        inceptions: ['fullyGenerated'],
        integrity: 'stripped',
        platformFindings: [STATED, 'label-stripped/manifestRecordsLabel'],
      },
    ),
    provenance(
      'label-stripped-pointer.jpg',
      'EXIF that points to a UserComment of no bytes',
      'a place where a label could have been is a note at most',
      jpeg({ segments: [jpegExif(danglingComment)] }),
      {
        platformFindings: ['label-stripped/exifPointerDangling'],
      },
    ),
    provenance(
      'label-transplanted.jpg',
      'a signed picture into which a label was written afterwards',
      'a label beside a manifest of other bytes may be of another picture',
      afterSigning,
      {
        fields: [GOOD],
        c2pa: ['invalid'],
        inceptions: ['fullyGenerated'],
        integrity: 'altered',
        platformFindings: ['c2pa-hash-mismatch/contentChanged', 'label-transplanted/besideForeignManifest'],
      },
    ),
    provenance(
      'label-of-ingredient.jpg',
      'a label whose number names a part that went into the picture',
      'a label of a part is not a label of the whole',
      await signedJpeg(LABELLED, partOf),
      {
        fields: [GOOD],
        c2pa: ['trusted'],
        inceptions: ['partlyGenerated'],
        platformFindings: ['label-transplanted/labelOfIngredient'],
      },
    ),
  ];
}

const LONG = 4;
const UNDEFINED = 7;
/** The EXIF directory holds a UserComment of no bytes. */
const danglingComment = ifdsBlock({
  ifds: [
    { entries: [{ tag: 0x8769, type: LONG, count: 1, value: { ifd: 1 } }] },
    { entries: [{ tag: 0x9286, type: UNDEFINED, count: 0, value: { at: 0 } }] },
  ],
});

/** Statements that contradict each other, labels that are gone, labels that are out of place. */
export const conflictSpecimens = async (): Promise<readonly Specimen[]> => [
  ...(await disagreeing()),
  ...(await moved()),
];
