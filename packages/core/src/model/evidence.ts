import type { AigcFieldData } from './aigc.ts';
import type { Location } from './location.ts';

export interface C2paManifestData {
  /** `notExamined`: the store was located, nobody validated it. */
  readonly state: 'notExamined';
  readonly bytes: number;
}

export interface GeneratorTraceData {
  /** A name of ours (`dreamina`), or `unknown`. */
  readonly generator: string;
  readonly strength: 'selfDeclared' | 'strong' | 'hint';
  /** The form it was written in, e.g. `bytedance-aigc-info`, `aigc-wrapper-without-label`. */
  readonly dialect: string;
  /** The text that was seen, bounded; hostile. */
  readonly raw: string;
}

/** What is left where a label was, e.g. a TC260 namespace declaration without a value. */
export interface ResidueData {
  readonly sign: 'emptyTc260Shell' | 'emptyTc260Property' | 'emptyAigcEntry';
}

/** The kinds of evidence and their data. The names are the report's contract. */
export interface EvidenceDataByKind {
  readonly aigcField: AigcFieldData;
  readonly c2paManifest: C2paManifestData;
  readonly generatorTrace: GeneratorTraceData;
  readonly residue: ResidueData;
}

export type EvidenceKind = keyof EvidenceDataByKind;

interface EvidenceBase<K extends EvidenceKind> {
  /** `e1`, `e2` … in file order of discovery; unique in the asset. */
  readonly id: string;
  readonly kind: K;
  readonly reader: string;
  readonly readerVersion: number;
  /** The home in words of the format, e.g. `png:iTXt:XMP`. */
  readonly carrier: string;
  readonly location: Location;
  readonly confidence?: number;
  readonly data: EvidenceDataByKind[K];
}

/** One neutral fact, where it was found and by which reader. Judges nothing. */
export type Evidence = { [K in EvidenceKind]: EvidenceBase<K> }[EvidenceKind];
export type EvidenceOf<K extends EvidenceKind> = EvidenceBase<K>;

/** Evidence as a reader emits it; the collector gives it its id and the reader's name and version. */
export type NewEvidence = {
  [K in EvidenceKind]: Omit<EvidenceBase<K>, 'id' | 'reader' | 'readerVersion'>;
}[EvidenceKind];
