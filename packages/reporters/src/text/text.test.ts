import { LOCALE_IDS, type Report } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { assetReport, LABELLED } from '../test-support/sample-assets.ts';
import { SAMPLE_REPORTS, sampleReport } from '../test-support/sample-reports.ts';
import { TEXT_REPORTER } from './index.ts';
import { displayWidth, fold } from './width.ts';

const ESCAPE = String.fromCharCode(0x1b);
const SGR = new RegExp(`${ESCAPE}\\[\\d+m`, 'g');
const ACTING = /(?!\n)[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\uffff]|\p{Surrogate}/u;

describe.each(LOCALE_IDS)('text in %s', (locale) => {
  it.each(Object.entries(SAMPLE_REPORTS))(
    'lets no character of %s act, and colours change no word',
    (_name, report) => {
      const plain = render(TEXT_REPORTER, report, { locale, color: false });
      const colored = render(TEXT_REPORTER, report, { locale, color: true });
      expect(plain).not.toMatch(ACTING);
      expect(colored).not.toBe(plain);
      expect(colored.replace(SGR, '')).toBe(plain);
    },
  );

  it('has one line an asset that is not indented', () => {
    const report = SAMPLE_REPORTS.hostile as Report;
    const pieces = report.assets.map((asset) => TEXT_REPORTER.asset(asset, { locale, color: false }));
    for (const piece of pieces)
      expect(piece.split('\n').filter((line) => line !== '' && !line.startsWith('  '))).toHaveLength(1);
  });

  it('folds to the width, Chinese counted as two columns', () => {
    const assets = [assetReport({ ...LABELLED, asset: { uri: 'a.png' } })];
    const piece = TEXT_REPORTER.asset(assets[0] as (typeof assets)[0], { locale, color: false, width: 60 });
    const body = piece
      .split('\n')
      .slice(1)
      .filter((line) => !/\S{45}/.test(line));
    expect(body.length).toBeGreaterThan(8);
    expect(body.filter((line) => displayWidth(line) > 60)).toEqual([]);
  });

  it('aligns the figures of the summary whatever the script', () => {
    const text = TEXT_REPORTER.end(sampleReport([]), (SAMPLE_REPORTS.ordinary as Report).summary, '', {
      locale,
      color: false,
    });
    const rows = text.split('\n').filter((line) => /\s\d+\s+\d+$/.test(line));
    expect(rows.length).toBeGreaterThan(6);
    expect(new Set(rows.map(displayWidth)).size).toBe(1);
  });
});

describe('text', () => {
  const words = (asset: Parameters<typeof TEXT_REPORTER.asset>[0]): string =>
    TEXT_REPORTER.asset(asset, { locale: 'zh-CN', color: false });

  it('says who is named, and that a code nobody knows is one', () => {
    expect(words(LABELLED)).toContain('Doubao 豆包（主体代码 91110102MACQD9K640）');
    expect(words(LABELLED)).toContain('未知主体（主体代码');
  });

  it('adds up what a tier did not walk', () => expect(words(LABELLED)).toContain('1100 字节'));

  it('says unreadable, never absent', () => {
    const text = words(assetReport({ readings: { aigcField: 'unreadable' } }));
    expect(text).toContain('无法读取');
    expect(text).toContain('隐式标识（AIGC 字段）');
  });

  it('counts what it leaves out of a long list', () => {
    const [evidence] = LABELLED.evidence;
    if (!evidence) throw new Error('no sample');
    const many = (count: number) => words(assetReport({ evidence: Array.from({ length: count }, () => evidence) }));
    expect(many(20)).not.toContain('另有');
    expect(many(21)).toContain('另有 1 项');
  });
});

describe('fold', () => {
  it.each([
    ['a bb ccc', 4, ['a bb', 'ccc']],
    ['汉字汉字', 4, ['汉字', '汉字']],
    ['汉字，汉', 4, ['汉', '字，', '汉']],
    ['unbreakable', 4, ['unbreakable']],
    ['aa    bb', 3, ['aa', 'bb']],
  ])('%j at %d', (text, width, lines) => expect(fold(text, width)).toEqual(lines));

  it('loses nothing but blanks', () => {
    const text = 'mixed 中文 and Latin，标点。 '.repeat(20);
    expect(fold(text, 30).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
