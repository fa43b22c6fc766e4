import type { AigcKey, C2paState, Family, FormatId, Integrity, Origin, ProfileId, Reading } from '@biaoshi/core';

/** What a file is in the corpus for. */
export const GROUPS = ['serialisation', 'container', 'defect', 'placement', 'damage', 'provenance'] as const;
export type Group = (typeof GROUPS)[number];

export type Fields = Readonly<Partial<Record<AigcKey, string>>>;

/** What a file says of its origin beside the label. Findings are `rule/message`, sorted. */
export interface Provenance {
  /** State of each C2PA store, or pointer to one, in file order. */
  readonly c2pa: readonly C2paState[];
  /** How the picture began, by each store that was validated. */
  readonly inceptions: readonly string[];
  /** Term (`none`: in no vocabulary), share of AI and spelling of each digital source type. */
  readonly sourceTypes: readonly string[];
  /** `family/generator strength` of each trace. */
  readonly traces: readonly string[];
  /** Make and model of each camera that EXIF names. */
  readonly cameras: readonly string[];
  /** Agents of each XMP history, in its order. */
  readonly agents: readonly string[];
  /** Under `cn-platform`. */
  readonly integrity: Integrity;
  readonly platformFindings: readonly string[];
  /** Under the profiles named: those for which the file is of interest. */
  readonly worldFindings: Readonly<Partial<Record<ProfileId, readonly string[]>>>;
}

/** What a scan of the file must say. Written by hand, from the standard and the file's design; never from a scan. */
export interface Expectation {
  readonly format: FormatId | null;
  readonly aigcField: Reading;
  /** Other families that must be present. */
  readonly also?: readonly Family[];
  /** Under `cn-platform`, nothing declared by the uploader. */
  readonly origin: Origin;
  /** The fields of each label, in file order; null when there is none. */
  readonly fields: readonly Fields[] | null;
  /** Rules with a finding that is neither a pass nor not applicable under `cn-provider`, sorted; the pixels are not looked at. */
  readonly findings: readonly string[];
  readonly provenance?: Provenance;
}

/** One file of the corpus: its bytes, and all that its papers say but the hash. */
export interface Specimen {
  /** Path below `files/`; its folder is the group. */
  readonly file: string;
  /** What the bytes are. */
  readonly what: string;
  /** The behaviour that this file pins. */
  readonly pins: string;
  readonly bytes: Uint8Array;
  readonly expect: Expectation;
  /** An ordinary decoder shows it as a picture. */
  readonly decodes: boolean;
}

/** A line of `papers.jsonl`. */
export interface Paper extends Expectation {
  readonly file: string;
  readonly group: Group;
  readonly what: string;
  readonly pins: string;
  readonly decodes: boolean;
  readonly bytes: number;
  readonly sha256: string;
}
