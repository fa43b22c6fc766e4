import { expect, it } from 'vitest';
import { nearMatch } from './near-match.ts';

const KNOWN = ['cn-platform', 'cn-provider', 'error', 'warning', 'never'];

it.each([
  ['cn-platfrom', 'cn-platform'],
  ['cn-plat', 'cn-platform'],
  ['CN-PLAT', 'cn-platform'],
  ['warn', 'warning'],
  ['cn-p', undefined],
  ['wa', undefined],
  ['arning-not', undefined],
  ['', undefined],
])('%j means %j', (given, meant) => {
  expect(nearMatch(given, KNOWN)).toBe(meant);
});
