import { type AssetReport, InternalError } from '@biaoshi/core';
import { reportLine, skippedLine, textLine } from '../journal/lines.ts';
import type { Setup } from '../options.ts';
import { PixelProcesses } from '../pixels/pixel-processes.ts';
import { isSyncEntry, Scanner, uriOf } from '../scanner.ts';
import { type Entry, wholeProblem } from '../sources/entry.ts';
import { type ChunkResult, ResultBuilder } from './chunk-result.ts';
import { loadRender, type Render } from './render.ts';

const MESSAGE_CHARACTERS = 200;

type Answer = AssetReport | undefined;

/** An entry whose turn in the result has not come yet. */
interface Waiting {
  readonly entry: Entry;
  readonly answer: Answer | Promise<Answer>;
}

interface Work {
  readonly first: number;
  readonly stopped: () => boolean;
  readonly waited: () => void;
  readonly result: ResultBuilder;
  readonly waiting: Waiting[];
}

/** Scans chunks in the thread that it is in: the same in a worker and in the caller's own thread. */
export class ChunkRunner {
  readonly #scanner: Scanner;
  readonly #render: Render | undefined;
  readonly #journal: boolean;
  readonly #passReports: boolean;
  readonly #processes: PixelProcesses;
  /** Settles once the chunks given so far have begun with all their entries. */
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * `crosses`: results leave this thread, so reports become text. `processes`: child processes that examine pixels for
   * it, at most.
   */
  static async create(setup: Setup, crosses: boolean, processes: number): Promise<ChunkRunner> {
    const render = setup.render ? await loadRender(setup.render) : undefined;
    return new ChunkRunner(setup, render, !crosses && !render, processes);
  }

  private constructor(setup: Setup, render: Render | undefined, passReports: boolean, processes: number) {
    this.#processes = new PixelProcesses(processes);
    this.#scanner = new Scanner(setup, this.#processes);
    this.#render = render;
    this.#journal = setup.journal;
    this.#passReports = passReports;
  }

  /** Assets whose pixels were examined so far. */
  get looked(): number {
    return this.#scanner.looked;
  }

  /**
   * Begins with the entries one after the other until `stopped` says so; those of a chunk that was given later wait until
   * then. An asset that takes a promise holds the next one up only when too many wait; `waited` is called after that.
   */
  async run(
    first: number,
    entries: readonly Entry[],
    stopped: () => boolean,
    waited: () => void = () => undefined,
  ): Promise<ChunkResult> {
    const result = new ResultBuilder();
    const waiting: Waiting[] = [];
    const begun = this.#turn.then(() => this.#begin(entries, { first, stopped, waited, result, waiting }));
    this.#turn = begun.catch(() => undefined);
    const cached = await begun;
    for (const { entry, answer } of waiting) this.#add(result, entry, first + result.done, await answer);
    return result.finish(this.#passReports, cached);
  }

  /** The same for entries that answer later, all at once; those that were not done when the signal came are left out. */
  async runLater(first: number, entries: readonly Entry[], signal: AbortSignal): Promise<ChunkResult> {
    const scans = await Promise.allSettled(
      entries.map((entry, at) => this.#scanner.scanLater(entry, first + at, signal)),
    );
    const result = new ResultBuilder();
    for (const [at, scan] of scans.entries()) {
      const entry = entries[at] as Entry;
      if (scan.status === 'rejected' && signal.aborted) break;
      const report = scan.status === 'fulfilled' ? scan.value : this.#bug(entry, first + at, scan.reason);
      this.#add(result, entry, first + at, report);
    }
    return result.finish(this.#passReports, 0);
  }

  /** A result that says only what was wrong with an entry. */
  fault(index: number, entry: Entry, code: 'workerDied'): ChunkResult {
    const result = new ResultBuilder();
    this.#add(result, entry, index, this.#scanner.faultReport(entry, index, wholeProblem(code)));
    return result.finish(this.#passReports, 0);
  }

  /** Adds what is answered at once to the result while nothing waits before it. How many answers came from the cache. */
  async #begin(entries: readonly Entry[], work: Work): Promise<number> {
    const { first, stopped, waited, result, waiting } = work;
    let cached = 0;
    for (const [at, entry] of entries.entries()) {
      for (let room = this.#scanner.room(); room; room = this.#scanner.room()) {
        await room;
        waited();
      }
      if (stopped()) break;
      const cachedBefore = this.#scanner.cached;
      const answer = this.#scan(entry, first + at);
      cached += this.#scanner.cached - cachedBefore;
      if (waiting.length === 0 && !(answer instanceof Promise)) this.#add(result, entry, first + at, answer);
      else waiting.push({ entry, answer });
    }
    return cached;
  }

  /** Ends the processes that examine pixels. Those that are asked for later are new ones. */
  close(): Promise<void> {
    return this.#processes.close();
  }

  #scan(entry: Entry, index: number): Answer | Promise<Answer> {
    try {
      if (isSyncEntry(entry)) {
        const answer = this.#scanner.scan(entry, index);
        return answer instanceof Promise ? answer.catch((error) => this.#bug(entry, index, error)) : answer;
      }
      throw new InternalError('internal', `an entry of kind ${entry.kind} cannot be scanned at once`);
    } catch (error) {
      return this.#bug(entry, index, error);
    }
  }

  /** A bug costs its asset an answer, never the batch; the report says that it was ours. */
  #bug(entry: Entry, index: number, error: unknown): AssetReport {
    const message = (error instanceof Error ? error.message : String(error)).slice(0, MESSAGE_CHARACTERS);
    return this.#scanner.faultReport(entry, index, wholeProblem('internalError', { message }));
  }

  #add(result: ResultBuilder, entry: Entry, index: number, report: AssetReport | undefined): void {
    if (!report) {
      result.skip(this.#journal ? skippedLine(index, uriOf(entry)) : '');
      return;
    }
    const text = this.#textOf(report, entry, index);
    result.report(report, this.#passReports ? '' : text, (tally) => {
      if (!this.#journal) return '';
      return this.#render ? textLine(index, uriOf(entry), tally, text) : reportLine(index, uriOf(entry), text);
    });
  }

  #textOf(report: AssetReport, entry: Entry, index: number): string {
    if (!this.#render) return this.#passReports && !this.#journal ? '' : JSON.stringify(report);
    try {
      return this.#render(report, this.#scanner.picturesOf(report));
    } catch (error) {
      return this.#render(this.#bug(entry, index, error));
    }
  }
}
