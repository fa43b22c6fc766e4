import { expect, it } from 'vitest';
import { bounded, decoded } from './seen-text.ts';

const LIMIT = 256 * 1024;
const bytes = (text: string) => new TextEncoder().encode(text);

it('a text at the limit is seen whole, one past it at its two ends', () => {
  const text = `head${'x'.repeat(LIMIT - 8)}tail`;
  expect(bounded(text)).toBe(text);
  expect(decoded(bytes(text))).toBe(text);
  for (const seen of [bounded(`${text}!`), decoded(bytes(`${text}!`))]) {
    expect(seen.length).toBe(LIMIT + 1);
    expect(seen).toMatch(/^headx+\nx+tail!$/);
  }
});

it.each([0, 1, 2, 3])('a cut never falls into a character (%i)', (shift) => {
  expect(decoded(bytes(`${'x'.repeat(shift)}${'😀'.repeat(LIMIT)}`))).toMatch(/^x*(?:😀)+\n(?:😀)+$/u);
});

it('Latin-1 where the bytes are no UTF-8', () => {
  expect(decoded(Uint8Array.of(0x63, 0x61, 0x66, 0xe9))).toBe('café');
});
