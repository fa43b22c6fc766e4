import { type Statement, statementText } from '@biaoshi/claim';
import { LOCALE_IDS } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { sampleStatements } from '../../../claim/src/test-support/sample-statements.ts';
import { HOSTILE_TEXT } from '../../../reporters/src/test-support/sample-assets.ts';
import { pdfPages } from '../test-support/read-pdf.ts';
import { sampleClaim } from '../test-support/sample-claim.ts';
import { proofSheetHtml, proofSheetPdf } from './proof-sheet.ts';

const unspaced = (text: string) => text.replace(/\s/g, '');
const textOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const made = (
  id: Statement['id'],
  data: object,
  photos: readonly string[] = ['E1'],
  places: Statement['places'] = [],
) => ({ id, data, photos, evidence: [], places }) as unknown as Statement;

describe.each(LOCALE_IDS)('the proof sheet in %s', (locale) => {
  it('has of every statement what it shows, what it does not show, and what to ask, on page and paper', async () => {
    const claim = await sampleClaim(sampleStatements());
    const page = unspaced(textOf(proofSheetHtml(claim, locale)));
    const paper = unspaced((await pdfPages(await proofSheetPdf(claim, locale))).join(''));
    for (const statement of sampleStatements()) {
      const { shows, notShown, ask } = statementText(statement, locale);
      for (const text of [shows, notShown, ask]) expect(page, statement.id).toContain(unspaced(text));
    }
    // Lines of the cells of a row are drawn beside each other, so paper is searched for pieces shorter than a line.
    for (const piece of ['A-1', '2026-03-10', '2026-03-12', 'ab'.repeat(20), 'cd'.repeat(20), 'photo.jpg', 'SM3']) {
      expect(paper).toContain(unspaced(piece));
      expect(page).toContain(unspaced(piece));
    }
  });
});

describe('the proof sheet', () => {
  it('begins with one page: what claim it is, what calls for a question, and which question', async () => {
    const statements = [
      made('cameraNamed', { make: 'Example', model: 'EX-1', makerNote: 'no' }),
      made('regionsDiffer', { regions: 2, percent: 3.5 }, ['E1', 'L1']),
      made('noCamera', {}, ['E2']),
    ];
    const [first = ''] = await pdfPages(await proofSheetPdf(await sampleClaim(statements), 'en'));
    expect(first).toContain('2 regions (3.5 % of its area)');
    expect(first).not.toContain('EX-1');
    expect(first).toContain('E1: Please take a new photo');
    expect(first).toContain('It decides nothing');
  });

  it('shows each pair that was laid onto each other, side by side, and regions of one photo in that photo', async () => {
    const region = { x: 100, y: 50, width: 80, height: 40 };
    const label = made('visibleLabel', { text: 'AI生成' }, ['E1'], [{ photo: 'E1', location: { region } }]);
    const claim = await sampleClaim([label]);
    const html = proofSheetHtml(claim, 'en');
    const picture = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const [pair] = claim.pictures.pairs;
    const at = html.indexOf(picture(pair?.views.evidence.bytes ?? new Uint8Array()));
    expect(at).toBeGreaterThan(0);
    const beside = html.indexOf(picture(pair?.views.listing.bytes ?? new Uint8Array()));
    expect(beside).toBeGreaterThan(at);
    expect(html.indexOf(picture(pair?.details[0]?.evidence.bytes ?? new Uint8Array()))).toBeGreaterThan(beside);
    expect(html).toContain('Region 1 close up: L1');
    // The photo is 400 pixels wide and shown in 200.
    expect(html).toMatch(/<rect x="50" y="25" width="40" height="20">/);
  });

  it('is one file that needs nothing, and runs nothing', async () => {
    const html = proofSheetHtml(await sampleClaim(sampleStatements()), 'zh-CN');
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name));
    for (const name of ['script', 'link', 'iframe', 'object', 'img', 'form', 'a', 'base'])
      expect(tags).not.toContain(name);
    expect(html).toContain("default-src 'none'");
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, value]) => value ?? '');
    expect(addresses.filter((value) => !value.startsWith('data:image/jpeg;base64,'))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(3);
  });

  it('names no folder of the merchant and no other case', async () => {
    const ledger = {
      searched: { sha256: 2, pdq: 2 },
      matches: [
        {
          photo: 'E1',
          by: 'pdq',
          distance: 3,
          turn: 'original',
          record: 7,
          case: 'B-7777',
          caseRelation: 'other',
          role: 'claim',
          at: '2026-01-01T00:00:00Z',
          appeal: null,
        },
      ],
      leftOut: 2,
      unread: 1,
    } as const;
    const claim = await sampleClaim(sampleStatements(), { ledger });
    const paper = (await pdfPages(await proofSheetPdf(claim, 'en'))).join('');
    for (const sheet of [proofSheetHtml(claim, 'en'), paper]) {
      expect(sheet).not.toMatch(/B-7777|\/home\/merchant/);
      expect(sheet).toContain('1 records of the ledger could not be read');
      expect(sheet).toContain('2 more records match');
    }
  });

  it('is the same for the same claim, and another for another', async () => {
    const [claim, other] = [
      await sampleClaim(sampleStatements()),
      await sampleClaim(sampleStatements(), { case: 'A-2' }),
    ];
    expect(await proofSheetPdf(claim, 'en')).toEqual(await proofSheetPdf(claim, 'en'));
    expect(await proofSheetPdf(claim, 'en')).not.toEqual(await proofSheetPdf(other, 'en'));
    expect(proofSheetHtml(claim, 'en')).not.toBe(proofSheetHtml(other, 'en'));
  });

  it('says that a photo cannot be shown rather than leaving it out', async () => {
    const claim = await sampleClaim([made('unreadable', { code: 'truncated' }, ['E2'])]);
    const photos = new Map([...claim.pictures.photos].filter(([id]) => id !== 'E2'));
    const html = proofSheetHtml({ ...claim, pictures: { photos, pairs: [] } }, 'en');
    expect(html).toContain('The picture cannot be shown.');
    expect(html).toMatch(/<th scope="row">cn-platform<\/th><td>whether there is a label cannot be said · /);
  });
});

/** Written out apart from the code under test: controls, bidi, zero-width, separators. */
const ACTING =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u;

describe('a claim whose files are written against the reader', () => {
  const statements = [
    made('labelled', { label: HOSTILE_TEXT, producer: HOSTILE_TEXT, produceId: HOSTILE_TEXT }),
    made('visibleLabel', { text: '</td></tr></table><script>alert(1)</script>' }),
    made('editorNamed', { name: `${HOSTILE_TEXT}"><img src=x onerror=alert(1)>`, where: 'exif' }),
    made(
      'generatorTrace',
      { generator: HOSTILE_TEXT, strength: 'hint' },
      ['E1'],
      [{ photo: 'E1', location: { path: `png/<b>${HOSTILE_TEXT}`, start: 1, end: 2 } }],
    ),
  ];
  const hostile = () => sampleClaim(statements, { case: HOSTILE_TEXT }, `<img onerror=x>${HOSTILE_TEXT}`);

  it.each(LOCALE_IDS)('acts on no page in %s', async (locale) => {
    const html = proofSheetHtml(await hostile(), locale);
    expect(html).not.toMatch(/<script|<img|<b>/i);
    expect(html.replaceAll('\n', '')).not.toMatch(ACTING);
    const attributes = [...html.matchAll(/<[^>]*\s(on\w+)=/g)];
    expect(attributes).toEqual([]);
  });

  it.each(LOCALE_IDS)('acts on no paper in %s', async (locale) => {
    const bytes = await proofSheetPdf(await hostile(), locale);
    const text = (await pdfPages(bytes)).join('');
    expect(text).not.toMatch(ACTING);
    expect(text).toContain('<script>alert(1)</script>');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/(?:JavaScript|OpenAction|URI|Launch|EmbeddedFile)\b/);
  });

  it('is bounded: ten thousand statements make no thousand pages', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => made('visibleLabel', { text: `AI${index}` }));
    const claim = await sampleClaim(many);
    expect((await pdfPages(await proofSheetPdf(claim, 'en'))).length).toBeLessThan(20);
    expect(proofSheetHtml(claim, 'en')).toContain('9940 more are in the machine-readable report.');
  });
});
