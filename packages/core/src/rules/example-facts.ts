import { factsOf, type ReadAsset } from '../facts.ts';
import type { AigcFieldData, AigcKey } from '../model/aigc.ts';
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
  readonly readings?: Readonly<Partial<Record<Family, Reading>>>;
}

/** The facts of a made-up asset: a whole PNG unless told otherwise. Only for rules' examples and tests. */
export function exampleFacts(example: Example): Facts {
  const { name = 'picture.png', declared = false, aiMade = false } = example;
  return factsOf(exampleAsset(example), name, { declared, aiMade });
}

export function exampleAsset(example: Example): ReadAsset {
  const { format = 'png', labels = [], traces = [], residues = [], problems = [], unexamined = [] } = example;
  const evidence: Evidence[] = [];
  const add = <K extends EvidenceKind>(kind: K, carrier: string, data: EvidenceDataByKind[K]): void => {
    const index = evidence.length;
    const location = { path: `png/iTXt[${index}]`, start: 100 * index, end: 100 * index + 80 };
    evidence.push({
      id: `e${index + 1}`,
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
  for (const data of residues) add('residue', 'png:iTXt:XMP', data);
  const found: Partial<Record<Family, Reading>> = {
    ...(labels.length > 0 && { aigcField: 'present' }),
    ...(traces.length > 0 && { generatorTrace: 'present' }),
  };
  const readings: Readings = { ...NOTHING_FOUND, ...found, ...example.readings };
  return { format, readings, evidence, problems, unexamined };
}

const NOTHING_FOUND = Object.fromEntries(FAMILIES.map((family) => [family, 'absent'])) as Record<Family, Reading>;

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
