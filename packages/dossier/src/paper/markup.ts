import { element, type Markup } from '@biaoshi/reporters';
import type { Block, BlockOf, PictureCell } from './block.ts';

const DRAW: { readonly [K in Block['kind']]: (block: BlockOf<K>) => Markup } = {
  heading: ({ level, text }) => element(`h${level}`, {}, text),
  paragraph: ({ text, tone = 'plain' }) => element('p', tone === 'plain' ? {} : { class: tone }, text),
  quotation: ({ text }) => element('blockquote', {}, text),
  list: ({ items }) =>
    element(
      'ul',
      {},
      items.map((item) => element('li', {}, item)),
    ),
  facts: ({ rows }) =>
    table(
      rows.map(([name, value]) => element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value))),
    ),
  table: ({ head, rows }) => table([row('th', head), ...rows.map((cells) => row('td', cells))]),
  pictures: ({ cells }) => element('div', { class: 'pictures' }, cells.map(figure)),
  pageBreak: () => element('hr', {}),
};

/** The same blocks as markup for a page of HTML: complete, escaped, well-formed as XML; pictures are in it. */
export const blockMarkup = (blocks: Iterable<Block>): string =>
  Array.from(blocks, (block) => drawBlock(block).markup).join('\n');

function drawBlock<K extends Block['kind']>(block: BlockOf<K>): Markup {
  const draw = DRAW[block.kind as K] as (block: BlockOf<K>) => Markup;
  return draw(block);
}

const row = (cell: 'th' | 'td', cells: readonly string[]): Markup =>
  element(
    'tr',
    {},
    cells.map((text) => element(cell, {}, text)),
  );

const table = (rows: readonly Markup[]): Markup => element('table', {}, element('tbody', {}, rows));

/** A picture and its marks in one drawing, so that they keep together at any size. */
function figure({ picture, caption, marks = [] }: PictureCell): Markup {
  const { width, height, mediaType, bytes } = picture;
  const href = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  const size = { width: String(width), height: String(height) };
  const drawn = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, role: 'img' },
    element('image', { ...size, href }),
    marks.map((mark, index) => outlined(mark, String(index + 1), height)),
  );
  return element('figure', {}, drawn, element('figcaption', {}, caption));
}

type Mark = NonNullable<PictureCell['marks']>[number];

function outlined({ x, y, width, height }: Mark, number: string, pictureHeight: number): Markup {
  const place = { x: String(x), y: String(y) };
  const size = String(Math.max(8, Math.round(pictureHeight / 20)));
  return element(
    'g',
    {},
    element('rect', { ...place, width: String(width), height: String(height) }),
    element('text', { x: String(x), y: String(y), 'font-size': size, dy: '1em' }, number),
  );
}
