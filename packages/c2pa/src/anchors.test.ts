import { InvalidArgumentError } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { OTHER_ROOT, ROOT } from '../test-support/samples.ts';
import { anchorSets } from './anchors.ts';

const countOf = (pem: string): number => pem.split('-----BEGIN').length - 1;
const signersOf = (pem: string): number => countOf(anchorSets(pem, null).signer);

describe('trust anchors', () => {
  it('are taken each once, whatever stands between them', () => {
    expect(signersOf(ROOT.pem)).toBe(1);
    expect(signersOf(`Subject\tCN=Root\r\n${ROOT.pem}# another\n${OTHER_ROOT.pem}${ROOT.pem}`)).toBe(2);
  });

  it.each([
    ['nothing', ''],
    ['a text', 'not a certificate'],
    ['a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
    ['a certificate of letters', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['a good one and a bad one', `${ROOT.pem}-----BEGIN CERTIFICATE-----\nAA!A\n-----END CERTIFICATE-----\n`],
    ['a good one and one that is cut off', `${ROOT.pem}${OTHER_ROOT.pem.slice(0, 200)}`],
  ])('%s is a wrong argument', (_, pem) => {
    expect(() => anchorSets(pem, null)).toThrow(InvalidArgumentError);
    expect(() => anchorSets(null, pem)).toThrow(InvalidArgumentError);
  });

  it('are kept apart by what they were named for', () => {
    const sets = anchorSets(`${ROOT.pem}${OTHER_ROOT.pem}`, OTHER_ROOT.pem);
    expect([countOf(sets.signer), countOf(sets.both), countOf(sets.tsa)]).toEqual([1, 1, 0]);
    expect(sets.both.trim()).toBe(OTHER_ROOT.pem.trim());
    expect(anchorSets(null, null)).toEqual({ signer: '', tsa: '', both: '' });
  });

  it('of a long bundle without an end are refused in linear time', () => {
    expect(() => anchorSets('-----BEGIN CERTIFICATE-----\n'.repeat(20_000), null)).toThrow(InvalidArgumentError);
  });
});
