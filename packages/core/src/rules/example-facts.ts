import { factsOf, type ReadAsset } from '../facts.ts';
import type { AigcFieldData, AigcKey } from '../model/aigc.ts';
import type { C2paAnswer, C2paExamined, C2paIngredient, C2paManifest, C2paUnexamined } from '../model/c2pa.ts';
import { parseDigitalSourceType } from '../model/digital-source.ts';
import type { Evidence, EvidenceDataByKind, EvidenceKind } from '../model/evidence.ts';
import { FAMILIES, type Family, type Reading, type Readings } from '../model/reading.ts';
import type { EvaluationContext, Facts } from '../model/rule.ts';

/** Two real provider codes, and the second one's propagation code. */
export const DOUBAO = '001191110102MACQD9K64010000';
export const JIMENG = '00119144030008867405X210001';
export const JIMENG_PROPAGATION = '00119144030008867405X220001';

type Fields = Partial<Record<AigcKey, string>>;

/** The fields of a label with nothing amiss; `changes` replaces values, and leaves out those set to undefined. */
export function goodFields(changes: { readonly [K in AigcKey]?: string | undefined } = {}): Fields {
  const fields = {
    Label: '1',
    ContentProducer: JIMENG,
    ProduceID: 'c7fe057c61584857b10c5ad6f5ee96e6',
    ReservedCode1: '',
    ContentPropagator: JIMENG_PROPAGATION,
    PropagateID: 'p-20250901-0001',
    ReservedCode2: '',
    ...changes,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

interface ExampleLabel extends Partial<AigcFieldData> {
  /** The home in words of the format. */
  readonly carrier?: string;
}

interface Example extends Partial<Omit<ReadAsset, 'readings' | 'evidence'>>, Partial<EvaluationContext> {
  readonly name?: string;
  readonly labels?: readonly ExampleLabel[];
  readonly traces?: readonly Partial<EvidenceDataByKind['generatorTrace']>[];
  readonly residues?: readonly EvidenceDataByKind['residue'][];
  /** Of the first label. */
  readonly securityData?: readonly Partial<EvidenceDataByKind['securityData']>[];
  readonly manifests?: readonly (Partial<C2paExamined> | C2paUnexamined)[];
  readonly sourceTypes?: readonly string[];
  readonly histories?: readonly Partial<EvidenceDataByKind['xmpHistory']>[];
  readonly devices?: readonly Partial<EvidenceDataByKind['captureDevice']>[];
  readonly visibleTexts?: readonly Partial<EvidenceDataByKind['visibleText']>[];
  readonly vendorMarks?: readonly Partial<EvidenceDataByKind['vendorMark']>[];
  readonly invisibleMarks?: readonly Partial<EvidenceDataByKind['invisibleMark']>[];
  readonly readings?: Readonly<Partial<Record<Family, Reading>>>;
}

/** The facts of a made-up asset: a whole PNG unless told otherwise. Only for rules' examples and tests. */
export function exampleFacts(example: Example): Facts {
  const { name = 'picture.png', declared = false, aiMade = false } = example;
  return factsOf(exampleAsset(example), name, { declared, aiMade });
}

export function exampleAsset(example: Example): ReadAsset {
  const { format = 'png', labels = [], traces = [], residues = [], problems = [], unexamined = [] } = example;
  const { manifests = [], sourceTypes = [], histories = [], devices = [] } = example;
  const { visibleTexts = [], vendorMarks = [], invisibleMarks = [], securityData = [] } = example;
  const evidence: Evidence[] = [];
  const add = <K extends EvidenceKind>(
    kind: K,
    carrier: string,
    data: EvidenceDataByKind[K],
    index = evidence.length,
  ): void => {
    const location =
      carrier === PIXELS
        ? { region: { x: 850, y: 930, width: 140, height: 60 } }
        : { path: `png/iTXt[${index}]`, start: 100 * index, end: 100 * index + 80 };
    evidence.push({
      id: `e${evidence.length + 1}`,
      kind,
      reader: 'example',
      readerVersion: 1,
      carrier,
      location,
      data,
    } as Evidence);
  };
  for (const { carrier = 'png:iTXt:XMP', ...data } of labels) add('aigcField', carrier, { ...GOOD_LABEL, ...data });
  for (const data of traces) add('generatorTrace', 'png:eXIf:UserComment', { ...TRACE, ...data });
  for (const data of securityData) add('securityData', 'png:iTXt:XMP', { ...SECURITY_DATA, ...data }, 0);
  for (const data of residues) add('residue', 'png:iTXt:XMP', data);
  for (const data of manifests) add('c2paManifest', 'png:caBX', isUnexamined(data) ? data : { ...MANIFEST, ...data });
  for (const raw of sourceTypes) {
    add('digitalSourceType', 'png:iTXt:XMP:Iptc4xmpExt:DigitalSourceType', { ...parseDigitalSourceType(raw), raw });
  }
  for (const data of histories) add('xmpHistory', 'png:iTXt:XMP', { ...HISTORY, ...data });
  for (const data of devices) add('captureDevice', 'png:eXIf', { ...DEVICE, ...data });
  for (const data of visibleTexts) add('visibleText', PIXELS, { ...VISIBLE_LABEL, ...data });
  for (const data of vendorMarks) add('vendorMark', PIXELS, { ...SPARKLE, ...data });
  for (const data of invisibleMarks) add('invisibleMark', PIXELS, { ...INVISIBLE, ...data });
  const isLabelled = visibleTexts.some(({ reading = VISIBLE_LABEL.reading }) => reading === 'label');
  const found: Partial<Record<Family, Reading>> = {
    ...(labels.length > 0 && { aigcField: 'present' }),
    ...(traces.length > 0 && { generatorTrace: 'present' }),
    ...(manifests.some(({ state }) => state !== 'remote') && { c2pa: 'present' }),
    ...(visibleTexts.length + vendorMarks.length + invisibleMarks.length > 0 && NOTHING_SEEN),
    ...(isLabelled && { explicitLabel: 'present' }),
    ...(vendorMarks.length > 0 && { vendorMark: 'present' }),
    ...(invisibleMarks.length > 0 && { invisibleMark: 'present' }),
  };
  const readings: Readings = { ...NOTHING_FOUND, ...found, ...example.readings };
  return { format, readings, evidence, problems, unexamined };
}

/** The home of what the pixels show. */
const PIXELS = 'pixels';

/** The readings of the pixel families where somebody looked and detected nothing. */
export const NOTHING_SEEN = { explicitLabel: 'absent', vendorMark: 'absent', invisibleMark: 'absent' } as const;

/** Metadata that was read and holds nothing; pixels at which nobody looked. */
const NOTHING_FOUND: Readings = {
  ...(Object.fromEntries(FAMILIES.map((family) => [family, 'absent'])) as Record<Family, Reading>),
  explicitLabel: 'notExamined',
  vendorMark: 'notExamined',
  invisibleMark: 'notExamined',
};

const GOOD_LABEL: AigcFieldData = {
  fields: goodFields(),
  raw: '',
  form: 'xmpElement',
  wrapped: false,
  standardPlace: true,
  notStrings: [],
  otherKeys: [],
  duplicateKeys: [],
  extraEncoding: 0,
};

const TRACE: EvidenceDataByKind['generatorTrace'] = {
  generator: 'dreamina',
  strength: 'selfDeclared',
  dialect: 'bytedance-aigc-info',
  raw: '{"aigc_info":{"aigc_label_type":0}}',
};

const SECURITY_DATA: EvidenceDataByKind['securityData'] = { field: 'ReservedCode1', signatures: [], bindings: [] };

const isUnexamined = (data: Partial<C2paExamined> | C2paUnexamined): data is C2paUnexamined =>
  data.state === 'notExamined' || data.state === 'couldNotCheck' || data.state === 'remote';

type Answers = C2paExamined['answers'];

export const yes: C2paAnswer = { answer: 'yes', codes: [] };
export const no = (...codes: readonly string[]): C2paAnswer => ({ answer: 'no', codes });
export const open: C2paAnswer = { answer: 'couldNotCheck', codes: [] };

/** The answers about a manifest with nothing amiss that says nothing about AI; `changes` replaces some. */
export const answers = (changes: Partial<Answers> = {}): Answers => ({
  manifestPresent: yes,
  contentBound: yes,
  signatureValid: yes,
  signerTrusted: yes,
  certificateValid: yes,
  saysAi: no(),
  ...changes,
});

/** A manifest with nothing amiss that says nothing about AI. */
const MANIFEST: C2paExamined = {
  state: 'trusted',
  home: 'embedded',
  bytes: 12_000,
  answers: answers(),
  inception: 'unknown',
  transformations: [],
  statements: [],
  product: '',
  vendor: '',
  active: 'urn:c2pa:example',
  manifests: [],
  failures: [],
  softBindings: [],
  watermarked: false,
  backend: 'wasm',
};

/** What a manifest holds that says that a product of this vendor made the whole. */
export const generatedBy = (product: string, vendor: string) =>
  ({
    product,
    vendor,
    inception: 'fullyGenerated',
    answers: answers({ saysAi: yes }),
    statements: [
      {
        manifest: MANIFEST.active,
        depth: 0,
        by: 'c2pa.created',
        digitalSourceType: 'trainedAlgorithmicMedia',
        ai: 'whole',
        softwareAgent: product,
        when: '',
      },
    ],
  }) as const satisfies Partial<C2paExamined>;

/** A manifest of a store, as a validator lists it. */
export const exampleManifest = (changes: Partial<C2paManifest> = {}): C2paManifest => ({
  label: MANIFEST.active,
  title: '',
  claimGenerator: '',
  generatorName: '',
  generatorVersion: '',
  signer: null,
  actions: [],
  ingredients: [],
  assertions: [],
  ...changes,
});

/** An ingredient that is one of several parts of the picture. */
export const exampleIngredient = (changes: Partial<C2paIngredient> = {}): C2paIngredient => ({
  title: 'part.png',
  relationship: 'componentOf',
  manifest: 'urn:c2pa:part',
  failures: [],
  ...changes,
});

/** What a camera's manifest holds. */
export const CAPTURED = { product: 'Z6III', vendor: 'nikon', inception: 'captured' } as const;

const HISTORY: EvidenceDataByKind['xmpHistory'] = {
  creatorTool: '',
  documentId: '',
  originalDocumentId: '',
  derivedFrom: '',
  events: [],
};

const DEVICE: EvidenceDataByKind['captureDevice'] = { make: 'Canon', model: 'EOS R5', taken: '2026:05:01 10:20:30' };

/** A visible label with nothing amiss. */
const VISIBLE_LABEL: EvidenceDataByKind['visibleText'] = {
  text: '即梦AI生成',
  reading: 'label',
  language: 'zh',
  place: 'corner',
  glyphHeightPercent: 5.5,
  boxHeightPercent: 6.4,
  contrast: 4.5,
  opacity: 1,
  illegible: '',
};

const SPARKLE: EvidenceDataByKind['vendorMark'] = {
  mark: 'gemini-sparkle',
  vendor: 'google',
  place: 'corner',
  sizePercent: 4.5,
};

const INVISIBLE: EvidenceDataByKind['invisibleMark'] = {
  scheme: 'dwtDct',
  generator: 'sdxl',
  payload: 'b3ec907bb19e',
  bits: 48,
  of: 48,
};
