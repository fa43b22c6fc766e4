import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT } from '../../../reporters/src/test-support/sample-assets.ts';
import { elementsOf } from '../test-support/well-formed.ts';
import type { Block } from './block.ts';
import { page } from './page.ts';

const picture = { mediaType: 'image/png', width: 40, height: 20, bytes: Uint8Array.of(1, 2, 3) } as const;

const blocksOf = (text: string): Block[] => [
  { kind: 'heading', level: 2, text },
  { kind: 'paragraph', text, tone: 'small' },
  { kind: 'quotation', text },
  { kind: 'list', items: [text, text] },
  { kind: 'facts', rows: [[text, text]] },
  { kind: 'table', head: [text], rows: [[text]] },
  { kind: 'pictures', cells: [{ picture, caption: text, marks: [{ x: 1, y: 2, width: 3, height: 4 }] }] },
  { kind: 'pageBreak' },
];

const shape = (text: string) => elementsOf(page(blocksOf(text), { title: text, locale: 'en' })).map(({ name }) => name);

describe('page', () => {
  it('is well-formed and has the same elements whatever the texts say', () => {
    expect(shape(HOSTILE_TEXT)).toEqual(shape('plain'));
    expect(shape('</style></script><script>x</script><!--')).toEqual(shape('plain'));
  });

  it('runs nothing, fetches nothing, and shows what would act on the reader', () => {
    const text = page(blocksOf(HOSTILE_TEXT), { title: HOSTILE_TEXT, locale: 'zh-CN' });
    expect(text).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066]/);
    const attributes = elementsOf(text).flatMap((element) => Object.entries(element.attributes));
    expect(attributes.filter(([name]) => /^on|^src$|^action$/i.test(name))).toEqual([]);
    const links = attributes.filter(([name]) => name === 'href').map(([, value]) => value);
    expect(links).toEqual(['data:image/png;base64,AQID']);
  });

  it('draws the marks of a picture in its own pixels', () => {
    const found = elementsOf(page(blocksOf('x'), { title: 'x', locale: 'en' }));
    expect(found.find(({ name }) => name === 'svg')?.attributes.viewBox).toBe('0 0 40 20');
    expect(found.find(({ name }) => name === 'rect')?.attributes).toMatchObject({
      x: '1',
      y: '2',
      width: '3',
      height: '4',
    });
  });
});
