import { existsSync } from 'node:fs';
import { InvalidArgumentError } from '@biaoshi/core';
import type { AdapterId, Attachment, Failure } from '../adapter.ts';
import type { Delivery } from '../delivery.ts';
import { parsed, piecesOf } from '../report/read-report.ts';
import { AppendLog } from './append-log.ts';
import { isKey } from './journal.ts';
import { KeySet } from './key-set.ts';
import { lockLog } from './lock-log.ts';

/**
 * What could not be delivered, whole, with the reason: a file that can be delivered again as it is. There is none until
 * something could not.
 */
export class DeadLetters {
  readonly #path: string;
  readonly #adapter: AdapterId;
  readonly #unlock: () => void;
  readonly #keys = new KeySet();
  #log: Promise<AppendLog> | undefined;

  private constructor(path: string, adapter: AdapterId, unlock: () => void) {
    this.#path = path;
    this.#adapter = adapter;
    this.#unlock = unlock;
  }

  /** One run's alone until `close`, also while there is none. Throws what `lockLog` and `AppendLog.open` throw. */
  static async open(path: string, adapter: AdapterId): Promise<DeadLetters> {
    const unlock = await lockLog(path);
    try {
      const letters = new DeadLetters(path, adapter, unlock);
      if (existsSync(path)) await letters.#opened();
      return letters;
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** One line a delivery, however often it fails. On the disk when it resolves. Throws what `AppendLog.open` throws. */
  async add(delivery: Delivery, failure: Failure, attempts: number): Promise<void> {
    const log = await this.#opened();
    if (!this.#keys.add(delivery.key)) return;
    const attachments = delivery.attachments.map(({ bytes, ...facts }) => ({
      ...facts,
      base64: Buffer.from(bytes).toString('base64'),
    }));
    const at = new Date().toISOString();
    await log.append({ at, failure, attempts, delivery: { ...delivery, attachments } });
  }

  async close(): Promise<void> {
    try {
      await (await this.#log)?.close();
    } finally {
      this.#unlock();
    }
  }

  #opened(): Promise<AppendLog> {
    const onLine = (value: unknown): void => {
      const key = (value as { readonly delivery?: { readonly key?: unknown } } | null)?.delivery?.key;
      if (isKey(key)) this.#keys.add(key);
    };
    this.#log ??= AppendLog.open(this.#path, { header: { deadLetters: 1, adapter: this.#adapter }, onLine });
    return this.#log;
  }
}

/**
 * The deliveries of a dead-letter file, to be sent again. A person may have put right what a receiver refused: the key
 * stays that of the first try. Throws `InvalidArgumentError` (`invalidSource`) for another adapter's file and for a line
 * that is no dead letter, and what `piecesOf` throws.
 */
export async function* readDeadLetters(path: string, adapter: AdapterId): AsyncGenerator<Delivery> {
  let first = true;
  for await (const { text } of piecesOf(path)) {
    const value = parsed(path, text) as { readonly adapter?: unknown; readonly delivery?: unknown };
    if (first && value.adapter !== adapter)
      throw refusal(path, `holds dead letters of another adapter than ${adapter}`);
    if (!first) yield deliveryOf(path, value.delivery, adapter);
    first = false;
  }
}

/** True for a file that begins like one of dead letters. */
export async function isDeadLetters(path: string): Promise<boolean> {
  for await (const { text } of piecesOf(path)) return Object.hasOwn(parsed(path, text) as object, 'deadLetters');
  return false;
}

function deliveryOf(path: string, value: unknown, adapter: AdapterId): Delivery {
  const { key, recipient, title, mediaType, body, attachments } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const texts = [recipient, title, mediaType, body];
  const files = Array.isArray(attachments) ? attachments.map(attachmentOf) : [undefined];
  if (!isKey(key) || !texts.every((text) => typeof text === 'string') || files.some((file) => file === undefined)) {
    throw refusal(path, 'has a line that is no dead letter');
  }
  const [to, subject, type, content] = texts as [string, string, string, string];
  return {
    key,
    adapter,
    recipient: to,
    title: subject,
    mediaType: type,
    body: content,
    attachments: files as readonly Attachment[],
  };
}

function attachmentOf(value: unknown): Attachment | undefined {
  const { name, mediaType, base64 } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof mediaType !== 'string' || typeof base64 !== 'string') return undefined;
  return { name, mediaType, bytes: Buffer.from(base64, 'base64') };
}

const refusal = (path: string, why: string): InvalidArgumentError =>
  new InvalidArgumentError('invalidSource', `${path} ${why}`);
