import { createHmac } from 'node:crypto';
import { InvalidArgumentError } from '@biaoshi/core';

/** The key that two platforms agreed on: 32 random bytes. */
export type ExchangeKey = Buffer;

/** From a key file's text: 64 hexadecimal digits. Throws `InvalidArgumentError` (`invalidOption`), which never shows the text. */
export function parseExchangeKey(text: string): ExchangeKey {
  const digits = text.trim();
  if (!/^[0-9a-fA-F]{64}$/.test(digits)) {
    throw new InvalidArgumentError(
      'invalidOption',
      'the key is not 64 hexadecimal digits; openssl rand -hex 32 makes one',
    );
  }
  return Buffer.from(digits, 'hex');
}

/** One key for each use, so that what is made for one says nothing about another. */
export interface ExportKeys {
  readonly content: Buffer;
  readonly picture: Buffer;
  readonly order: Buffer;
  readonly seal: Buffer;
}

const LABEL = 'biaoshi-ledger-export-1';

/** The keys of the export with this salt: another export has others, so outsiders cannot link the two. */
export function exportKeys(key: ExchangeKey, salt: Buffer): ExportKeys {
  const own = mac(key, Buffer.from(`${LABEL}\0`), salt);
  const use = (name: string): Buffer => mac(own, Buffer.from(name));
  return { content: use('content'), picture: use('picture'), order: use('order'), seal: use('seal') };
}

/** 16 hexadecimal digits that say which key it was, and nothing else of it. */
export const keyId = (key: ExchangeKey): string => mac(key, Buffer.from(`${LABEL}\0id`)).toString('hex', 0, 8);

/** HMAC-SHA-256. */
export function mac(key: Buffer, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
