import type { FormatId } from '../model/format.ts';
import type { ByteLocation, UnexaminedReason } from '../model/location.ts';
import type { ContainerPart } from '../model/part.ts';
import type { ProblemCode, ProblemSeverity } from '../model/problem.ts';
import type { Family } from '../model/reading.ts';
import type { InflateRaw } from './inflate.ts';
import type { Limits } from './limits.ts';
import type { Reader, Walk } from './reader.ts';

/** quick: both ends only. metadata: the structure to its end, payloads skipped. thorough: every byte. */
export type Tier = 'quick' | 'metadata' | 'thorough';

/** Decompressors that a platform may have and core has not, or has more slowly. */
export interface Decoders {
  /** In place of the one in core. */
  readonly inflateRaw?: InflateRaw;
  /** Answers undefined when the data is damaged or over `maxBytes`. Without it, brotli payloads are unreadable. */
  readonly brotli?: (data: Uint8Array, maxBytes: number) => Uint8Array | undefined;
}

export type ProblemData = Readonly<Record<string, string | number>>;

/** Where readers put what is wrong. */
export interface ProblemSink {
  /** `affects`: the families that can no longer be called absent; all metadata families by default. Warnings affect none. */
  problem(
    code: ProblemCode,
    severity: ProblemSeverity,
    location: ByteLocation,
    data?: ProblemData,
    affects?: readonly Family[],
  ): void;
}

/** All that a container may see and do while it walks. */
export interface WalkContext extends ProblemSink {
  readonly reader: Reader;
  readonly limits: Limits;
  readonly tier: Tier;
  readonly decoders: Decoders;
  /** Hands a part to the carriers. */
  part(part: ContainerPart): void;
  /** The picture's size in pixels as stored; the first call counts. */
  dimensions(width: number, height: number): void;
  /** A range that this tier does not read. Adjacent ranges with one reason are joined. */
  unexamined(start: number, end: number, reason: UnexaminedReason): void;
  /** Counts one structural unit (segment, chunk, box, sub-block); false, with a problem, once `maxUnits` is reached. */
  unit(path: string, at: number): boolean;
  /** Nesting guard: false, with a problem, when `depth` exceeds `maxNesting`. */
  mayNest(depth: number, path: string, at: number): boolean;
  /**
   * Says why a walk stopped at `at` where it needed `length` bytes up to `limit` (its parent's end): hidden by the tier
   * → unexamined; past the end of the file → `truncated`; past its parent → `lengthOutOfBounds`.
   */
  ended(path: string, at: number, length: number, limit?: number): void;
  /**
   * A metadata payload, fetched and bounded by `maxPartBytes` and `maxTotalPartBytes`. Undefined, with a problem or an
   * unexamined range, when it cannot be had whole.
   */
  payload(path: string, start: number, end: number): Walk<Uint8Array | undefined>;
  /** Inflates a zlib stream within the bounds; undefined, with a problem, when damaged or too large. */
  inflate(data: Uint8Array, location: ByteLocation): Uint8Array | undefined;
  /** Expands a brotli stream within the bounds; undefined, with a problem, when there is no decoder or it gives up. */
  unbrotli(data: Uint8Array, location: ByteLocation, affects: readonly Family[]): Uint8Array | undefined;
  /** A whole file inside this one (second image, embedded file): walked afterwards by whichever container fits. */
  embedded(path: string, start: number, end: number): void;
}

/** One format: knows structure, yields parts, interprets nothing. */
export interface Container {
  readonly id: FormatId;
  readonly mediaType: string;
  /** File name endings without the dot, the usual one first. */
  readonly extensions: readonly string[];
  /** Decides by the first bytes (at least 64 where the file has them; SVG may look at 4096). */
  matches(head: Uint8Array): boolean;
  /** Walks `[start, end)` of the file. Structural paths begin with `path`. Never throws on what a file holds. */
  walk(context: WalkContext, start: number, end: number, path: string): Walk<void>;
}
