import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf, fnv1a64 } from './fingerprint.ts';

const reference = (bytes: Uint8Array): string => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
};

test('published values of FNV-1a 64', () => {
  const of = (text: string) => fnv1a64(new TextEncoder().encode(text));
  expect(of('')).toBe('cbf29ce484222325');
  expect(of('a')).toBe('af63dc4c8601ec8c');
  expect(of('foobar')).toBe('85944171f73967e8');
});

test('agrees with arithmetic on big integers', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => fnv1a64(bytes) === reference(bytes)));
});

test('does not depend on the order of the data, and does on everything in it', () => {
  const print = fingerprintOf('rule', 'message', { a: 'x', b: ['y', 'z'], c: 1 });
  expect(print).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf('rule', 'message', { c: 1, b: ['y', 'z'], a: 'x' })).toBe(print);
  const others = [
    fingerprintOf('rule', 'message', { a: 'x', b: ['y', 'z'], c: '1' }),
    fingerprintOf('rule', 'message', { a: 'x', b: 'y,z', c: 1 }),
    fingerprintOf('rule', 'other', { a: 'x', b: ['y', 'z'], c: 1 }),
    fingerprintOf('rulemessage', '', { a: 'x', b: ['y', 'z'], c: 1 }),
  ];
  expect(new Set([print, ...others]).size).toBe(5);
});
