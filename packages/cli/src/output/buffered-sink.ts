import { once } from 'node:events';
import type { Writable } from 'node:stream';

const BLOCK_CHARS = 64 * 1024;

/**
 * Gathers small pieces of text into few writes, lets bytes through as they are, and waits for a slow reader. A piece is never held longer than the
 * current turn of the event loop, so a line of `jsonl` is out as soon as its turn has come.
 */
export class BufferedSink {
  readonly #stream: Writable;
  readonly #beforeWrite: (() => void) | undefined;
  #pending = '';
  #scheduled: NodeJS.Immediate | undefined;
  #draining: Promise<void> | undefined;
  #failure: Error | undefined;

  /** `onFailure` is called once, when the stream can take no more. `beforeWrite`: before each write to the stream. */
  constructor(stream: Writable, onFailure: (error: Error) => void, beforeWrite?: () => void) {
    this.#stream = stream;
    this.#beforeWrite = beforeWrite;
    stream.on('error', (error) => {
      if (this.#failure) return;
      this.#failure = error;
      onFailure(error);
    });
  }

  /** Undefined while the reader keeps up; otherwise resolves when it has caught up, or is gone. */
  write(piece: string | Uint8Array): Promise<void> | undefined {
    if (typeof piece !== 'string') {
      this.#flush();
      this.#send(piece);
      return this.#draining;
    }
    this.#pending += piece;
    if (this.#pending.length >= BLOCK_CHARS) this.#flush();
    else if (piece !== '') this.#scheduled ??= setImmediate(() => this.#flush());
    return this.#draining;
  }

  /** Resolves when the stream has taken everything. Rejects with what the stream failed with. */
  async finish(): Promise<void> {
    this.#flush();
    await this.#draining;
    if (!this.#failure) await new Promise<void>((resolve) => this.#stream.write('', () => resolve()));
    if (this.#failure) throw this.#failure;
  }

  #flush(): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') this.#send(text);
  }

  #send(piece: string | Uint8Array): void {
    if (this.#failure) return;
    this.#beforeWrite?.();
    if (!this.#stream.write(piece)) {
      this.#draining ??= settled(this.#stream).then(() => {
        this.#draining = undefined;
      });
    }
  }
}

/** Resolves when the stream has room again or will never have any. */
async function settled(stream: Writable): Promise<void> {
  const done = new AbortController();
  const { signal } = done;
  const ends = ['drain', 'close', 'error'].map((event) => once(stream, event, { signal }).catch(() => undefined));
  await Promise.race(ends);
  done.abort();
}
