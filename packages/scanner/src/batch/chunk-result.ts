import type { AssetReport } from '@biaoshi/core';
import { type Tally, tallyKey, tallyOf } from './tally.ts';

/** In `kindOf`: nobody named the entry and it is no asset, so it has no report. */
export const SKIPPED = -1;

/**
 * What became of a chunk, made to cross from a worker cheaply: one string for all assets, and the few different tallies
 * once each.
 */
export interface ChunkResult {
  /** Entries finished, from the first on; fewer than the chunk has when the work was stopped. */
  readonly done: number;
  readonly kinds: readonly Tally[];
  /** For each entry finished the index of its tally in `kinds`, or `SKIPPED`. */
  readonly kindOf: readonly number[];
  /** The assets' texts, one after the other: rendered, or the reports as JSON. Empty where `reports` is given. */
  readonly text: string;
  /** Where each entry's text ends. */
  readonly ends: readonly number[];
  readonly reports?: readonly (AssetReport | undefined)[];
  /** The finished entries as lines of the journal; empty where none is kept. */
  readonly lines: string;
  /** Assets whose evidence came from the cache. */
  readonly cached: number;
}

/** Puts a chunk's result together, entry by entry. */
export class ResultBuilder {
  readonly #kinds: Tally[] = [];
  readonly #kindByKey = new Map<string, number>();
  readonly #kindOf: number[] = [];
  readonly #texts: string[] = [];
  readonly #ends: number[] = [];
  readonly #reports: (AssetReport | undefined)[] = [];
  readonly #lines: string[] = [];
  #length = 0;

  get done(): number {
    return this.#kindOf.length;
  }

  skip(line = ''): void {
    this.#push(SKIPPED, '', undefined, line);
  }

  /** `text` is empty where the report itself is passed on. */
  report(report: AssetReport, text: string, line: (tally: Tally) => string): void {
    const key = tallyKey(report);
    const kind = this.#kindByKey.get(key) ?? this.#newKind(key, tallyOf(report));
    this.#push(kind, text, report, line(this.#kinds[kind] as Tally));
  }

  /** A text of which only the tally is known: it comes from the journal. */
  replayed(text: string, tally: Tally): void {
    const key = JSON.stringify(tally);
    this.#push(this.#kindByKey.get(key) ?? this.#newKind(key, tally), text, undefined, '');
  }

  finish(passReports: boolean, cached: number): ChunkResult {
    return {
      done: this.done,
      kinds: this.#kinds,
      kindOf: this.#kindOf,
      text: this.#texts.join(''),
      ends: this.#ends,
      ...(passReports && { reports: this.#reports }),
      lines: this.#lines.join(''),
      cached,
    };
  }

  #newKind(key: string, tally: Tally): number {
    this.#kindByKey.set(key, this.#kinds.length);
    return this.#kinds.push(tally) - 1;
  }

  #push(kind: number, text: string, report: AssetReport | undefined, line: string): void {
    this.#kindOf.push(kind);
    this.#length += text.length;
    this.#texts.push(text);
    this.#ends.push(this.#length);
    this.#reports.push(report);
    if (line !== '') this.#lines.push(line);
  }
}
