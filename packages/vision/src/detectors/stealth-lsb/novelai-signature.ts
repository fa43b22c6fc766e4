import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { MarkSignature } from '@biaoshi/core';
import { readMembers, textOf, writeMembers } from './python-json.ts';

/** NovelAI's published key. That it signs says that its service made the pixels, and nothing of who asked for them. */
export const NOVELAI_KEY: KeyObject = createPublicKey({
  key: { kty: 'OKP', crv: 'Ed25519', x: 'Y2JcQAOhLwzwSDUJPNgL04nS0Tbqm7cSRc4xk0vRMic' },
  format: 'jwk',
});

const SIGNATURE_BYTES = 64;
const FIELD = 'signed_hash';

/**
 * Checks the Ed25519 signature in a NovelAI text: over the red, green and blue of every pixel, row by row, and the settings
 * in `Comment` without the signature itself, as Python writes them. Undefined where the text holds no signature.
 * `notVerified`: pixels or settings are not those that were signed, or somebody else signed. `rgb`: null where the text
 * stands in the very samples that would be signed, of which NovelAI's verifier says nothing: `notCheckable`.
 */
export function checkSignature(
  text: string,
  rgb: Uint8Array | null,
  key: KeyObject = NOVELAI_KEY,
): MarkSignature | undefined {
  const settings = settingsOf(text);
  if (!settings?.has(FIELD)) return undefined;
  const signature = Buffer.from(textOf(settings.get(FIELD)) ?? '', 'base64');
  if (!rgb || signature.length !== SIGNATURE_BYTES) return 'notCheckable';
  const rest = new Map(settings);
  rest.delete(FIELD);
  const signed = Buffer.concat([rgb, Buffer.from(writeMembers(rest), 'latin1')]);
  return verify(null, signed, key, signature) ? 'verified' : 'notVerified';
}

/** The settings are an object in a text in an object; some writers wrap that once more. */
function settingsOf(text: string): ReturnType<typeof readMembers> {
  const comment = commentIn(text);
  const settings = comment === undefined ? undefined : readMembers(comment);
  return settings?.has('Comment') ? readMembers(textOf(settings.get('Comment')) ?? '') : settings;
}

const commentIn = (text: string): string | undefined => textOf(readMembers(text)?.get('Comment'));
