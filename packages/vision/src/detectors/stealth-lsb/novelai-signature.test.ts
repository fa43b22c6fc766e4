import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkSignature, NOVELAI_KEY } from './novelai-signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

const RGB = Uint8Array.from({ length: 6 * 4 * 3 }, (_, at) => (at * 37) % 256);

/** As the service writes it, and not as `JSON.stringify` would: spaces, escapes, and numbers with their point. */
const SETTINGS =
  '{"prompt": "\\u732b, {{best quality}}", "steps": 28, "scale": 5.0, "seed": 18446744073709551615, "skip_cfg_below_sigma": 1e-05, "sm": false, "lora": null}';

const signatureOf = (settings: string, rgb = RGB): string =>
  sign(null, Buffer.concat([rgb, Buffer.from(settings)]), privateKey).toString('base64');

const commentWith = (settings: string, signature: string): string =>
  `${settings.slice(0, -1)}, "signed_hash": "${signature}"}`;

const textWith = (comment: string): string =>
  JSON.stringify({ Description: '猫', Software: 'NovelAI', Source: 'NovelAI Diffusion V4 00000000', Comment: comment });

const check = (comment: string, rgb = RGB) => checkSignature(textWith(comment), rgb, publicKey);

describe('a signature over pixels and settings', () => {
  it('verifies, wherever it stands among the settings and however they are spaced', () => {
    const signature = signatureOf(SETTINGS);
    expect(check(commentWith(SETTINGS, signature))).toBe('verified');
    expect(check(`{"signed_hash": "${signature}", ${SETTINGS.slice(1)}`)).toBe('verified');
    expect(check(commentWith(SETTINGS.replaceAll('": ', '":').replaceAll(', "', ',"'), signature))).toBe('verified');
    expect(check(commentWith(SETTINGS.replace('\\u732b', '猫'), signature))).toBe('verified');
  });

  it('verifies where the settings are wrapped once more', () => {
    const wrapped = JSON.stringify({ Comment: commentWith(SETTINGS, signatureOf(SETTINGS)) });
    expect(check(wrapped)).toBe('verified');
  });

  it('does not verify with one bit of one pixel, one setting or the order of two changed', () => {
    const comment = commentWith(SETTINGS, signatureOf(SETTINGS));
    const other = RGB.with(-1, (RGB.at(-1) ?? 0) ^ 1);
    expect(check(comment, other)).toBe('notVerified');
    expect(check(comment.replace('"steps": 28', '"steps": 29'))).toBe('notVerified');
    expect(check(comment.replace('"scale": 5.0', '"scale": 5'))).toBe('notVerified');
    expect(check(comment.replace('"sm": false, "lora": null', '"lora": null, "sm": false'))).toBe('notVerified');
  });

  it("does not verify with another's key, and NovelAI's is the one that is asked for", () => {
    const text = textWith(commentWith(SETTINGS, signatureOf(SETTINGS)));
    expect(checkSignature(text, RGB)).toBe('notVerified');
    expect(checkSignature(text, RGB, NOVELAI_KEY)).toBe('notVerified');
    expect(NOVELAI_KEY.asymmetricKeyType).toBe('ed25519');
  });

  it('cannot be checked where the text changed the pixels, and is not called broken there', () => {
    const comment = commentWith(SETTINGS, signatureOf(SETTINGS));
    expect(checkSignature(textWith(comment), null, publicKey)).toBe('notCheckable');
    expect(checkSignature(textWith(SETTINGS), null, publicKey)).toBeUndefined();
  });

  it.each([
    ['too short', '"AAAA"'],
    ['empty', '""'],
    ['no base64', '"豆包"'],
    ['no text', '64'],
  ])('what is no signature cannot be checked: %s', (_what, value) => {
    expect(check(`${SETTINGS.slice(0, -1)}, "signed_hash": ${value}}`)).toBe('notCheckable');
  });

  it.each([
    ['settings without one', textWith(SETTINGS)],
    ['no settings', '{"Software": "NovelAI"}'],
    ['settings that are no text', '{"Comment": {"signed_hash": "x"}}'],
    ['settings that are no object', textWith('[1, 2]')],
    ['no JSON', 'Steps: 20, signed_hash'],
    ['nothing', ''],
  ])('there is none in %s', (_what, text) => expect(checkSignature(text, RGB, publicKey)).toBeUndefined());
});
