import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT } from '../../../reporters/src/test-support/sample-assets.ts';
import { drawnPage, pdfPages } from '../test-support/read-pdf.ts';
import type { Block } from './block.ts';
import { paper } from './paper.ts';

const OPTIONS = { title: '证据材料', identifier: 'BS-1', createdAt: '2026-03-01T00:00:00Z', locale: 'zh-CN' } as const;
const LAW = '任何组织和个人不得恶意删除、篡改、伪造、隐匿本办法规定的生成合成内容标识';

const picture = async (color: string, format: 'jpeg' | 'png', channels: 3 | 4 = 3) => {
  const [width, height] = [200, 100];
  const bytes = await sharp({ create: { width, height, channels, background: color } })
    [format]()
    .toBuffer();
  return { mediaType: `image/${format}`, width, height, bytes: new Uint8Array(bytes) } as const;
};

describe('paper', () => {
  it('sets Chinese and English text that can be taken out again, whole', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: '标题 Heading' },
      { kind: 'paragraph', text: `${LAW}。office ﬁne “中” ——……` },
      { kind: 'quotation', text: LAW },
      { kind: 'list', items: ['一', 'two'] },
      { kind: 'facts', rows: [['SHA-256', 'ab'.repeat(32)]] },
      { kind: 'table', head: ['序', '名'], rows: [['1', LAW]] },
    ];
    const [page = ''] = await pdfPages(await paper(blocks, OPTIONS));
    for (const text of ['标题 Heading', 'office', '“中” ——……', '一two', 'ab'.repeat(32)]) {
      expect(page).toContain(text);
    }
    expect(page.split(LAW)).toHaveLength(4);
    expect(page).toContain('第 1 / 1 页 · Page 1 / 1');
    expect(page).toContain('BS-1');
  });

  it('numbers every page and repeats the head of a table on each', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`r${index}.`, LAW]);
    const pages = await pdfPages(await paper([{ kind: 'table', head: ['序号', '条文'], rows }], OPTIONS));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`第 ${index + 1} / ${pages.length} 页`);
      expect(page).toContain('序号');
    }
    const all = pages.join('');
    for (const [name] of rows) expect(all).toContain(name);
  });

  it('breaks one row that is longer than a page, and loses none of it', async () => {
    const words = Array.from({ length: 2000 }, (_, index) => `w${index}`);
    const pages = await pdfPages(await paper([{ kind: 'facts', rows: [['长', words.join(' ')]] }], OPTIONS));
    expect(pages.length).toBeGreaterThan(1);
    const found = new Set(pages.join(' ').match(/w\d+/g));
    expect(words.filter((word) => !found.has(word))).toEqual([]);
  });

  it('shows what acts, hides, or has no glyph', async () => {
    const hostile = `a\u202eb\u0007c\u200bd\u{1f600}e\u05d0f\u0301g\ud800h\ni`;
    const [page] = await pdfPages(await paper([{ kind: 'paragraph', text: hostile }], OPTIONS));
    expect(page).toContain('a\\u{202e}b\\u{7}c\\u{200b}d[U+1F600]e[U+05D0]f[U+0301]g\\u{d800}h\\ni');
  });

  it('lets no text of a file act, wherever it stands', async () => {
    const text = HOSTILE_TEXT;
    const blocks: Block[] = [
      { kind: 'heading', level: 2, text },
      { kind: 'paragraph', text, tone: 'strong' },
      { kind: 'quotation', text },
      { kind: 'list', items: [text] },
      { kind: 'facts', rows: [[text, text]] },
      { kind: 'table', head: [text], rows: [[text]] },
      { kind: 'pictures', cells: [{ picture: await picture('#fff', 'png'), caption: text }] },
    ];
    const bytes = await paper(blocks, { ...OPTIONS, title: text, identifier: text });
    for (const page of await pdfPages(bytes))
      expect(page).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066]/);
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|URI|Launch|OpenAction|AA)\b/);
  });

  it('draws pictures, JPEG and PNG, with and without alpha, and outlines what is marked', async () => {
    const cells = [
      { picture: await picture('#0000ff', 'jpeg'), caption: '左', marks: [{ x: 50, y: 20, width: 60, height: 40 }] },
      { picture: await picture('#00ff00', 'png', 4), caption: '右' },
    ];
    const page = await drawnPage(await paper([{ kind: 'pictures', cells }], OPTIONS), 1);
    const [left, top] = [54, 66];
    const near = ([r, g, b]: readonly number[]) => [r, g, b].map((value) => Math.round((value ?? 0) / 255));
    expect(near(page.pixel(left + 150, top + 80))).toEqual([0, 0, 1]);
    const edge = [19, 20, 21].map((y) => page.pixel(left + 80, top + y));
    expect(edge.some(([r]) => r > 60)).toBe(true);
    expect(near(page.pixel(left + 51, top + 29))).toEqual([1, 0, 0]);
    expect(near(page.pixel(left + 80, top + 40))).toEqual([0, 0, 1]);
    expect(near(page.pixel(left + 350, top + 50))).toEqual([0, 1, 0]);
  });

  it('refuses bytes that are no picture, and a date that is none', async () => {
    const cell = { picture: { ...(await picture('#fff', 'png')), bytes: new Uint8Array(40) }, caption: '' };
    const refused = expect.objectContaining({ family: 'invalidArgument', code: 'invalidOption' });
    await expect(paper([{ kind: 'pictures', cells: [cell] }], OPTIONS)).rejects.toEqual(refused);
    await expect(paper([], { ...OPTIONS, createdAt: 'soon' })).rejects.toEqual(refused);
    for (const perRow of [0, -1, 1.5, Number.NaN]) {
      await expect(paper([{ kind: 'pictures', cells: [cell], perRow }], OPTIONS)).rejects.toEqual(refused);
    }
  });

  it('ends at its limit of pages, and says so on one more', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [String(index), LAW] as const);
    const limited = async (maxPages: number) =>
      pdfPages(await paper([{ kind: 'facts', rows }], { ...OPTIONS, maxPages }));
    const whole = await limited(500);
    expect(await limited(whole.length)).toEqual(whole);
    const cut = await limited(whole.length - 1);
    expect(cut).toHaveLength(whole.length);
    expect(cut.at(-1)).toContain('页数已达上限');
    expect(cut.at(-1)).toContain('The limit of pages is reached');
  });

  it('keeps the head of a table short, however long its names', async () => {
    const table: Block = { kind: 'table', head: ['名'.repeat(20_000), 'b'], rows: [['1', 'LAST']] };
    const pages = await pdfPages(await paper([table], OPTIONS));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('LAST');
  });

  it('gives the same bytes for the same blocks', async () => {
    const blocks: Block[] = [{ kind: 'paragraph', text: LAW }];
    const [one, other] = [await paper(blocks, OPTIONS), await paper(blocks, OPTIONS)];
    expect(Buffer.compare(one, other)).toBe(0);
    expect(Buffer.compare(one, await paper(blocks, { ...OPTIONS, createdAt: '2026-03-02T00:00:00Z' }))).not.toBe(0);
  });
});
