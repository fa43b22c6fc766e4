import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bindingOf } from './data-hash.ts';
import { MOST_EXCLUSIONS } from './limits.ts';

const BYTES = Uint8Array.from({ length: 100 }, (_, at) => at);
const hashOf = (bytes: Uint8Array, alg = 'sha256'): string => `b64'${createHash(alg).update(bytes).digest('base64')}'`;
const range = (start: unknown, length: unknown) => ({ start, length });

describe('the binding to bytes', () => {
  it.each(['sha256', 'sha384', 'sha512'])('is a match by %s, named by the assertion or by the claim', (alg) => {
    const hash = hashOf(BYTES, alg);
    expect(bindingOf({ alg, hash }, 'sha256', BYTES)).toBe('match');
    expect(bindingOf({ hash }, alg, BYTES)).toBe('match');
    expect(bindingOf({ hash }, alg, BYTES.subarray(1))).toBe('mismatch');
  });

  it('leaves out what it says, and tells that it did', () => {
    const hash = hashOf(Uint8Array.from([...BYTES.subarray(0, 10), ...BYTES.subarray(20, 90)]));
    const exclusions = [range(10, 10), range(90, 10)];
    expect(bindingOf({ hash, exclusions }, undefined, BYTES)).toBe('matchWithExclusions');
    expect(bindingOf({ hash, exclusions: exclusions.slice(1) }, undefined, BYTES)).toBe('mismatch');
  });

  it.each([
    ['out of order', [range(50, 5), range(10, 5)]],
    ['over one another', [range(10, 10), range(15, 10)]],
    ['beyond the end', [range(90, 11)]],
    ['from beyond the end', [range(101, 0)]],
    ['everything', [range(0, 100)]],
    ['everything, in two', [range(0, 50), range(50, 50)]],
    ['a negative start', [range(-1, 5)]],
    ['a negative length', [range(5, -1)]],
    ['fractions', [range(0.5, 1)]],
    ['texts', [range('0', '5')]],
    ['numbers that are none', [range(Number.NaN, Number.POSITIVE_INFINITY)]],
    ['numbers that overflow', [range(2 ** 53, 2 ** 53)]],
    ['no list', { start: 1, length: 1 }],
  ])('cannot be told where it leaves out %s', (_, exclusions) => {
    expect(bindingOf({ hash: hashOf(new Uint8Array()), exclusions }, undefined, BYTES)).toBe('unsupported');
  });

  it('takes so many ranges, and not one more', () => {
    const exclusions = Array.from({ length: MOST_EXCLUSIONS + 1 }, (_, at) => range(at, 1));
    const left = (count: number): string => hashOf(BYTES.subarray(count));
    const most = { hash: left(MOST_EXCLUSIONS), exclusions: exclusions.slice(0, MOST_EXCLUSIONS) };
    expect(bindingOf(most, undefined, BYTES)).toBe('matchWithExclusions');
    expect(bindingOf({ hash: left(MOST_EXCLUSIONS + 1), exclusions }, undefined, BYTES)).toBe('unsupported');
  });

  it.each([
    ['md5', { alg: 'md5', hash: hashOf(BYTES, 'md5') }],
    ['a list', { alg: ['sha256'], hash: hashOf(BYTES) }],
    ['no hash', { alg: 'sha256' }],
    ['a hash in other letters', { alg: 'sha256', hash: createHash('sha256').update(BYTES).digest('hex') }],
    ['a hash without end', { alg: 'sha256', hash: `b64'${'A'.repeat(100_000)}'` }],
  ])('cannot be told by %s', (_, assertion) => {
    expect(bindingOf(assertion, undefined, BYTES)).toBe('unsupported');
  });

  it('is not a match by the beginning of a hash', () => {
    const short = `b64'${createHash('sha256').update(BYTES).digest().subarray(0, 16).toString('base64')}'`;
    expect(bindingOf({ hash: short }, 'sha256', BYTES)).toBe('mismatch');
  });
});
