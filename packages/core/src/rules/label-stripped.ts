import type { C2paExamined, C2paManifest } from '../model/c2pa.ts';
import type { EvidenceOf, XmpHistoryData, XmpHistoryEvent } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import {
  doubtfulManifests,
  type ExaminedManifest,
  examinedManifests,
  nameOf,
  PART_RELATIONSHIPS,
} from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, exampleIngredient, exampleManifest, generatedBy, no } from './example-facts.ts';
import { excerpt, idsOf, listed } from './excerpt.ts';

/** The committee behind GB 45438-2025, whose name nothing but its label goes by. */
const COMMITTEE = /TC260/i;

/** What makes pictures goes by the first name too, so that either needs a word for marking beside. */
const LABEL_NAMES = /AIGC|TC260/i;

/** 标识 alone is any sign or logo. */
const LABEL_PHRASE = /(?:隐式|显式|生成合成|人工智能|添加|写入)标识/;

/** What marking a picture is called, whatever the mark: a photographer's own watermark too. */
const MARK_WORDS = /watermark|水印|\blabel(?:l?ed|l?ing)\b/i;

const MARKING = /label|watermark|\bmark(?:er|ing)?\b|标识|标记|水印/i;

const namesLabelling = (text: string): boolean =>
  LABEL_PHRASE.test(text) || (LABEL_NAMES.test(text) && MARKING.test(text));

const namesLabel = (text: string): boolean => COMMITTEE.test(text) || namesLabelling(text);

const isLabelStep = ({ action, changed, softwareAgent }: XmpHistoryEvent): boolean =>
  namesLabel(action) || namesLabel(changed) || namesLabelling(softwareAgent);

const isMarkStep = ({ action, changed, softwareAgent }: XmpHistoryEvent): boolean =>
  MARK_WORDS.test(action) || MARK_WORDS.test(changed) || MARK_WORDS.test(softwareAgent);

/**
 * Manifests that record a label and are what was signed. In the file their binding may fail, since taking a label out
 * breaks it; one beside the file has to be shown to be this picture's.
 */
const recordingLabel = (facts: Facts): readonly ExaminedManifest[] =>
  examinedManifests(facts).filter(({ data: store }) => isSigned(store) && ownManifests(store).some(recordsLabel));

const isSigned = ({ home, answers: { signatureValid, contentBound } }: C2paExamined): boolean =>
  signatureValid.answer === 'yes' && (home === 'embedded' || contentBound.answer === 'yes');

/** The manifests of the picture and of what it was before, as far as they can be relied on: the label of a part is not the picture's. */
function ownManifests(store: C2paExamined): readonly C2paManifest[] {
  const others = new Set(doubtfulManifests(store));
  for (const { ingredients } of store.manifests) {
    for (const { manifest, relationship } of ingredients) {
      if (manifest !== null && PART_RELATIONSHIPS.has(relationship)) others.add(manifest);
    }
  }
  return store.manifests.filter(({ label }) => label === store.active || !others.has(label));
}

const recordsLabel = ({ actions, assertions }: C2paManifest): boolean =>
  assertions.some(namesLabel) ||
  actions.some(({ action, description }) => namesLabel(action) || namesLabel(description));

type Histories = readonly EvidenceOf<'xmpHistory'>[];

/** What was done, and with what the file was made; an agent like any other. */
const stepsIn = ({ events, creatorTool }: XmpHistoryData): readonly XmpHistoryEvent[] =>
  creatorTool === '' ? events : [...events, { action: '', softwareAgent: creatorTool, when: '', changed: '' }];

const withStep = ({ histories }: Facts, isStep: (event: XmpHistoryEvent) => boolean): Histories =>
  histories.filter(({ data: history }) => stepsIn(history).some(isStep));

const stepsOf = (histories: Histories, isStep: (event: XmpHistoryEvent) => boolean): readonly string[] =>
  listed(histories.flatMap(({ data: history }) => stepsIn(history).filter(isStep).map(inWords)));

const inWords = ({ action, softwareAgent, changed }: XmpHistoryEvent): string =>
  [action, softwareAgent, changed].filter((text) => text !== '').join(' · ');

/** True when the file itself records that it was labelled, and no label is there. */
export const recordsLostLabel = (facts: Facts): boolean =>
  facts.readings.aigcField === 'absent' &&
  (recordingLabel(facts).length > 0 || withStep(facts, isLabelStep).length > 0);

/**
 * No label, and something in the file that tells of one. Empty places of a label are `label-residue`; a pointer to content
 * credentials that are not there is `c2pa-pointer-dangling`. A file that is AI-made and was never labelled is not here.
 */
export const labelStripped = defineRule({
  id: 'label-stripped',
  topic: 'integrity',
  families: ['aigcField', 'c2pa', 'exif', 'xmp'],
  messages: {
    manifestRecordsLabel: data<{ by: readonly string[] }>(),
    historyRecordsLabel: data<{ steps: readonly string[] }>(),
    historyMentionsMark: data<{ steps: readonly string[] }>(),
    exifPointerDangling: data<{ carrier: string }>(),
  },
  applies: ({ readings, residues, histories, manifests }) =>
    readings.aigcField === 'absent' && residues.length + histories.length + manifests.length > 0,
  check(facts, make) {
    const manifests = recordingLabel(facts);
    const by = listed(manifests.map(({ data: manifest }) => nameOf(manifest)));
    const labelled = withStep(facts, isLabelStep);
    const marked = labelled.length > 0 ? [] : withStep(facts, isMarkStep);
    const dangling = facts.residues.filter(({ data: { sign } }) => sign === 'danglingExifPointer');
    return [
      ...(manifests.length > 0 ? [make.review('manifestRecordsLabel', { by }, idsOf(manifests))] : []),
      ...(labelled.length > 0
        ? [make.review('historyRecordsLabel', { steps: stepsOf(labelled, isLabelStep) }, idsOf(labelled))]
        : []),
      ...(marked.length > 0
        ? [make.review('historyMentionsMark', { steps: stepsOf(marked, isMarkStep) }, idsOf(marked))]
        : []),
      ...dangling.map(({ id, carrier }) => make.review('exifPointerDangling', { carrier: excerpt(carrier) }, [id])),
    ];
  },
  examples: () => [
    { title: 'no label and nothing that tells of one', facts: exampleFacts({}), finds: [] },
    {
      title: 'the recorded label is there',
      facts: exampleFacts({ labels: [{}], histories: [historyWith({ action: 'labeled', changed: 'TC260:AIGC' })] }),
      finds: [],
    },
    {
      title: 'unreadable is not gone',
      facts: exampleFacts({
        readings: { aigcField: 'unreadable' },
        histories: [historyWith({ action: 'labeled', changed: 'TC260:AIGC' })],
      }),
      finds: [],
    },
    {
      title: 'AI-made, watermarked and merely unlabelled',
      facts: exampleFacts({ manifests: [{ ...generatedBy('ChatGPT', 'openai'), watermarked: true }] }),
      finds: [],
    },
    {
      title: 'a history of ordinary editing, a colour label, and an agent that has AIGC in its name',
      facts: exampleFacts({
        histories: [
          historyWith({ action: 'saved', softwareAgent: 'Adobe Photoshop 26.0', changed: '/metadata/xmp:Label' }),
          historyWith({ action: 'created', softwareAgent: 'AIGC Studio' }),
          historyWith({ action: 'saved', softwareAgent: 'AIGC Marketing Suite' }),
          historyWith({ action: 'AIGC generated', softwareAgent: '标识设计大师' }),
        ],
      }),
      finds: [],
    },
    {
      title: 'the manifest holds an assertion about the label',
      facts: exampleFacts({
        manifests: [
          {
            ...generatedBy('Jimeng', 'bytedance'),
            manifests: [exampleManifest({ assertions: ['c2pa.actions', 'cn.tc260.aigc'] })],
          },
        ],
      }),
      finds: ['manifestRecordsLabel'],
    },
    {
      title: 'a manifest that tells of generation by what is called AIGC, not of a label',
      facts: exampleFacts({
        manifests: [
          {
            ...generatedBy('Jimeng', 'bytedance'),
            manifests: [
              exampleManifest({
                actions: [actionThat('AIGC image generation')],
                assertions: ['com.example.aigc.info'],
              }),
            ],
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'an action of the manifest tells of the label',
      facts: exampleFacts({
        manifests: [{ manifests: [exampleManifest({ actions: [actionThat('AIGC label written')] })] }],
      }),
      finds: ['manifestRecordsLabel'],
    },
    {
      title: 'the label of a part of the picture',
      facts: exampleFacts({ manifests: [{ manifests: labelledIngredient('componentOf') }] }),
      finds: [],
    },
    {
      title: 'the label of the picture before its last edit',
      facts: exampleFacts({ manifests: [{ manifests: labelledIngredient('parentOf') }] }),
      finds: ['manifestRecordsLabel'],
    },
    {
      title: 'the same where the earlier manifest was changed',
      facts: exampleFacts({ manifests: [{ manifests: labelledIngredient('parentOf', 'claimSignature.mismatch') }] }),
      finds: [],
    },
    {
      title: 'a manifest in a file beside that is of another picture',
      facts: exampleFacts({
        manifests: [
          {
            state: 'invalid',
            home: 'sidecar',
            answers: answers({ contentBound: no('assertion.dataHash.mismatch') }),
            manifests: [exampleManifest({ assertions: ['cn.tc260.aigc'] })],
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'the same where the picture is no longer the one that was signed',
      facts: exampleFacts({
        manifests: [
          {
            state: 'invalid',
            answers: answers({ contentBound: no('assertion.dataHash.mismatch') }),
            manifests: [exampleManifest({ assertions: ['cn.tc260.aigc'] })],
          },
        ],
      }),
      finds: ['manifestRecordsLabel'],
    },
    {
      title: 'a claim that nobody signed records nothing',
      facts: exampleFacts({
        manifests: [
          {
            state: 'invalid',
            answers: answers({ signatureValid: no('claimSignature.mismatch') }),
            manifests: [exampleManifest({ assertions: ['cn.tc260.aigc'] })],
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'the history tells of a label step',
      facts: exampleFacts({ histories: [historyWith({ action: '添加标识', softwareAgent: 'example-labeler' })] }),
      finds: ['historyRecordsLabel'],
    },
    {
      title: 'an agent that labels, and a watermark after it',
      facts: exampleFacts({
        histories: [historyWith({ softwareAgent: 'AIGC-Labeler 1.2' }), historyWith({ action: 'watermarked' })],
      }),
      finds: ['historyRecordsLabel'],
    },
    {
      title: 'the file was made with a program that labels',
      facts: exampleFacts({ histories: [{ creatorTool: 'TC260 Marker' }] }),
      finds: ['historyRecordsLabel'],
    },
    {
      title: 'the history tells of a watermark, of whatever kind',
      facts: exampleFacts({ histories: [historyWith({ action: 'watermarked', softwareAgent: 'Example Watermark' })] }),
      finds: ['historyMentionsMark'],
    },
    {
      title: 'an EXIF pointer leads nowhere',
      facts: exampleFacts({ residues: [{ sign: 'danglingExifPointer' }] }),
      finds: ['exifPointerDangling'],
    },
  ],
});

function historyWith(event: Partial<XmpHistoryEvent>) {
  return { events: [{ action: '', softwareAgent: '', when: '', changed: '', ...event }] };
}

function actionThat(description: string) {
  return { action: 'c2pa.edited', digitalSourceType: '', softwareAgent: '', when: '', description };
}

/** The active manifest, and an ingredient's that records a label. */
function labelledIngredient(relationship: string, ...failures: readonly string[]) {
  const part = exampleIngredient({ relationship, failures });
  return [
    exampleManifest({ ingredients: [part] }),
    exampleManifest({ label: 'urn:c2pa:part', assertions: ['cn.tc260.aigc'] }),
  ];
}
