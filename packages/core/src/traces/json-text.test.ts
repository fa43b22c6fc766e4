import { expect, it } from 'vitest';
import { hasKey, stringValue } from './json-text.ts';

it.each([
  ['{"a":1}', true],
  ['{ "a" : 1}', true],
  ['{"a"\n:\n{}}', true],
  ['{"b":"a","a":1}', true],
  ['{"b":"\\"a\\":1"}', false],
  ['{"b":"a"}', false],
  ['{"ba":1}', false],
  ['{"a"         :1}', false],
  ['{"a"', false],
])('a key counts in quotes, before a colon: %s', (text, expected) => expect(hasKey(text, 'a')).toBe(expected));

it.each([
  ['{"a":"x"}', 'x'],
  ['{"a": "x", "a": "y"}', 'x'],
  ['{"a":1}', ''],
  ['{"a":"x', ''],
  [`{"a":"${'x'.repeat(128)}"}`, 'x'.repeat(128)],
  [`{"a":"${'x'.repeat(129)}"}`, ''],
])('the value of a name: %#', (text, expected) => expect(stringValue(text, 'a')).toBe(expected));
