import type { Evidence, NewEvidence } from '../model/evidence.ts';
import type { FormatId } from '../model/format.ts';
import type { ByteLocation, Unexamined, UnexaminedReason } from '../model/location.ts';
import type { ContainerPart, Part } from '../model/part.ts';
import type { Problem, ProblemCode, ProblemSeverity } from '../model/problem.ts';
import { type Family, METADATA_FAMILIES } from '../model/reading.ts';
import type { Carrier, CarrierContext } from './carrier.ts';
import type { Decoders, ProblemData, Tier, WalkContext } from './container.ts';
import { inflateZlib } from './inflate.ts';
import type { LimitName, Limits } from './limits.ts';
import type { Reader, Walk } from './reader.ts';

interface Embedded {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Payloads stand side by side, but for the few that hold others, so together they are hardly longer than the file. More
 * than this many times its size is the same bytes handed out again and again.
 */
const MAX_OVERLAP = 8;

/** Gathers what containers and carriers find in one asset, and holds them to the limits. */
export class Collector implements WalkContext, CarrierContext {
  readonly reader: Reader;
  readonly limits: Limits;
  readonly tier: Tier;
  readonly decoders: Decoders;
  format: FormatId = 'jpeg';
  width: number | null = null;
  height: number | null = null;
  readonly evidenceFound: Evidence[] = [];
  readonly problems: Problem[] = [];
  readonly unexaminedRanges: Unexamined[] = [];
  readonly families = new Set<Family>();
  /** Families whose absence damage made unprovable. */
  readonly damaged = new Set<Family>();
  readonly pendingFiles: Embedded[] = [];
  /** Parts still to be offered to carriers, container's first. */
  readonly queue: Part[] = [];
  /** How many parts each of them came out of. */
  readonly depths: number[] = [];
  /** What the next part's is: 0 while a container walks. */
  depth = 0;
  carrier: Carrier | undefined;
  /** True once the walk wanted a range that the tier hides. */
  hiddenByTier = false;
  #units = 0;
  #parts = 0;
  #partBytes = 0;
  /** Of `#partBytes`, those that stand in the file as they are. */
  #fetchedBytes = 0;
  readonly #limitsHit = new Set<LimitName>();

  constructor(reader: Reader, limits: Limits, tier: Tier, decoders: Decoders) {
    this.reader = reader;
    this.limits = limits;
    this.tier = tier;
    this.decoders = decoders;
  }

  part(part: ContainerPart | Part): void {
    if (this.#parts === this.limits.maxParts) {
      this.#limit('maxParts', part);
      return;
    }
    if (!this.mayNest(this.depth, part.path, part.start)) return;
    this.#parts++;
    this.queue.push(part);
    this.depths.push(this.depth);
  }

  dimensions(width: number, height: number): void {
    if (this.width === null) {
      this.width = width;
      this.height = height;
    }
  }

  unexamined(start: number, end: number, reason: UnexaminedReason): void {
    if (end <= start) return;
    const last = this.unexaminedRanges.at(-1);
    if (last && last.reason === reason && last.end === start) {
      this.unexaminedRanges[this.unexaminedRanges.length - 1] = { start: last.start, end, reason };
    } else if (this.unexaminedRanges.length < this.limits.maxProblems) {
      this.unexaminedRanges.push({ start, end, reason });
    } else if (last) {
      this.unexaminedRanges[this.unexaminedRanges.length - 1] = { start: last.start, end, reason: last.reason };
    }
  }

  unit(path: string, at: number): boolean {
    if (++this.#units <= this.limits.maxUnits) return true;
    this.#limit('maxUnits', { path, start: at, end: at });
    return false;
  }

  mayNest(depth: number, path: string, at: number): boolean {
    if (depth <= this.limits.maxNesting) return true;
    this.problem('nestingTooDeep', 'error', { path, start: at, end: at }, { limit: this.limits.maxNesting });
    return false;
  }

  ended(path: string, at: number, length: number, limit: number = this.reader.size): void {
    const end = at + length;
    const hidden = this.reader.hidden;
    if (hidden && at < hidden.end && end > hidden.start && end <= this.reader.size) {
      this.hiddenByTier = true;
    } else if (end > this.reader.size || this.reader.endedEarly) {
      this.problem(
        'truncated',
        'error',
        { path, start: Math.min(at, this.reader.size), end: this.reader.size },
        { missing: Math.min(end - this.reader.size, Number.MAX_SAFE_INTEGER) },
      );
    } else {
      this.problem(
        'lengthOutOfBounds',
        'error',
        { path, start: at, end: Math.min(limit, this.reader.size) },
        { needed: length },
      );
    }
  }

  *payload(path: string, start: number, end: number): Walk<Uint8Array | undefined> {
    const length = end - start;
    if (length > this.limits.maxPartBytes) {
      this.#limit('maxPartBytes', { path, start, end });
      this.unexamined(start, end, 'limit');
      return undefined;
    }
    if (this.#partBytes + length > this.limits.maxTotalPartBytes) {
      this.#limit('maxTotalPartBytes', { path, start, end });
      this.unexamined(start, end, 'limit');
      return undefined;
    }
    if (this.#fetchedBytes + length > this.reader.size * MAX_OVERLAP) {
      this.problem('noProgress', 'error', { path, start, end }, { needed: length });
      return undefined;
    }
    const bytes = this.reader.peek(start, length) ?? (yield* this.reader.load(start, length));
    if (!bytes) {
      this.ended(path, start, length);
      return undefined;
    }
    this.#partBytes += length;
    this.#fetchedBytes += length;
    return bytes;
  }

  inflate(data: Uint8Array, location: ByteLocation): Uint8Array | undefined {
    const byRatio = data.length * this.limits.maxExpansionRatio;
    const byTotal = this.limits.maxTotalPartBytes - this.#partBytes;
    const limit = Math.min(this.limits.maxExpandedBytes, byRatio, byTotal);
    const result = inflateZlib(data, limit, this.decoders.inflateRaw);
    if (result.ok) {
      this.#partBytes += result.bytes.length;
      return result.bytes;
    }
    this.problem(result.reason === 'tooLarge' ? 'expansionLimit' : 'decompressionFailed', 'error', location);
    return undefined;
  }

  unbrotli(data: Uint8Array, location: ByteLocation, affects: readonly Family[]): Uint8Array | undefined {
    if (!this.decoders.brotli) {
      this.problem('unsupportedVariant', 'error', location, { needs: 'brotli' }, affects);
      return undefined;
    }
    const limit = Math.min(this.limits.maxExpandedBytes, this.limits.maxTotalPartBytes - this.#partBytes);
    const bytes = this.decoders.brotli(data, limit);
    if (!bytes || bytes.length > limit) {
      this.problem('decompressionFailed', 'error', location, { limit }, affects);
      return undefined;
    }
    this.#partBytes += bytes.length;
    return bytes;
  }

  embedded(path: string, start: number, end: number): void {
    this.pendingFiles.push({ path, start, end });
  }

  evidence(evidence: NewEvidence): void {
    if (this.evidenceFound.length === this.limits.maxEvidence) {
      const place = 'path' in evidence.location ? evidence.location : { path: '', start: 0, end: 0 };
      this.#limit('maxEvidence', place);
      return;
    }
    const carrier = this.carrier as Carrier;
    this.evidenceFound.push({
      id: `e${this.evidenceFound.length + 1}`,
      reader: carrier.id,
      readerVersion: carrier.version,
      ...evidence,
    } as Evidence);
  }

  present(family: Family): void {
    this.families.add(family);
  }

  problem(
    code: ProblemCode,
    severity: ProblemSeverity,
    location: ByteLocation,
    data: ProblemData = {},
    affects: readonly Family[] = METADATA_FAMILIES,
  ): void {
    if (severity === 'error') for (const family of affects) this.damaged.add(family);
    const { path, start, end } = location;
    const room = this.limits.maxProblems - this.problems.length;
    if (room > 1) {
      this.problems.push({ code, severity, location: { path, start, end }, data });
    } else if (room === 1) {
      const full = { limit: 'maxProblems', value: this.limits.maxProblems };
      this.problems.push({ code: 'limitExceeded', severity: 'warning', location: { path, start, end }, data: full });
    }
  }

  #limit(limit: LimitName, location: ByteLocation): void {
    if (this.#limitsHit.has(limit)) return;
    this.#limitsHit.add(limit);
    const { path, start, end } = location;
    this.problem('limitExceeded', 'error', { path, start, end }, { limit, value: this.limits[limit] });
  }
}
