import { type AssetEvidence, type Profile, pixelsCanMatter } from '@biaoshi/core';
import type { PixelDepth, PixelOptions, PixelResult } from '@biaoshi/vision';
import type { PixelCache } from '../cache/pixel-cache.ts';
import type { Whole } from '../provenance/whole-asset.ts';
import { wholeProblem } from '../sources/entry.ts';
import { DECODED_FORMATS } from './decoded-formats.ts';
import { withoutPixels, withPixels } from './merge-pixels.ts';
import type { PixelProcesses } from './pixel-processes.ts';

export interface PixelSetup {
  readonly mode: 'auto' | 'always';
  readonly profiles: readonly Profile[];
  readonly declared: boolean;
  /** Bytes of an asset whose pixels are examined, at most. */
  readonly maxAssetBytes: number;
}

/** One asset whose pixels are to be examined. */
export interface PixelRequest {
  readonly depth: PixelDepth;
  /** Asked for when the answer is not in the cache. */
  readonly bytes: () => Whole | Promise<Whole>;
  /** SHA-256 of the bytes, where the cache may be asked. */
  readonly content: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Decides whether an asset's pixels are examined, and adds what they show to its evidence. */
export class Pixels {
  /** Assets examined, or found in the cache. */
  looked = 0;
  readonly #setup: PixelSetup;
  readonly #processes: PixelProcesses;
  readonly #cache: PixelCache | undefined;

  constructor(setup: PixelSetup, processes: PixelProcesses, cache: PixelCache | undefined) {
    this.#setup = setup;
    this.#processes = processes;
    this.#cache = cache;
  }

  /** How much of the picture is to be looked at; undefined when none of it. `auto` asks what could change a verdict. */
  depthFor(evidence: AssetEvidence): PixelDepth | undefined {
    const { mode, profiles, declared } = this.#setup;
    const { format } = evidence;
    if (format === null) return undefined;
    if (mode === 'always') return 'whole';
    return DECODED_FORMATS.has(format) && pixelsCanMatter(evidence, { profiles, declared }) ? 'edges' : undefined;
  }

  /** Rejects with the signal's reason. */
  async examine(evidence: AssetEvidence, request: PixelRequest): Promise<AssetEvidence> {
    const { depth, content } = request;
    this.looked++;
    const held = content === undefined ? undefined : await this.#cache?.get(content, depth);
    if (held) return withPixels(evidence, held);
    const bytes = await request.bytes();
    if (typeof bytes === 'string') return withoutPixels(evidence, this.#problemOf(bytes));
    const result = await this.#processes.examine(bytes, { depth } satisfies PixelOptions, request.signal);
    if (!result) return this.#withoutVision(evidence);
    if (this.#setup.mode === 'auto' && lacksDecoder(result)) return evidence;
    if (content !== undefined && isLasting(result)) await this.#cache?.put(content, depth, result);
    return withPixels(evidence, result);
  }

  #problemOf(whole: 'tooLarge' | 'other') {
    if (whole === 'other') return wholeProblem('ioError', { message: 'fewer bytes came than the source promised' });
    return wholeProblem('limitExceeded', { limit: 'maxPixelAssetBytes', value: this.#setup.maxAssetBytes });
  }

  /** `auto` promised nothing: that nobody looked is in the readings. */
  #withoutVision(evidence: AssetEvidence): AssetEvidence {
    if (this.#setup.mode === 'auto') return evidence;
    return withoutPixels(
      evidence,
      wholeProblem('internalError', { message: 'pixels cannot be decoded on this machine' }),
    );
  }
}

/**
 * The codec of most HEIF is patented and its decoder an optional package: `auto` calls no photo of a phone unreadable
 * because it is not installed.
 */
const lacksDecoder = ({ problems }: PixelResult): boolean =>
  problems.some(({ code, data }) => code === 'unsupportedVariant' && data.missing !== undefined);

/** False where the answer depends on this machine or on what else it did at the time. */
const isLasting = (result: PixelResult): boolean =>
  !lacksDecoder(result) && !result.problems.some(({ code }) => code === 'decoderDied' || code === 'internalError');
