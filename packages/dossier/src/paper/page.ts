import type { LocaleId } from '@biaoshi/core';
import { element } from '@biaoshi/reporters';
import type { Block } from './block.ts';
import { blockMarkup } from './markup.ts';

export interface PageOptions {
  readonly title: string;
  readonly locale: LocaleId;
}

/** No script, nothing from elsewhere: what a file wrote can neither run nor call home. Pictures are in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** How blocks look on a page. */
export const pageStyle = [
  'table{border-collapse:collapse;width:100%;margin:.4rem 0}',
  'th,td{text-align:left;vertical-align:top;padding:.2rem .5rem;border-bottom:1px solid #8884;overflow-wrap:anywhere}',
  'th{min-width:4rem}',
  'th[scope=row]{width:11rem}',
  'p.small{opacity:.75;font-size:.85em}',
  'p.strong{font-weight:600}',
  'blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #8886}',
  '.pictures{display:flex;flex-wrap:wrap;gap:1rem}',
  'figure{margin:.4rem 0;flex:1 1 18rem;max-width:34rem}',
  'figure svg{max-width:100%;max-height:34rem}',
  'figure rect{fill:none;stroke:#d22;stroke-width:2px;vector-effect:non-scaling-stroke}',
  'figure text{fill:#d22;font-weight:bold}',
  'figcaption{font-size:.85em;overflow-wrap:anywhere}',
].join('\n');

const PAGE_STYLE = [
  ':root{color-scheme:light dark;font:15px/1.6 system-ui,sans-serif}',
  'body{max-width:62rem;margin:0 auto;padding:1rem}',
].join('\n');

/** The same blocks that `paper` sets, as one file of HTML that needs nothing else. It is also well-formed XML. */
export function page(blocks: Iterable<Block>, { title, locale }: PageOptions): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${locale}"><head><meta charset="utf-8" />`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`,
    '<meta name="viewport" content="width=device-width" />',
    element('title', {}, title).markup,
    `<style>\n${PAGE_STYLE}\n${pageStyle}\n</style></head><body>`,
    blockMarkup(blocks),
    '</body></html>\n',
  ].join('\n');
}
