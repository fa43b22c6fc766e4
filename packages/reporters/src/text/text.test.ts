import { C2PA_QUESTIONS, LOCALE_IDS, type Report } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { SEEN, UNDETECTED } from '../test-support/pixel-assets.ts';
import { BROKEN_STORE, CONTRADICTION, SIGNED_AI, UNANSWERED } from '../test-support/provenance-assets.ts';
import { LABELLED } from '../test-support/sample-assets.ts';
import { assetReport } from '../test-support/sample-parts.ts';
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

describe('provenance in text', () => {
  const words = (asset: Parameters<typeof TEXT_REPORTER.asset>[0], locale: 'en' | 'zh-CN' = 'en'): string =>
    TEXT_REPORTER.asset(asset, { locale, color: false });
  const line = (text: string, key: string): string =>
    text.split('\n').find((found) => found.startsWith(`    ${key} `)) ?? '';

  it('gives each of the six answers, and codes only where something is amiss', () => {
    expect(line(words(SIGNED_AI), 'checked').split('; ')).toHaveLength(C2PA_QUESTIONS.length);
    expect(line(words(SIGNED_AI), 'checked')).not.toContain('[');
    expect(line(words(BROKEN_STORE), 'checked')).toContain('match this picture: no [assertion.dataHash.mismatch];');
    expect(line(words(BROKEN_STORE, 'zh-CN'), '核对')).toContain('签署者可信：无法核对（未提供信任列表）');
  });

  it('shows what failed in an ingredient also where the store itself is in order', () => {
    const [broken] = BROKEN_STORE.evidence;
    if (broken?.kind !== 'c2paManifest') throw new Error('no sample');
    const clean = { ...broken, data: { ...broken.data, state: 'trusted', failures: [] } } as typeof broken;
    const text = words(assetReport({ evidence: [clean] }));
    expect(line(text, 'failed')).toMatch(/an ingredient: claimSignature\.mismatch, assertion\.hashedURI\.mismatch$/);
    expect(text).not.toContain('these credentials:');
  });

  it('says why a store is not valid, the gravest reason first', () => {
    const [broken] = BROKEN_STORE.evidence;
    if (broken?.kind !== 'c2paManifest' || !('answers' in broken.data)) throw new Error('no sample');
    const { data } = broken;
    const because = (...no: readonly string[]): string => {
      const answers = Object.fromEntries(
        C2PA_QUESTIONS.map((question) => [question, { answer: no.includes(question) ? 'no' : 'yes', codes: [] }]),
      );
      const changed = { ...broken, data: { ...data, answers: answers as unknown as typeof data.answers } };
      return words(assetReport({ evidence: [changed as typeof broken] }));
    };
    expect(because('certificateValid', 'contentBound')).toContain('credentials do not match this picture;');
    expect(because('certificateValid', 'signatureValid')).toContain('a signature that does not hold;');
    expect(because('certificateValid')).toContain('but their certificate has expired or is not valid;');
    expect(because('signerTrusted')).toContain('content credentials are not valid;');
  });

  it('calls no signer a failure where nobody named a trust list', () => {
    const [broken] = BROKEN_STORE.evidence;
    if (broken?.kind !== 'c2paManifest' || !('answers' in broken.data)) throw new Error('no sample');
    const failed = (text: string) => text.split('\n').filter((found) => found.startsWith('    failed '));
    expect(failed(words(BROKEN_STORE)).join()).not.toContain('signingCredential.untrusted');
    const signerTrusted = { answer: 'no', codes: ['signingCredential.untrusted'] } as const;
    const judged = { ...broken, data: { ...broken.data, answers: { ...broken.data.answers, signerTrusted } } };
    expect(failed(words(assetReport({ evidence: [judged as typeof broken] })))[0]).toContain(
      'signingCredential.untrusted',
    );
  });

  it('says why nothing is said of a signer', () => {
    const [broken] = BROKEN_STORE.evidence;
    if (broken?.kind !== 'c2paManifest' || !('answers' in broken.data)) throw new Error('no sample');
    const codes = ['signingCredential.untrusted', 'signingCredential.expired'];
    const answers = { ...broken.data.answers, signerTrusted: { answer: 'couldNotCheck', codes } };
    const expired = { ...broken, data: { ...broken.data, answers } } as typeof broken;
    const text = line(words(assetReport({ evidence: [expired] })), 'checked');
    expect(text).toContain('signer trusted: could not check (the certificate has run out)');
  });

  it('never calls wrong what could not be checked, and makes no link of an address', () => {
    const text = words(UNANSWERED);
    expect(text.match(/could not be checked/g)).toHaveLength(2);
    expect(text).not.toContain('not valid');
    expect(text).toContain('https[://]manifests.example');
    expect([UNANSWERED, BROKEN_STORE].map((asset) => words(asset)).join()).not.toMatch(/https?:\/\//);
  });

  it('names both sides of a contradiction with their bytes, in the order of the finding', () => {
    expect(line(words(CONTRADICTION), 'places')).toMatch(/offset 400, 12000 bytes; .*offset 41, 336 bytes$/);
  });

  it('counts the statements it leaves out', () => {
    const [signed] = SIGNED_AI.evidence;
    if (signed?.kind !== 'c2paManifest' || !('statements' in signed.data)) throw new Error('no sample');
    const [statement] = signed.data.statements;
    const many = (count: number) => {
      const statements = Array.from({ length: count }, (_, depth) => ({ ...statement, depth }));
      return words(assetReport({ evidence: [{ ...signed, data: { ...signed.data, statements } } as typeof signed] }));
    };
    expect(many(5)).not.toContain('and 1 more');
    expect(many(6)).toContain('states     and 1 more');
  });
});

describe('what is seen, in text', () => {
  const words = (asset: Parameters<typeof TEXT_REPORTER.asset>[0], locale: 'en' | 'zh-CN' = 'en'): string =>
    TEXT_REPORTER.asset(asset, { locale, color: false });

  it('gives the measures and the place of each text, and a reason only where it is hard to read', () => {
    const text = words(SEEN);
    expect(text).toContain(
      '"豆包AI生成" (has the AI element and the generation element), in a corner, glyphs 3.1 % and box 4.3 % of the ' +
        'shorter side high, contrast 5:1, about 60 % opaque, legible; in the picture at (880, 720), 130×33 pixels',
    );
    expect(text).toContain('contrast 5:1, hard to read: too small;');
    expect(words(SEEN, 'zh-CN')).toContain('字高为画面最短边的 3.1%');
  });

  it('says not detected, never absent, and not examined where nobody looked', () => {
    expect(words(UNDETECTED)).toMatch(/not detected explicit label, vendor mark, invisible mark\n/);
    expect(words(UNDETECTED, 'zh-CN')).toContain('未检出');
    expect(words(assetReport({}))).not.toContain('not detected');
    expect(words(assetReport({}))).toMatch(/not examined .*explicit label/);
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
