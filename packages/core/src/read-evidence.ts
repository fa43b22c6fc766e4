import type { ByteSource, SyncByteSource } from './bytes/byte-source.ts';
import { Collector } from './bytes/collector.ts';
import type { Container, Decoders, Tier } from './bytes/container.ts';
import { DEFAULT_LIMITS, type Limits } from './bytes/limits.ts';
import { Reader, runAsync, runSync, type Walk } from './bytes/reader.ts';
import { ReaderIndex } from './bytes/reader-index.ts';
import { CARRIERS } from './carriers/index.ts';
import { CONTAINERS } from './containers/index.ts';
import type { Evidence } from './model/evidence.ts';
import type { FormatId } from './model/format.ts';
import type { Unexamined } from './model/location.ts';
import type { Part } from './model/part.ts';
import type { Problem } from './model/problem.ts';
import { FAMILIES, type Family, METADATA_FAMILIES, type Reading, type Readings } from './model/reading.ts';
import { TRACES } from './traces/index.ts';

export interface ReadOptions {
  /** Default `metadata`. */
  readonly tier?: Tier;
  readonly limits?: Partial<Limits>;
  readonly decoders?: Decoders;
  /** Keep every part in the answer, for `inspect`. Default false: parts are let go once carriers have read them. */
  readonly keepParts?: boolean;
}

/** Everything the bytes say, before any rule. */
export interface AssetEvidence {
  readonly format: FormatId | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly readings: Readings;
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  readonly unexamined: readonly Unexamined[];
  /** Bytes fetched from the source. */
  readonly bytesRead: number;
  /** In the order in which they were found; empty unless `keepParts`. */
  readonly parts: readonly Part[];
}

/** Bytes that decide the format: SVG may have a prologue, everything else shows itself in the first few. */
const SNIFF_BYTES = 4096;

/** Reads an asset whose source answers at once. Throws only what the source throws. */
export function readEvidenceSync(source: SyncByteSource, options: ReadOptions = {}): AssetEvidence {
  const session = open(source, options, 'near');
  runSync(session.walk, session.reader, source);
  return session.finish();
}

/** Reads an asset from any source. Rejects only with what the source throws, or when `signal` aborts. */
export async function readEvidence(
  source: ByteSource,
  options: ReadOptions & { readonly signal?: AbortSignal } = {},
): Promise<AssetEvidence> {
  const session = open(source, options, 'far');
  await runAsync(session.walk, session.reader, source, options.signal);
  return session.finish();
}

function open(source: ByteSource, options: ReadOptions, distance: 'near' | 'far') {
  const limits = options.limits ? { ...DEFAULT_LIMITS, ...options.limits } : DEFAULT_LIMITS;
  const tier = options.tier ?? 'metadata';
  const reader = new Reader(source.size, limits, tier === 'quick', distance);
  const collector = new Collector(reader, limits, tier, options.decoders ?? {});
  const session = new Session(collector, options.keepParts === true);
  return { reader, walk: session.walk(), finish: () => session.finish() };
}

class Session {
  readonly #collector: Collector;
  readonly #parts: Part[] | undefined;
  #format: FormatId | null = null;

  constructor(collector: Collector, keepParts: boolean) {
    this.#collector = collector;
    this.#parts = keepParts ? [] : undefined;
  }

  *walk(): Walk<void> {
    const { reader } = this.#collector;
    if (reader.size === 0) {
      this.#collector.problem('emptyFile', 'error', { path: '', start: 0, end: 0 });
      return;
    }
    const container = yield* this.#sniff(0, reader.size);
    if (!container) {
      const end = Math.min(SNIFF_BYTES, reader.size);
      this.#collector.problem('unknownFormat', 'error', { path: '', start: 0, end });
      return;
    }
    this.#format = container.id;
    yield* this.#walkFile(container, 0, reader.size, container.id);
    yield* this.#walkEmbedded(0, 1);
    this.#exposeEarlyEnd(container.id);
    this.#exposeHidden();
  }

  *#sniff(start: number, end: number): Walk<Container | undefined> {
    const { reader } = this.#collector;
    const length = Math.min(64, end - start);
    const head = reader.peek(start, length) ?? (yield* reader.loadUpTo(start, length));
    const container = CONTAINERS.find((candidate) => candidate.matches(head));
    if (container || end - start <= 64) return container;
    const more = yield* reader.loadUpTo(start, Math.min(SNIFF_BYTES, end - start));
    return CONTAINERS.find((candidate) => candidate.matches(more));
  }

  *#walkFile(container: Container, start: number, end: number, path: string): Walk<void> {
    this.#collector.format = container.id;
    yield* container.walk(this.#collector, start, end, path);
    this.#carry();
  }

  /** Files inside the file: each level may add more, so the nesting limit bounds it. */
  *#walkEmbedded(from: number, depth: number): Walk<void> {
    const { pendingFiles } = this.#collector;
    const to = pendingFiles.length;
    for (let index = from; index < to; index++) {
      const file = pendingFiles[index];
      if (!file || !this.#collector.mayNest(depth, file.path, file.start)) continue;
      const container = yield* this.#sniff(file.start, file.end);
      if (container) yield* this.#walkFile(container, file.start, file.end, `${file.path}/${container.id}`);
      else this.#collector.unexamined(file.start, file.end, 'opaquePayload');
    }
    if (pendingFiles.length > to) yield* this.#walkEmbedded(to, depth + 1);
  }

  /** Offers each part to the carriers of its kind; what they yield joins the queue, bounded by `maxParts`. */
  #carry(): void {
    const collector = this.#collector;
    const { queue, depths } = collector;
    for (let index = 0; index < queue.length; index++) {
      const part = queue[index] as Part;
      collector.depth = (depths[index] as number) + 1;
      for (const carrier of READERS.of(part)) {
        collector.carrier = carrier;
        carrier.read(part, collector);
      }
      this.#parts?.push(part);
    }
    queue.length = 0;
    depths.length = 0;
    collector.depth = 0;
  }

  /** A source that gave less than its size may have ended in a payload that nobody reads. */
  #exposeEarlyEnd(path: string): void {
    const { reader, problems } = this.#collector;
    if (!reader.endedEarly || problems.some(({ code }) => code === 'truncated')) return;
    this.#collector.ended(path, reader.size, 0);
  }

  #exposeHidden(): void {
    const { reader, hiddenByTier } = this.#collector;
    if (hiddenByTier && reader.hidden) this.#collector.unexamined(reader.hidden.start, reader.hidden.end, 'quickTier');
  }

  finish(): AssetEvidence {
    const { width, height, evidenceFound, problems, unexaminedRanges, reader } = this.#collector;
    const readings = this.#readings();
    const isKept = readings.c2pa === 'absent' || !evidenceFound.some(saysMissing);
    return {
      format: this.#format,
      width,
      height,
      readings,
      evidence: isKept ? evidenceFound : evidenceFound.filter((item) => !saysMissing(item)),
      problems,
      unexamined: unexaminedRanges,
      bytesRead: reader.bytesRead,
      parts: this.#parts ?? [],
    };
  }

  #readings(): Readings {
    const { families, evidenceFound } = this.#collector;
    for (const item of evidenceFound) {
      const family = FAMILY_OF[item.kind];
      if (family && !isPointer(item)) families.add(family);
    }
    const readings = {} as Record<Family, Reading>;
    for (const family of FAMILIES) readings[family] = this.#reading(family);
    return readings;
  }

  #reading(family: Family): Reading {
    const { families, damaged, hiddenByTier } = this.#collector;
    if (families.has(family)) return 'present';
    if (!EXAMINED.has(family)) return 'notExamined';
    if (damaged.has(family)) return 'unreadable';
    return hiddenByTier ? 'notExamined' : 'absent';
  }
}

/** Which carriers and traces a part is offered to. */
const READERS = new ReaderIndex([...CARRIERS, ...TRACES]);

const FAMILY_OF: Readonly<Partial<Record<Evidence['kind'], Family>>> = {
  aigcField: 'aigcField',
  c2paManifest: 'c2pa',
  generatorTrace: 'generatorTrace',
};

/** A pointer to a manifest store says nothing of one in the file. */
const isPointer = (item: Evidence): boolean => item.kind === 'c2paManifest' && item.data.state === 'remote';

/** A pointer into the file: what it leads to can be called missing only where a store was looked for and not found. */
const saysMissing = ({ kind, data }: Evidence): boolean => kind === 'residue' && data.sign === 'missingCredentials';

/** Families that this build looks for in every legal home. */
const EXAMINED: ReadonlySet<Family> = new Set(METADATA_FAMILIES);
