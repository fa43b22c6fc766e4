import type { AdapterId } from '../adapter.ts';
import { AppendLog } from './append-log.ts';
import { KeySet } from './key-set.ts';

/**
 * Which deliveries were sent, by idempotency key, and which were about to be. A run that goes on after a crash sends
 * neither again: those that were about to be sent where the receiver cannot tell a second one are left to a person.
 */
export class Journal {
  readonly #log: AppendLog;
  readonly #sent: KeySet;
  /** Few: only receivers that cannot tell a second one have any. */
  readonly #begun: Set<string>;

  private constructor(log: AppendLog, sent: KeySet, begun: Set<string>) {
    this.#log = log;
    this.#sent = sent;
    this.#begun = begun;
  }

  /** Throws what `AppendLog.open` throws; also for the journal of another adapter. */
  static async open(path: string, adapter: AdapterId): Promise<Journal> {
    const sent = new KeySet();
    const begun = new Set<string>();
    const onLine = (value: unknown): void => {
      const line = value as { readonly sent?: unknown; readonly begun?: unknown; readonly ended?: unknown } | null;
      if (isKey(line?.sent)) sent.add(line.sent);
      if (isKey(line?.begun)) begun.add(line.begun);
      if (isKey(line?.ended)) begun.delete(line.ended);
    };
    return new Journal(await AppendLog.open(path, { header: { deliveries: 1, adapter }, onLine }), sent, begun);
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

  close(): Promise<void> {
    return this.#log.close();
  }
}

export const isKey = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
