import { LOCALE_IDS, type SecurityDataData } from '@biaoshi/core';
import { expect, it } from 'vitest';
import { evidence } from '../test-support/sample-parts.ts';
import { evidenceText } from './evidence.ts';

const PLACE = { path: 'png/iTXt[0]/TC260:AIGC', start: 10, end: 90 };

const textOf = (data: SecurityDataData, locale: 'en' | 'zh-CN' = 'en') =>
  evidenceText(evidence('e2', 'securityData', PLACE, data), locale);

const DATA: SecurityDataData = {
  field: 'ReservedCode1',
  signatures: [
    { over: 'label', check: 'verified' },
    { over: 'binding', check: 'unsupported' },
  ],
  bindings: [
    { method: 'phash', value: 'e1c3d2b4a5968778', check: 'differs', distance: 31 },
    { method: 'sm3', value: '', check: 'notRecomputable', distance: null },
  ],
};

it('says what was found out about each signature and each binding, and no more', () => {
  const said = [
    'ReservedCode1',
    'signature over the label verified with the key in the file (which shows integrity, not who signed)',
    'signature over a binding not supported, nothing judged',
    'hash of the picture (phash) is not that of this picture (31 of 64 bits differ)',
    'hash of the content (SM3) not recomputable (selection not declared)',
  ];
  expect(textOf(DATA)).toBe(`${said.join(', ')}; at png/iTXt[0]/TC260:AIGC, offset 10, 80 bytes`);
});

it.each(LOCALE_IDS)('says in %s that nobody looked where nobody did', (locale) => {
  const text = textOf(
    {
      ...DATA,
      signatures: [{ over: 'label', check: 'notExamined' }],
      bindings: [{ method: 'phash', value: '00', check: 'notExamined', distance: null }],
    },
    locale,
  );
  expect(text).toMatch(locale === 'en' ? /not examined.*not compared/ : /未检查.*未比对/);
  expect(text).not.toMatch(/differ|不符/);
});
