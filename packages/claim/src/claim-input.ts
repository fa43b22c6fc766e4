import { InvalidArgumentError } from '@biaoshi/core';
import type { Ledger } from '@biaoshi/ledger';
import type { AssetInput, ScanOptions } from '@biaoshi/scanner';
import type { PixelHost } from '@biaoshi/vision/host';
import type { ClaimContext } from './claim-report.ts';
import { CLAIM_LIMITS } from './limits.ts';
import { parseTime } from './moment.ts';

/** A photo: the path of a file, its bytes, or either with a name. */
export type ClaimInput = string | Uint8Array | Extract<AssetInput, { kind: 'file' | 'bytes' }>;

/** What looks at pixels. */
export type Examiner = Pick<PixelHost, 'fingerprint' | 'compare' | 'crops' | 'earlierSteps' | 'finePattern' | 'close'>;

export interface ClaimOptions extends Partial<ClaimContext> {
  /** Photos that the buyer handed in; at least one. */
  readonly evidence: readonly ClaimInput[];
  /** Photos of the listing, or of the goods as they were sent. */
  readonly listing: readonly ClaimInput[];
  /** How each photo is scanned. Pixels are looked at whole unless this says otherwise. */
  readonly scan?: Omit<ScanOptions, 'signal' | 'hash'>;
  /** Where earlier pictures are looked up; nowhere by default. It stays open. */
  readonly ledger?: Pick<Ledger, 'search'>;
  /** Looks at the pixels and stays open; by default processes of the claim's own, ended with it. */
  readonly examiner?: Examiner;
  /** Whether pictures for a sheet are made. Default true. */
  readonly pictures?: boolean;
  /** Time of the report in milliseconds since 1970; default now. */
  readonly now?: number;
  readonly signal?: AbortSignal;
}

/** Throws `InvalidArgumentError` for photos or times that cannot be. */
export function checkedContext({ evidence, listing, case: given, ordered, received }: ClaimOptions): ClaimContext {
  if (evidence.length === 0) throw new InvalidArgumentError('invalidSource', 'a claim has at least one photo');
  for (const [side, photos] of Object.entries({ evidence, listing })) {
    if (photos.length > CLAIM_LIMITS.maxPhotos) {
      throw new InvalidArgumentError('invalidOption', `${side}: at most ${CLAIM_LIMITS.maxPhotos} photos`);
    }
  }
  for (const [name, time] of Object.entries({ ordered, received })) {
    if (time != null && !parseTime(time)) {
      throw new InvalidArgumentError('invalidOption', `${name}: expected a day or a time of ISO 8601, got ${time}`);
    }
  }
  return { case: given ?? null, ordered: ordered ?? null, received: received ?? null };
}
