import type { CropRequest, CropResult, PixelOptions, PixelResult } from '@biaoshi/vision';
import type { PixelHost } from '@biaoshi/vision/host';

/** What examines pixels, in processes of its own. */
export type Examiner = Pick<PixelHost, 'examine' | 'crops' | 'perceptualHash' | 'close'>;

/** Makes an examiner that has up to `processes` child processes. Rejects where this machine cannot have one. */
export type LoadExaminer = (processes: number) => Promise<Examiner>;

/** A child holds models of some 100 MB, too much for a process that may never ask again. */
const IDLE_MS = 30_000;

const loadVision: LoadExaminer = async (processes) => {
  const { PixelHost } = await import('@biaoshi/vision/host');
  return new PixelHost({ processes });
};

/**
 * The child processes that examine pixels for one thread. They, and the code that leads to them, are loaded when the
 * first asset asks; they end when nobody has asked for a while, and when they are closed.
 */
export class PixelProcesses {
  /** Assets that can be examined at a time. */
  readonly count: number;
  readonly #load: LoadExaminer;
  #examiner: Promise<Examiner | undefined> | undefined;
  #asked = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(count: number, load: LoadExaminer = loadVision) {
    this.count = Math.max(1, count);
    this.#load = load;
  }

  /** Undefined where this machine cannot examine pixels. Rejects with the signal's reason, and when closed meanwhile. */
  examine(bytes: Uint8Array, options: PixelOptions, signal?: AbortSignal): Promise<PixelResult | undefined> {
    return this.#ask((examiner) => examiner.examine(bytes, options, signal));
  }

  /** The same for pictures of an asset. */
  crops(bytes: Uint8Array, request: CropRequest, signal?: AbortSignal): Promise<CropResult | undefined> {
    return this.#ask((examiner) => examiner.crops(bytes, request, signal));
  }

  /** The same for the hash that security data binds a label by; null where the pixels have none. */
  perceptualHash(bytes: Uint8Array, signal?: AbortSignal): Promise<string | null | undefined> {
    return this.#ask((examiner) => examiner.perceptualHash(bytes, signal));
  }

  async #ask<T>(ask: (examiner: Examiner) => Promise<T>): Promise<T | undefined> {
    this.#asked++;
    clearTimeout(this.#idle);
    try {
      this.#examiner ??= this.#load(this.count).catch(() => undefined);
      const examiner = await this.#examiner;
      return examiner && (await ask(examiner));
    } finally {
      if (--this.#asked === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  /** Ends the processes. Whoever asks again has new ones. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const examiner = this.#examiner;
    this.#examiner = undefined;
    await (await examiner)?.close();
  }
}
