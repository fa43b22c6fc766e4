export type { Block, BlockOf, PictureCell } from './block.ts';
export { blockMarkup } from './markup.ts';
export { type PageOptions, page, pageStyle } from './page.ts';
export { MAX_PAGES, type PaperOptions, paper } from './paper.ts';
