import { expect, it } from 'vitest';
import { names } from './topic.ts';

const topic = { id: 'gb-45438-6.1-c', alias: 'GB 45438-2025 附录E b)', gist: '', lines: () => [] };

it.each([
  ['6.1', true],
  ['45438', true],
  ['附录E', true],
  ['GB-45438', true],
  ['6.1-C', true],
  ['5438', false],
  ['45438-6', true],
  ['45438-20', false],
  ['-6.', true],
  ['.1-', true],
  ['1-c', false],
  ['.', false],
  ['gb', false],
  ['', false],
])('%j is in the name: %s', (fragment, found) => {
  expect(names(topic, fragment)).toBe(found);
});
