import { basename } from 'node:path';
import type { AssetReport, FormatId } from '@biaoshi/core';
import { type LedgerVerdict, PDQ_LEAST_QUALITY } from '@biaoshi/ledger';
import { type ScanOptions, scanAsset, scanAssetSync } from '@biaoshi/scanner';
import type { Fingerprint } from '@biaoshi/vision';
import { PixelHost } from '@biaoshi/vision/host';
import type { Invocation } from '../commands/command.ts';
import { trustOptions } from '../trust/trust-options.ts';
import type { ReadFile } from './read-photo.ts';

/** Why there is no picture to compare: it is none, it is too large, it could not be decoded, or there is too little in it. */
export type PictureGap = 'noPicture' | 'tooLarge' | 'notDecoded' | 'notCompared';

/** PDQ of a picture, or why there is none that can be compared. */
export interface PhotoPrint {
  readonly pdq: Fingerprint['pdq'];
  readonly turns: Fingerprint['turns'];
  readonly gap: PictureGap | null;
}

/** Looks at pictures in child processes until `close`, and judges what they hold by one profile. */
export class PhotoReader {
  readonly #host = new PixelHost({ processes: 1 });
  readonly #invocation: Invocation;
  #scan: ScanOptions | undefined;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
  }

  /** Rejects with the signal's reason. */
  async print({ bytes }: ReadFile): Promise<PhotoPrint> {
    if (bytes === null) return { pdq: null, turns: null, gap: 'tooLarge' };
    if (!isPicture(bytes)) return { pdq: null, turns: null, gap: 'noPicture' };
    const { pdq, turns } = await this.#host.fingerprint(bytes, this.#invocation.signal);
    const gap = pdq === null ? 'notDecoded' : pdq.quality < PDQ_LEAST_QUALITY ? 'notCompared' : null;
    return { pdq, turns, gap };
  }

  /** The verdict of the first profile; null for a file of no known format. */
  async verdict({ bytes, path }: ReadFile): Promise<LedgerVerdict | null> {
    this.#scan ??= scanOptions(this.#invocation);
    return verdictOf(await scanAsset(bytes ? { kind: 'bytes', bytes, name: basename(path) } : path, this.#scan));
  }

  close(): Promise<void> {
    return this.#host.close();
  }
}

function scanOptions(invocation: Invocation): ScanOptions {
  const { profile, pixels } = invocation.options;
  return {
    signal: invocation.signal,
    ...(profile && { profiles: profile.slice(0, 1) }),
    ...(pixels && { pixels }),
    ...trustOptions(invocation),
  };
}

function verdictOf({ asset, results }: AssetReport): LedgerVerdict | null {
  const [result] = results;
  return asset.format !== null && result ? { profile: result.profile, ...result.verdict } : null;
}

const VIDEOS: readonly FormatId[] = ['mp4', 'mov'];

function isPicture(bytes: Buffer): boolean {
  const { format } = scanAssetSync(bytes, { tier: 'quick' }).asset;
  return format !== null && !VIDEOS.includes(format);
}
