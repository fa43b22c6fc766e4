import { createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { InvalidArgumentError } from '@biaoshi/core';

/** A key that signs: HMAC-SHA256 (`v1`) or Ed25519 (`v1a`). */
export type SigningKey =
  | { readonly version: 'v1'; readonly bytes: Buffer }
  | { readonly version: 'v1a'; readonly key: KeyObject };

/** Standard Webhooks asks for 24 to 64 bytes. */
const SYMMETRIC_BYTES = { least: 24, most: 64 };
const SEED_BYTES = 32;
/** An Ed25519 seed as PKCS #8 (RFC 8410, section 7), without the seed. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SECRET = /^(whsec_|whsk_)([A-Za-z0-9+/]{16,200}={0,2})$/;

/**
 * The keys in a text, separated by blanks: while a secret is being replaced both sign, and the receiver may hold either.
 * `whsec_` and `whsk_` as in Standard Webhooks. Throws `InvalidArgumentError` (`invalidConfig`) that shows no secret.
 */
export function signingKeys(text: string, variable: string): readonly SigningKey[] {
  return text.split(/\s+/).map((word, at) => {
    const key = signingKey(word);
    if (key) return key;
    throw new InvalidArgumentError(
      'invalidConfig',
      `webhook: secret ${at + 1} in ${variable} must be whsec_ and base64 of 24 to 64 bytes, or whsk_ and base64 of an Ed25519 key`,
    );
  });
}

function signingKey(word: string): SigningKey | undefined {
  const [, prefix, base64] = SECRET.exec(word) ?? [];
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (prefix === 'whsec_') {
    const { least, most } = SYMMETRIC_BYTES;
    return bytes.length >= least && bytes.length <= most ? { version: 'v1', bytes } : undefined;
  }
  // The seed alone, or the seed and the public key after it.
  if (bytes.length !== SEED_BYTES && bytes.length !== 2 * SEED_BYTES) return undefined;
  const der = Buffer.concat([PKCS8_HEAD, bytes.subarray(0, SEED_BYTES)]);
  return { version: 'v1a', key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
}

/** The value of `webhook-signature`. `timestamp`: seconds since 1970. */
export function signatures(keys: readonly SigningKey[], id: string, timestamp: number, body: string): string {
  const content = Buffer.from(`${id}.${timestamp}.${body}`, 'utf8');
  const signed = (key: SigningKey): Buffer =>
    key.version === 'v1' ? createHmac('sha256', key.bytes).update(content).digest() : sign(null, content, key.key);
  return keys.map((key) => `${key.version},${signed(key).toString('base64')}`).join(' ');
}
