import { describe, expect, it } from 'vitest';
import { digits, entry, ledgerOf, NOW } from '../test-support/entries.ts';
import { type LedgerQuery, MAX_APPEND, type NewEntry } from './index.ts';
import { checkEntries, checkQuery } from './validate.ts';

const refused = { family: 'invalidArgument', code: 'invalidOption' };
const verdict = { profile: 'cn-platform', origin: 'possible', compliance: 'compliant', integrity: 'intact' } as const;
const token = { sha256: digits(3), bytes: 1 };

describe('what a ledger takes', () => {
  it.each<[string, Partial<NewEntry>]>([
    ['a case id of 64 characters', { caseId: 'a'.repeat(64) }],
    ['a case id of one', { caseId: '7' }],
    ['all its characters', { caseId: 'Az09._:/-' }],
    ['an empty file', { bytes: 0 }],
    ['the largest file', { bytes: 2 ** 48 - 1 }],
    ['quality 0 and 100', { pdq: { hex: digits(1), quality: 100 } }],
    ['a profile of 24 characters', { verdict: { ...verdict, profile: 'p'.repeat(24) } }],
    ['the largest token', { token: { ...token, bytes: 65_535 } }],
    ['a time without milliseconds', { at: '2026-01-01T00:00:00Z' }],
  ])('is %s', (_what, changes) => {
    expect(() => checkEntries([entry(1, changes)])).not.toThrow();
  });

  it.each<[string, Partial<NewEntry>]>([
    ['a case id of 65 characters', { caseId: 'a'.repeat(65) }],
    ['no case id', { caseId: '' }],
    ['a case id of a terminal', { caseId: 'a\x1b[2J' }],
    ['a case id of two lines', { caseId: 'a\nb' }],
    ['a case id that ends in a line end', { caseId: 'a\n' }],
    ['a formula as a case id', { caseId: '=1+1' }],
    ['a way up as a case id', { caseId: '../../etc' }],
    ['a person as a case id', { caseId: '张三' }],
    ['an unknown role', { role: 'buyer' as never }],
    ['a digest in capitals', { sha256: 'A'.repeat(64) }],
    ['a digest of 63 digits', { sm3: 'a'.repeat(63) }],
    ['a negative size', { bytes: -1 }],
    ['a size past the largest', { bytes: 2 ** 48 }],
    ['half a byte', { bytes: 0.5 }],
    ['quality 101', { pdq: { hex: digits(1), quality: 101 } }],
    ['a profile of 25 characters', { verdict: { ...verdict, profile: 'p'.repeat(25) } }],
    ['an unknown origin', { verdict: { ...verdict, origin: 'certain' as never } }],
    ['a token past the largest', { token: { ...token, bytes: 65_536 } }],
    ['an empty token', { token: { ...token, bytes: 0 } }],
    ['a local time', { at: '2026-01-01T00:00:00+08:00' }],
    ['the thirteenth month', { at: '2026-13-01T00:00:00Z' }],
    ['a time of 1970', { expires: '1970-01-01T00:00:00Z' }],
  ])('is not %s', (_what, changes) => {
    expect(() => checkEntries([entry(1, changes)])).toThrow(expect.objectContaining(refused));
  });

  it('is at least one entry, and not more than the bound', () => {
    expect(() => checkEntries([])).toThrow(expect.objectContaining(refused));
    expect(() => checkEntries(Array(MAX_APPEND).fill(entry(1)))).not.toThrow();
    expect(() => checkEntries(Array(MAX_APPEND + 1).fill(entry(1)))).toThrow(expect.objectContaining(refused));
  });

  it('shows no terminal what it refuses', async () => {
    const ledger = await ledgerOf([]);
    await expect(ledger.append([entry(1, { caseId: 'a\x1b[2J' })])).rejects.not.toThrow('\x1b');
  });
});

describe('what a ledger may be asked', () => {
  const turns = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${at}`, digits(at)]));
  const ask = (query: Partial<LedgerQuery>) => () => checkQuery({ now: NOW, caseId: 'a', ...query });

  it.each<[string, Partial<LedgerQuery>]>([
    ['eight turns', { picture: { quality: 50, turns: turns(8) } }],
    ['radius 0', { radius: 0 }],
    ['radius 31', { radius: 31 }],
    ['10,000 matches', { most: 10_000 }],
  ])('is %s', (_what, query) => {
    expect(ask(query)).not.toThrow();
  });

  it.each<[string, Partial<LedgerQuery>]>([
    ['nine turns', { picture: { quality: 50, turns: turns(9) } }],
    ['no turn', { picture: { quality: 50, turns: {} } }],
    ['radius 32', { radius: 32 }],
    ['10,001 matches', { most: 10_001 }],
    ['no match', { most: 0 }],
    ['half a hash', { picture: { quality: 50, turns: { original: 'ab' } } }],
    ['no time', { now: 'now' }],
  ])('is not %s', (_what, query) => {
    expect(ask(query)).toThrow(expect.objectContaining(refused));
  });

  it('is not nothing', () => {
    expect(() => checkQuery({ now: NOW })).toThrow(expect.objectContaining(refused));
  });
});
