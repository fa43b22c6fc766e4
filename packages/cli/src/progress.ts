import type { Writable } from 'node:stream';
import type { Terminal } from './terminal.ts';

/** How far a run has come; `total` is undefined while its sources are still being listed. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
}

const INTERVAL_MS = 100;
const BAR_CELLS = 24;
const CLEAR_LINE = '\r\u001b[K';

/** One line on standard error that redraws itself. */
export class ProgressBar {
  readonly #stream: Writable;
  readonly #startedAt = performance.now();
  readonly #words: (progress: Progress, perSecond: number) => string;
  #drawnAt = 0;
  #drawn = false;

  constructor(stream: Writable, words: (progress: Progress, perSecond: number) => string) {
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
    const perSecond = Math.round(done / Math.max(0.001, (now - this.#startedAt) / 1000));
    this.#stream.write(`${CLEAR_LINE}${bar}${this.#words(progress, perSecond)}`);
  }

  /** Takes the line away, so that something else can be written; the next update draws it again. */
  clear(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    this.#stream.write(CLEAR_LINE);
  }
}

/** A bar on a terminal, none in a pipe. */
export function progressBar(
  { stderr, interactive }: Terminal,
  words: (progress: Progress, perSecond: number) => string,
): ProgressBar | undefined {
  return interactive ? new ProgressBar(stderr, words) : undefined;
}
