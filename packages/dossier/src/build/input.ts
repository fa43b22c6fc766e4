import type { Report } from '@biaoshi/core';
import type { CustodyEntry } from '../custody/custody.ts';
import type { Facts } from '../form/facts.ts';
import type { PicturesByAsset } from '../report/report-blocks.ts';

/** The untouched bytes of an asset. They are read twice, in pieces, and never held whole. */
export interface Original {
  /** The asset's `index` in the report. */
  readonly index: number;
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export interface DossierInput {
  readonly report: Report;
  /** Id of a channel. */
  readonly channel: string;
  /** Number of the case or of these papers; default: `BS-` and twelve digits of the report's digest. */
  readonly identifier?: string;
  /** What the user knows, for the form. What is missing stays marked there. */
  readonly facts?: Facts;
  /** Steps before and after the scan, which tells of itself. */
  readonly custody?: readonly CustodyEntry[];
  readonly pictures?: PicturesByAsset;
  readonly originals?: readonly Original[];
  /** A copy to be shared: no prompts, names, places, paths, no personal fields, no originals. Default false. */
  readonly redact?: boolean;
  /** A third party's RFC 3161 response over `manifest.json`, got by the README's instructions. */
  readonly timestamp?: Uint8Array;
}

/** Bounds of one dossier. Past one: `InvalidArgumentError` (`invalidOption`). */
export const DOSSIER_LIMITS = {
  /** Assets in the report; papers of more are read by nobody. */
  assets: 10_000,
  /** Original files. */
  originals: 1_000,
  /** Bytes of all originals together; the archive itself ends at 4 GiB. */
  originalBytes: 3 * 2 ** 30,
  /** Bytes of all pictures together: they are held, and stand in the papers too. */
  pictureBytes: 128 * 2 ** 20,
  /** Bytes of a time stamp; a usual one has some 6,000. */
  timestampBytes: 2 ** 20,
  /** UTF-16 units of one fact, and of the identifier. */
  factChars: 10_000,
  identifierChars: 100,
} as const;
