import { type AssetReport, InvalidArgumentError, profileById, type RunHeader, SCHEMA_VERSION } from '@biaoshi/core';
import { EvidenceCache } from '../cache/evidence-cache.ts';
import { journalHeader } from '../journal/header.ts';
import { Journal } from '../journal/journal.ts';
import type { RenderRequest } from '../options.ts';
import { detectorVersions } from '../pixels/detector-versions.ts';
import { makeFolder } from '../pixels/picture-setup.ts';
import { WORKER_URL } from '../pool/worker-url.ts';
import { type BatchInput, expandAll } from '../sources/expand.ts';
import { TOOL } from '../tool.ts';
import { type BatchOptions, type ResolvedBatch, resolveBatchOptions } from './batch-options.ts';
import { type ChunkResult, SKIPPED } from './chunk-result.ts';
import { EmptySources } from './empty-sources.ts';
import { Flattened } from './flattened.ts';
import { Lanes } from './lanes.ts';
import { Pipeline } from './pipeline.ts';
import { loadRender } from './render.ts';
import { RunningTally, type Tally } from './tally.ts';

/** An asset's report as text. */
export interface RenderedAsset {
  readonly index: number;
  readonly text: string;
  /** What the report adds to the summary. Equal tallies of neighbours may be one object. */
  readonly tally: Tally;
}

export interface BatchCounts {
  /** Results delivered. */
  readonly done: number;
  /** Things met that are no assets and that nobody named: they have no result. */
  readonly skipped: number;
  /** Of `done` and `skipped`, those taken from the journal. */
  readonly replayed: number;
  /** Of `done`, those whose evidence came from the cache. */
  readonly cached: number;
  /** Chunks scanned again because their worker died. */
  readonly redone: number;
}

/**
 * A run. Iterating it does the work, once; leaving the iteration early ends it. Results come in the order of the
 * sources' entries, whatever the number of threads; `index` is the place among all entries, so entries that were
 * skipped leave gaps.
 *
 * Iteration throws `InvalidArgumentError` (`invalidSource`, `journalMismatch`), `IoError` (a list, the journal or the
 * cache cannot be used) or `InternalError`, after every result that was complete before it.
 */
export interface Batch<T> extends AsyncIterable<T> {
  readonly header: RunHeader;
  /** The sums over what was delivered so far; final once iteration has ended. */
  readonly summary: Tally;
  readonly counts: BatchCounts;
  /** Sources, as given, that had no asset; at most 1000 of them. */
  readonly emptySources: readonly string[];
  /** The signal ended the run before its sources did. */
  readonly interrupted: boolean;
}

interface KindCount {
  readonly tally: Tally;
  times: number;
}

type Inputs = Iterable<BatchInput> | AsyncIterable<BatchInput>;

/**
 * Scans everything that the sources name. A string is a source in the words of the command line: a file, a folder, a
 * pattern, `@list.txt`, `@-`, an archive, an http(s) address. One bad asset never ends a run: it has a report that says
 * so. Throws `InvalidArgumentError` for options that cannot be.
 */
export function scanBatch(inputs: Inputs, options: BatchOptions & { render: RenderRequest }): Batch<RenderedAsset>;
export function scanBatch(inputs: Inputs, options?: BatchOptions & { render?: undefined }): Batch<AssetReport>;
export function scanBatch(inputs: Inputs, options?: BatchOptions): Batch<AssetReport | RenderedAsset>;
export function scanBatch(inputs: Inputs, options: BatchOptions = {}): Batch<AssetReport | RenderedAsset> {
  return new BatchRun(inputs, options, WORKER_URL);
}

/** `scanBatch`, with the worker's file as an argument. */
export class BatchRun implements Batch<AssetReport | RenderedAsset> {
  readonly header: RunHeader;
  interrupted = false;
  readonly #inputs: Inputs;
  readonly #options: BatchOptions;
  readonly #resolved: ResolvedBatch;
  readonly #worker: URL;
  readonly #tally: RunningTally;
  readonly #empty = new EmptySources();
  readonly #counts = { done: 0, skipped: 0, replayed: 0, cached: 0, redone: 0 };
  #kinds: KindCount[] = [];
  #started = false;

  constructor(inputs: Inputs, options: BatchOptions, worker: URL) {
    if (typeof inputs === 'string') throw new InvalidArgumentError('invalidSource', 'expected a list of sources');
    this.#inputs = inputs;
    this.#options = options;
    this.#resolved = resolveBatchOptions(options);
    this.#worker = worker;
    const { profiles, limits } = this.#resolved.setup;
    this.#tally = new RunningTally(profiles);
    this.header = {
      schemaVersion: SCHEMA_VERSION,
      tool: TOOL,
      profiles: profiles.map((id) => ({ id, version: profileById(id).version })),
      limits: { ...limits },
      startedAt: new Date().toISOString(),
    };
  }

  get summary(): Tally {
    this.#countKinds();
    return this.#tally.total;
  }

  get counts(): BatchCounts {
    return { ...this.#counts };
  }

  get emptySources(): readonly string[] {
    return this.#empty.names;
  }

  [Symbol.asyncIterator](): AsyncIterator<AssetReport | RenderedAsset> {
    if (this.#started) throw new InvalidArgumentError('invalidSource', 'a batch can be iterated once');
    this.#started = true;
    return new Flattened(this.#results());
  }

  async *#results(): AsyncGenerator<Iterable<AssetReport | RenderedAsset>, void> {
    const { setup, threads, threadsByDefault } = this.#resolved;
    if (setup.render) await loadRender(setup.render);
    if (setup.cache !== null) new EvidenceCache(setup.cache, setup);
    if (setup.pictures) makeFolder(setup.pictures);
    const journal = await this.#openJournal();
    const ender = new AbortController();
    const caller = this.#options.signal;
    const end = () => ender.abort();
    caller?.addEventListener('abort', end, { once: true });
    if (caller?.aborted) end();
    const lanes = new Lanes(
      setup,
      { count: threads, whenNeeded: threadsByDefault, worker: this.#worker },
      ender.signal,
    );
    try {
      yield* this.#deliver(lanes, journal, ender.signal);
    } finally {
      caller?.removeEventListener('abort', end);
      end();
      await lanes.close();
      await journal?.close();
    }
  }

  async *#deliver(
    lanes: Lanes,
    journal: Journal | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Iterable<AssetReport | RenderedAsset>, void> {
    const { setup, threads, chunkSize } = this.#resolved;
    const context = {
      limits: setup.limits,
      signal,
      input: this.#options.input ?? process.stdin,
      skipped: () => void this.#counts.skipped++,
    };
    const pipeline = new Pipeline(expandAll(this.#inputs, context), lanes, {
      chunkSize,
      window: threads <= 1 ? 2 : threads * 4,
      journal,
      signal,
      sourceEnded: (source, after) => this.#empty.ended(source, after),
    });
    let delivered = 0;
    for await (const { first, count, replayed, results } of pipeline.run()) {
      let at = first;
      for (const result of await results) {
        if (result.lines !== '') journal?.append(result.lines);
        this.#counts.cached += result.cached;
        if (replayed) this.#counts.replayed += result.done;
        yield this.#items(at, result);
        at += result.done;
      }
      delivered = at;
      this.#counts.redone = lanes.redone;
      this.#empty.settle(at);
      this.#options.onProgress?.({ done: at, ...(pipeline.ended && { total: pipeline.offered }) });
      if (at < first + count) break;
    }
    this.interrupted = signal.aborted && !(pipeline.ended && delivered === pipeline.offered);
  }

  *#items(first: number, result: ChunkResult): Generator<AssetReport | RenderedAsset> {
    const { kinds, kindOf, text, ends, reports } = result;
    this.#countKinds();
    this.#kinds = kinds.map((tally) => ({ tally, times: 0 }));
    let start = 0;
    for (let at = 0; at < result.done; at++) {
      const end = ends[at] as number;
      const kind = kindOf[at] as number;
      const piece = text.slice(start, end);
      start = end;
      if (kind === SKIPPED) {
        this.#counts.skipped++;
        continue;
      }
      const counted = this.#kinds[kind] as KindCount;
      counted.times++;
      this.#counts.done++;
      this.#empty.asset(first + at);
      if (this.#resolved.setup.render) yield { index: first + at, text: piece, tally: counted.tally };
      else yield reports?.[at] ?? (JSON.parse(piece) as AssetReport);
    }
  }

  /** Adds what was delivered of the chunk at hand to the sums: once a kind, not once an asset. */
  #countKinds(): void {
    for (const counted of this.#kinds) {
      this.#tally.add(counted.tally, counted.times);
      counted.times = 0;
    }
  }

  async #openJournal(): Promise<Journal | undefined> {
    const { resume } = this.#options;
    if (resume === undefined) return undefined;
    const sources = Array.isArray(this.#inputs) ? this.#inputs.map(describe) : null;
    const { setup } = this.#resolved;
    const detectors = setup.pixels === 'never' ? [] : await detectorVersions();
    return Journal.open(resume, journalHeader(setup, sources, detectors));
  }
}

/** A source as a journal names it. */
const describe = (input: BatchInput): string =>
  typeof input === 'string' ? input : (input.uri ?? input.name ?? input.kind);
