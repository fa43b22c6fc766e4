import type { AdapterId } from '../adapter.ts';
import { AppendLog } from './append-log.ts';
import { KeySet } from './key-set.ts';
import { lockLog } from './lock-log.ts';

/**
 * Which deliveries were sent, by idempotency key, and which were about to be. A run that goes on after a crash sends
 * neither again: those that were about to be sent where the receiver cannot tell a second one are left to a person. One
 * run has it at a time, until `close`.
 */
export class Journal {
  readonly #log: AppendLog;
  readonly #unlock: () => void;
  readonly #sent: KeySet;
  /** Few: only receivers that cannot tell a second one have any. */
  readonly #begun: Set<string>;

  private constructor(log: AppendLog, unlock: () => void, sent: KeySet, begun: Set<string>) {
    this.#log = log;
    this.#unlock = unlock;
    this.#sent = sent;
    this.#begun = begun;
  }

  /** Throws what `lockLog` and `AppendLog.open` throw; also for the journal of another adapter. */
  static async open(path: string, adapter: AdapterId): Promise<Journal> {
    const sent = new KeySet();
    const begun = new Set<string>();
    const onLine = (value: unknown): void => {
      const line = value as { readonly sent?: unknown; readonly begun?: unknown; readonly ended?: unknown } | null;
      if (isKey(line?.sent)) sent.add(line.sent);
      if (isKey(line?.begun)) begun.add(line.begun);
      if (isKey(line?.ended)) begun.delete(line.ended);
    };
    const unlock = await lockLog(path);
    try {
      const log = await AppendLog.open(path, { header: { deliveries: 1, adapter }, onLine });
      return new Journal(log, unlock, sent, begun);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  wasSent(key: string): boolean {
    return this.#sent.has(key);
  }

  /** Begun, and nobody knows whether it got through. */
  isOpen(key: string): boolean {
    return this.#begun.has(key) && !this.#sent.has(key);
  }

  /** On the disk when it resolves. Throws `IoError`. */
  async begin(key: string): Promise<void> {
    this.#begun.add(key);
    await this.#log.append({ begun: key });
  }

  /** It was begun and surely did not get through. Throws `IoError`. */
  async end(key: string): Promise<void> {
    this.#begun.delete(key);
    await this.#log.append({ ended: key });
  }

  /** On the disk when it resolves. Throws `IoError`. */
  async sent(key: string): Promise<void> {
    this.#sent.add(key);
    await this.#log.append({ sent: key, at: new Date().toISOString() });
  }

  async close(): Promise<void> {
    try {
      await this.#log.close();
    } finally {
      this.#unlock();
    }
  }
}

export const isKey = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
