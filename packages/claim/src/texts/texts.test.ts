import { LOCALE_IDS } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { STATEMENT_IDS, type Statement } from '../statements/statement.ts';
import { SAMPLE_DATA, sampleStatements } from '../test-support/sample-statements.ts';
import { CLAIM_TEXTS, statementText } from './index.ts';

const HAN = /\p{sc=Han}/u;
/** What no fact of a file bears out, whatever it is put next to. */
const FORBIDDEN =
  /\bfake|\bforge|\bfraud|\bliar|\blying|\bcheat|\bscam|probab|\blikely\b|\bsuspicio|\bguilt|\bintent|\bdishonest|伪造|造假|假图|欺诈|诈骗|骗|概率|嫌疑|可疑|故意|恶意|虚假/i;

/** Every leaf of a catalogue that is a text, by its path. */
function leaves(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, item]): [string, string][] => {
    if (typeof item === 'string') return [[`${path}${key}`, item]];
    return typeof item === 'object' ? leaves(item, `${path}${key}.`) : [];
  });
}

describe('the statements', () => {
  it.each(sampleStatements().map((one) => [one.id, one] as const))(
    '%s names its data in both locales',
    (id, statement) => {
      const data = Object.values(SAMPLE_DATA[id]).filter((value) => /^[A-Z]{4,}$|^[\d.]{2,}$|×/.test(String(value)));
      for (const locale of LOCALE_IDS) {
        const { shows } = statementText(statement, locale);
        for (const value of data) expect(shows, locale).toContain(String(value));
      }
    },
  );

  it.each(STATEMENT_IDS)('%s says in both languages what it shows and what it does not', (id) => {
    const [statement] = sampleStatements().filter((one) => one.id === id) as [Statement];
    const [zh, en] = [statementText(statement, 'zh-CN'), statementText(statement, 'en')];
    for (const text of [zh.shows, zh.notShown]) expect(text).toMatch(HAN);
    for (const text of [en.shows.replace('属于', ''), en.notShown]) expect(text).not.toMatch(HAN);
    for (const text of [...Object.values(zh), ...Object.values(en)]) {
      expect(text).not.toMatch(FORBIDDEN);
      expect(text).not.toMatch(/undefined|\[object|NaN|\$\{|\$[a-z]/);
    }
    expect(zh.ask === '').toBe(en.ask === '');
  });

  it('differ where their data do', () => {
    const said = (data: object, id: Statement['id'], locale: 'zh-CN' | 'en') =>
      statementText({ id, data, photos: ['E1'], evidence: [], places: [] } as unknown as Statement, locale).shows;
    for (const locale of LOCALE_IDS) {
      const pairs: readonly (readonly [Statement['id'], object, object])[] = [
        ['credentialsAi', SAMPLE_DATA.credentialsAi, { ...SAMPLE_DATA.credentialsAi, trusted: 'no' }],
        ['credentialsAi', SAMPLE_DATA.credentialsAi, { ...SAMPLE_DATA.credentialsAi, share: 'part' }],
        ['inLedger', SAMPLE_DATA.inLedger, { ...SAMPLE_DATA.inLedger, caseRelation: 'same' }],
        ['inLedger', SAMPLE_DATA.inLedger, { ...SAMPLE_DATA.inLedger, role: 'shipping' }],
        ['inLedger', SAMPLE_DATA.inLedger, { ...SAMPLE_DATA.inLedger, appeal: 'none' }],
        ['inLedger', SAMPLE_DATA.inLedger, { ...SAMPLE_DATA.inLedger, by: 'sha256' }],
        ['noAiSign', { unexamined: 0 }, { unexamined: 1 }],
        ['jpegTables', SAMPLE_DATA.jpegTables, { ...SAMPLE_DATA.jpegTables, standard: 'no' }],
        ['finePatternNotExamined', { reason: 'tooSmall' }, { reason: 'tooLittle' }],
        ['finePatternNotExamined', { reason: 'tooSmall' }, { reason: 'notDecoded' }],
        ['compressedBefore', SAMPLE_DATA.compressedBefore, { ...SAMPLE_DATA.compressedBefore, quality: '' }],
        ['labelled', SAMPLE_DATA.labelled, { ...SAMPLE_DATA.labelled, label: '3' }],
        ['sameAsListing', SAMPLE_DATA.sameAsListing, { ...SAMPLE_DATA.sameAsListing, mirrored: 'no' }],
      ];
      for (const [id, one, other] of pairs) expect(said(one, id, locale), id).not.toBe(said(other, id, locale));
    }
  });

  it('ask the buyer nothing about a photo of the listing', () => {
    const [statement] = sampleStatements() as [Statement];
    expect(statementText({ ...statement, photos: ['L1'] } as Statement, 'en').ask).toBe('');
    expect(statementText(statement, 'en').ask).not.toBe('');
  });
});

describe('the other texts', () => {
  const [zh, en] = [leaves(CLAIM_TEXTS['zh-CN']), leaves(CLAIM_TEXTS.en)];

  it('are the same in both locales', () => expect(zh.map(([path]) => path)).toEqual(en.map(([path]) => path)));

  it('are each in their own language, and accuse nobody', () => {
    for (const [path, text] of zh) {
      if (path !== 'asks.none') expect(text, path).toMatch(HAN);
      expect(text, path).not.toMatch(FORBIDDEN);
    }
    for (const [path, text] of en) {
      expect(text, path).not.toMatch(HAN);
      expect(text, path).not.toMatch(FORBIDDEN);
    }
  });
});
