import { type AssetReport, InternalError } from '@biaoshi/core';
import { reportLine, skippedLine, textLine } from '../journal/lines.ts';
import type { Setup } from '../options.ts';
import { isSyncEntry, Scanner, uriOf } from '../scanner.ts';
import { type Entry, wholeProblem } from '../sources/entry.ts';
import { type ChunkResult, ResultBuilder } from './chunk-result.ts';
import { loadRender, type Render } from './render.ts';

const MESSAGE_CHARACTERS = 200;

/** Scans chunks in the thread that it is in: the same in a worker and in the caller's own thread. */
export class ChunkRunner {
  readonly #scanner: Scanner;
  readonly #render: Render | undefined;
  readonly #journal: boolean;
  readonly #passReports: boolean;

  /** `crosses`: results leave this thread, so reports become text. */
  static async create(setup: Setup, crosses: boolean): Promise<ChunkRunner> {
    const render = setup.render ? await loadRender(setup.render) : undefined;
    return new ChunkRunner(setup, render, !crosses && !render);
  }

  private constructor(setup: Setup, render: Render | undefined, passReports: boolean) {
    this.#scanner = new Scanner(setup);
    this.#render = render;
    this.#journal = setup.journal;
    this.#passReports = passReports;
  }

  /** Scans the entries one after the other until `stopped` says so. */
  async run(first: number, entries: readonly Entry[], stopped: () => boolean): Promise<ChunkResult> {
    const cachedBefore = this.#scanner.cached;
    const result = new ResultBuilder();
    for (const entry of entries) {
      if (stopped()) break;
      const answer = this.#scan(entry, first + result.done);
      this.#add(result, entry, first + result.done, answer instanceof Promise ? await answer : answer);
    }
    return result.finish(this.#passReports, this.#scanner.cached - cachedBefore);
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

  #scan(entry: Entry, index: number): AssetReport | undefined | Promise<AssetReport | undefined> {
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
      return this.#render(report);
    } catch (error) {
      return this.#render(this.#bug(entry, index, error));
    }
  }
}
