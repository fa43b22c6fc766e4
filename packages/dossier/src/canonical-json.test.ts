import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT } from '../../reporters/src/test-support/sample-assets.ts';
import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    // JavaScript keeps keys that look like numbers in the order of the numbers.
    [{ 9: 1, 10: 2, a: 3 }, '{"10":2,"9":1,"a":3}'],
    [{ '\u{1f600}': 1, '\ufb33': 2 }, '{"\u{1f600}":1,"\ufb33":2}'],
    [{ a: undefined, b: { d: 1e21, c: -0 } }, '{"b":{"c":0,"d":1e+21}}'],
    ['', '""'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('says the same whatever the order of the keys, and a parser reads what was said', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
  });

  it('holds nothing that acts on a terminal', () => {
    const text = canonicalJson({ [HOSTILE_TEXT]: HOSTILE_TEXT });
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2028\u2066]/);
    expect(JSON.parse(text)).toEqual({ [HOSTILE_TEXT]: HOSTILE_TEXT });
  });
});
