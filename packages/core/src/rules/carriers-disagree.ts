import { isFilled } from '../facts.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import { vendorOf } from '../registry/describe-producer.ts';
import { type AiStatement, aiStatements, seenStatements } from './ai-statements.ts';
import { type ExaminedManifest, examinedManifests, isSealed, nameOf } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, CAPTURED, exampleFacts, generatedBy, goodFields, no } from './example-facts.ts';
import { excerpt, idsOf, listed } from './excerpt.ts';

const statedInParent = generatedBy('', '').statements.map((statement) => ({
  ...statement,
  manifest: 'urn:c2pa:parent',
  depth: 1,
}));

/** One side of a contradiction: what it says, in its own words, and the evidence. */
interface Side {
  readonly says: string;
  readonly id: string;
}

type Sides = readonly [left: readonly Side[], right: readonly Side[]];

const NONE: Sides = [[], []];

const side = ({ by, evidenceId }: AiStatement): Side => ({ says: by, id: evidenceId });

/** C2PA statements that are shown to be of this picture; only these may contradict another carrier. */
function sealed(facts: Facts, says: (statement: AiStatement) => boolean): readonly AiStatement[] {
  const ids = new Set(examinedManifests(facts).flatMap((item) => (isSealed(item.data) ? [item.id] : [])));
  return aiStatements(facts).filter((statement) => ids.has(statement.evidenceId) && says(statement));
}

const isCapture = ({ says }: AiStatement): boolean => says === 'notAi';
const isAi = ({ says }: AiStatement): boolean => says !== 'notAi';
const isWhole = ({ says }: AiStatement): boolean => says === 'ai';

const of = (
  facts: Facts,
  carrier: AiStatement['carrier'],
  says: (statement: AiStatement) => boolean,
): readonly Side[] =>
  aiStatements(facts)
    .filter((statement) => statement.carrier === carrier && says(statement))
    .map(side);

const isTrusted = (facts: Facts, { evidenceId }: AiStatement): boolean =>
  facts.manifests.some(({ id, data: { state } }) => id === evidenceId && state === 'trusted');

/** A Label 1 against a capture that a trusted signer vouches for: both are about this picture and cannot both hold. */
function labelAgainstCapture(facts: Facts): Sides {
  const captures = sealed(facts, isCapture).filter((capture) => isTrusted(facts, capture));
  return [of(facts, 'aigcField', ({ by }) => by === 'Label 1'), captures.map(side)];
}

/** The same where one side is weaker: Label 2 or 3, or a signer that nobody vouches for. */
function labelAgainstUnprovenCapture(facts: Facts): Sides {
  if (isTwoSided(labelAgainstCapture(facts))) return NONE;
  return [of(facts, 'aigcField', isAi), sealed(facts, isCapture).map(side)];
}

/**
 * The label's producer against the product that generated the whole. Whoever signs again what others made (an editor, a
 * platform) contradicts nobody: only a manifest whose own claim, not an ingredient's, says that the whole was generated is
 * compared, and only where both vendors are known.
 */
function producerAgainstSigner(facts: Facts): Sides {
  const generators = examinedManifests(facts).filter(generatedTheWhole);
  if (generators.length === 0) return NONE;
  const vendors = new Set(generators.map(({ data: { vendor } }) => vendor));
  const labels = facts.labels.filter((label) => {
    const vendor = vendorOf(producerOf(label));
    return vendor !== '' && !vendors.has(vendor);
  });
  return [
    labels.map((label) => ({ says: excerpt(producerOf(label)), id: label.id })),
    generators.map(({ id, data: manifest }) => ({ says: nameOf(manifest), id })),
  ];
}

const producerOf = ({ data: { fields } }: EvidenceOf<'aigcField'>): string => fields.ContentProducer ?? '';

const generatedTheWhole = ({ data: manifest }: ExaminedManifest): boolean =>
  isSealed(manifest) &&
  manifest.vendor !== '' &&
  manifest.inception === 'fullyGenerated' &&
  manifest.statements.some(({ depth, ai }) => depth === 0 && ai === 'whole');

const sourceTypeAgainstLabel = (facts: Facts): Sides => [
  of(facts, 'digitalSourceType', isCapture),
  of(facts, 'aigcField', isAi),
];

/** AI in a part of a photo is no contradiction: the source type of the start often stays. */
const sourceTypeAgainstManifest = (facts: Facts): Sides => {
  const captured: Sides = [of(facts, 'digitalSourceType', isCapture), sealed(facts, isWhole).map(side)];
  return isTwoSided(captured) ? captured : [of(facts, 'digitalSourceType', isAi), sealed(facts, isCapture).map(side)];
};

/** A stamp on the picture against a signed capture: anyone can print one onto a photo, and an app does so after an edit. */
const visibleAgainstCapture = (facts: Facts): Sides => [
  seenStatements(facts).map(side),
  sealed(facts, isCapture).map(side),
];

/** Metadata that tells the whole from a part. */
const METADATA: ReadonlySet<AiStatement['carrier']> = new Set(['c2pa', 'digitalSourceType', 'generatorTrace']);

/**
 * A camera against a statement that the whole was generated. "Edited with AI" beside a camera is what one expects, and a
 * label or a strong trace does not tell whole from part.
 */
function cameraAgainstGeneration(facts: Facts): Sides {
  const cameras = facts.devices.filter(({ data: { make, model, taken } }) => [make, model, taken].every(isFilled));
  if (cameras.length === 0) return NONE;
  const declaring = new Set(
    facts.traces.flatMap(({ id, data: { strength } }) => (strength === 'selfDeclared' ? [id] : [])),
  );
  const whole = aiStatements(facts).filter(
    ({ carrier, says, evidenceId }) =>
      says === 'ai' && METADATA.has(carrier) && (carrier !== 'generatorTrace' || declaring.has(evidenceId)),
  );
  return [cameras.map(({ id, data: { make, model } }) => ({ says: excerpt(`${make} ${model}`), id })), whole.map(side)];
}

const isTwoSided = ([left, right]: Sides): boolean => left.length > 0 && right.length > 0;

/** True for a contradiction that the file proves, whichever side is wrong. */
export const contradictsProvenCapture = (facts: Facts): boolean =>
  facts.labels.length > 0 && facts.manifests.length > 0 && isTwoSided(labelAgainstCapture(facts));

type Listed = readonly string[];

/** What each side says, in its own words: distinct, sorted, bounded. */
type Words = { readonly left: Listed; readonly right: Listed };

const COMPARISONS = [
  ['labelAgainstCapture', labelAgainstCapture],
  ['labelAgainstUnprovenCapture', labelAgainstUnprovenCapture],
  ['producerAgainstSigner', producerAgainstSigner],
  ['sourceTypeAgainstLabel', sourceTypeAgainstLabel],
  ['sourceTypeAgainstManifest', sourceTypeAgainstManifest],
  ['cameraAgainstGeneration', cameraAgainstGeneration],
  ['visibleAgainstCapture', visibleAgainstCapture],
] as const;

/** Carriers of one file that contradict each other about AI origin. Each finding names both sides. */
export const carriersDisagree = defineRule({
  id: 'carriers-disagree',
  topic: 'multiplicity',
  families: ['aigcField', 'c2pa', 'xmp', 'exif', 'generatorTrace', 'explicitLabel', 'vendorMark', 'invisibleMark'],
  messages: {
    labelAgainstCapture: data<Words>(),
    labelAgainstUnprovenCapture: data<Words>(),
    producerAgainstSigner: data<Words>(),
    sourceTypeAgainstLabel: data<Words>(),
    sourceTypeAgainstManifest: data<Words>(),
    cameraAgainstGeneration: data<Words>(),
    visibleAgainstCapture: data<Words>(),
  },
  applies: ({ labels, manifests, sourceTypes, devices, traces, visibleTexts, vendorMarks, invisibleMarks }) => {
    const [others, seen] = [
      labels.length + devices.length,
      visibleTexts.length + vendorMarks.length + invisibleMarks.length,
    ];
    if (manifests.length > 0) return others + sourceTypes.length + seen > 0;
    return sourceTypes.length > 0 ? others > 0 : traces.length > 0 && devices.length > 0;
  },
  check(facts, make) {
    return COMPARISONS.flatMap(([messageId, compare]) => {
      const sides = compare(facts);
      if (!isTwoSided(sides)) return [];
      const [left, right] = sides.map((items) => listed(items.map(({ says }) => says))) as [Listed, Listed];
      const report = messageId === 'labelAgainstCapture' ? make.fail : make.review;
      return [report(messageId, { left, right }, idsOf(sides.flat()))];
    });
  },
  examples: () => [
    { title: 'one carrier alone', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'all say the same',
      facts: exampleFacts({
        labels: [{}],
        traces: [{}],
        sourceTypes: ['trainedAlgorithmicMedia'],
        manifests: [generatedBy('Jimeng', 'bytedance')],
      }),
      finds: [],
    },
    {
      title: "a label beside a camera's signed capture",
      facts: exampleFacts({ labels: [{}], manifests: [CAPTURED] }),
      finds: ['labelAgainstCapture'],
    },
    {
      title: 'a capture that nobody vouches for',
      facts: exampleFacts({ labels: [{}], manifests: [{ ...CAPTURED, state: 'valid' }] }),
      finds: ['labelAgainstUnprovenCapture'],
    },
    {
      title: 'a suspicion beside a signed capture',
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label: '3' }) }], manifests: [CAPTURED] }),
      finds: ['labelAgainstUnprovenCapture'],
    },
    {
      title: 'a capture that is not of this picture contradicts nothing',
      facts: exampleFacts({
        labels: [{}],
        manifests: [
          { ...CAPTURED, state: 'invalid', answers: answers({ contentBound: no('assertion.dataHash.mismatch') }) },
        ],
      }),
      finds: [],
    },
    {
      title: 'the label names one vendor, the generating product is of another',
      facts: exampleFacts({ labels: [{}], manifests: [generatedBy('ChatGPT', 'openai')] }),
      finds: ['producerAgainstSigner'],
    },
    {
      title: 'an editor signs again what another generated',
      facts: exampleFacts({
        labels: [{}],
        manifests: [{ ...generatedBy('Adobe Photoshop', 'adobe'), statements: statedInParent }],
      }),
      finds: [],
    },
    {
      title: 'a producer that the registry does not know',
      facts: exampleFacts({
        labels: [{ fields: goodFields({ ContentProducer: 'example-forum' }) }],
        manifests: [generatedBy('ChatGPT', 'openai')],
      }),
      finds: [],
    },
    {
      title: 'the source type says camera, the label AI',
      facts: exampleFacts({ labels: [{}], sourceTypes: ['digitalCapture'] }),
      finds: ['sourceTypeAgainstLabel'],
    },
    {
      title: 'a source type that leaves it open',
      facts: exampleFacts({ labels: [{}], sourceTypes: ['composite', 'algorithmicallyEnhanced', 'nonsense'] }),
      finds: [],
    },
    {
      title: 'the source type says camera, the manifest AI',
      facts: exampleFacts({ sourceTypes: ['digitalCapture'], manifests: [generatedBy('ChatGPT', 'openai')] }),
      finds: ['sourceTypeAgainstManifest'],
    },
    {
      title: 'the source type says camera, the manifest an edit with AI',
      facts: exampleFacts({
        sourceTypes: ['digitalCapture'],
        manifests: [{ ...generatedBy('Galaxy', 'samsung'), inception: 'partlyGenerated' }],
      }),
      finds: [],
    },
    {
      title: 'the source type says AI, the manifest camera',
      facts: exampleFacts({ sourceTypes: ['trainedAlgorithmicMedia'], manifests: [CAPTURED] }),
      finds: ['sourceTypeAgainstManifest'],
    },
    {
      title: 'a camera beside a generator that declares itself',
      facts: exampleFacts({ devices: [{}], traces: [{}] }),
      finds: ['cameraAgainstGeneration'],
    },
    {
      title: 'a camera beside an edit with AI, and a trace that declares nothing',
      facts: exampleFacts({
        devices: [{}],
        sourceTypes: ['compositeWithTrainedAlgorithmicMedia'],
        traces: [{ strength: 'strong' }],
      }),
      finds: [],
    },
    {
      title: 'a camera beside a credit that tells of an edit',
      facts: exampleFacts({ devices: [{}], traces: [{ generator: 'google-ai', dialect: 'google-credit-edited' }] }),
      finds: [],
    },
    {
      title: 'a label printed onto a signed capture',
      facts: exampleFacts({ manifests: [CAPTURED], visibleTexts: [{}] }),
      finds: ['visibleAgainstCapture'],
    },
    {
      title: 'a label printed onto a picture whose EXIF names a camera: phones write this after an edit',
      facts: exampleFacts({ devices: [{}], visibleTexts: [{}], invisibleMarks: [{}] }),
      finds: [],
    },
    {
      title: 'AI in words that are no label, on a signed capture',
      facts: exampleFacts({ manifests: [CAPTURED], visibleTexts: [{ text: 'AI', reading: 'aiElement' }] }),
      finds: [],
    },
    {
      title: 'a maker without a time of taking is no camera at work',
      facts: exampleFacts({ devices: [{ taken: '' }], sourceTypes: ['trainedAlgorithmicMedia'] }),
      finds: [],
    },
  ],
});
