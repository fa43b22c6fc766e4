import { testSigner } from '@biaoshi/testkit/sign-c2pa';
import { beforeAll, expect, it } from 'vitest';
import { countAnchors } from './anchors.ts';

let first: string;
let second: string;

beforeAll(async () => {
  first = (await testSigner('One')).root;
  second = (await testSigner('Two')).root;
});

it('counts each certificate once, whatever stands between them', () => {
  expect(countAnchors(`One\n${first}\nTwo\n${second}\n${first}`)).toBe(2);
});

it('refuses a list of which any certificate would be left out', () => {
  const middle = first.length / 2;
  for (const [text, says] of [
    ['', 'expected the text of PEM certificates'],
    ['no certificate', 'expected the text of PEM certificates'],
    [`${first}\n${second.slice(0, 200)}`, 'certificate 2 cannot be read'],
    [`${second.slice(0, 200)}\n${first}`, 'certificate 1 cannot be read'],
    [`${first}\n${first.slice(0, middle)}!${first.slice(middle + 1)}`, 'certificate 2 cannot be read'],
  ] as const) {
    expect(() => countAnchors(text)).toThrow(says);
  }
});

it('looks at a long text that is no list only once', () => {
  const begin = '-----BEGIN CERTIFICATE-----';
  expect(() => countAnchors(begin + 'A'.repeat(4_000_000))).toThrow('certificate 1 cannot be read');
  expect(() => countAnchors(begin.repeat(100_000))).toThrow('certificate 1 cannot be read');
});
