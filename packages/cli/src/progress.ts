import type { Writable } from 'node:stream';
import { clock, type Mark, paceOf, withMark } from './pace.ts';
import type { Terminal } from './terminal.ts';

/** How far a run has come; `total` is undefined while its sources are still being listed. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
}

const INTERVAL_MS = 100;
const BAR_CELLS = 24;
const CLEAR_LINE = '\r\u001b[K';

/** `perSecond`: a number of one or two digits that count. `left`: time that the rest takes, where that is known. */
type ProgressWords = (progress: Progress, perSecond: number, left: string | undefined) => string;

/** One line on standard error that redraws itself. */
export class ProgressBar {
  readonly #stream: Writable;
  readonly #words: ProgressWords;
  #marks: readonly Mark[] = [{ at: performance.now(), done: 0 }];
  #drawnAt = 0;
  #drawn = false;

  constructor(stream: Writable, words: ProgressWords) {
    this.#stream = stream;
    this.#words = words;
  }

  update(progress: Progress): void {
    const now = performance.now();
    if (now - this.#drawnAt < INTERVAL_MS) return;
    this.#drawnAt = now;
    this.#drawn = true;
    const { done, total } = progress;
    const cells = total ? Math.min(BAR_CELLS, Math.floor((done / total) * BAR_CELLS)) : 0;
    const bar = total ? `[${'█'.repeat(cells)}${'░'.repeat(BAR_CELLS - cells)}] ` : '';
    this.#marks = withMark(this.#marks, { at: now, done });
    const { perSecond, secondsLeft } = paceOf(this.#marks, progress);
    const left = secondsLeft === undefined ? undefined : clock(secondsLeft);
    this.#stream.write(`${CLEAR_LINE}${bar}${this.#words(progress, rounded(perSecond), left)}`);
  }

  /** Takes the line away, so that something else can be written; the next update draws it again. */
  clear(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    this.#stream.write(CLEAR_LINE);
  }
}

const rounded = (perSecond: number): number =>
  perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond);

/** A bar on a terminal, none in a pipe. */
export function progressBar({ stderr, interactive }: Terminal, words: ProgressWords): ProgressBar | undefined {
  return interactive ? new ProgressBar(stderr, words) : undefined;
}
