import type { AigcFieldData } from './aigc.ts';
import type { C2paManifestData } from './c2pa.ts';
import type { ParsedSourceType } from './digital-source.ts';
import type { Location } from './location.ts';
import type { InvisibleMarkData, VendorMarkData, VisibleTextData } from './pixels.ts';
import type { SecurityDataData } from './security-data.ts';

/** An IPTC Digital Source Type outside C2PA: XMP or, where writers put it there, IIM. */
export interface DigitalSourceTypeData extends ParsedSourceType {
  /** As written; bounded. */
  readonly raw: string;
}

/** One event of `xmpMM:History`; texts are from the file, bounded, '' when not given. */
export interface XmpHistoryEvent {
  readonly action: string;
  readonly softwareAgent: string;
  readonly when: string;
  readonly changed: string;
}

/** What an XMP packet tells of the file's way: tools and documents, in the file's order. '' when not given. */
export interface XmpHistoryData {
  readonly creatorTool: string;
  readonly documentId: string;
  readonly originalDocumentId: string;
  /** `xmpMM:DerivedFrom`, its documentID or instanceID. */
  readonly derivedFrom: string;
  readonly events: readonly XmpHistoryEvent[];
  /** Events left out between the first half of `events` and the last; not given when there are none. */
  readonly omittedEvents?: number;
}

/** The camera that an EXIF block names, and when it says that the picture was taken. Anyone can write it. */
export interface CaptureDeviceData {
  readonly make: string;
  readonly model: string;
  /** `DateTimeOriginal` as written; '' when not given. */
  readonly taken: string;
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
export const RESIDUE_SIGNS = [
  'emptyTc260Shell',
  'emptyTc260Property',
  'emptyAigcEntry',
  /** EXIF points to a directory that is not there, or to a UserComment that is not there or empty. */
  'danglingExifPointer',
  /** The metadata points to content credentials in this very file, and there are none. */
  'missingCredentials',
] as const;

export interface ResidueData {
  readonly sign: (typeof RESIDUE_SIGNS)[number];
}

/** The kinds of evidence and their data. The names are the report's contract. */
export interface EvidenceDataByKind {
  readonly aigcField: AigcFieldData;
  readonly c2paManifest: C2paManifestData;
  readonly captureDevice: CaptureDeviceData;
  readonly digitalSourceType: DigitalSourceTypeData;
  readonly generatorTrace: GeneratorTraceData;
  readonly invisibleMark: InvisibleMarkData;
  readonly residue: ResidueData;
  readonly securityData: SecurityDataData;
  readonly vendorMark: VendorMarkData;
  readonly visibleText: VisibleTextData;
  readonly xmpHistory: XmpHistoryData;
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
