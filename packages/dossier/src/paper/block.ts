import type { EncodedPicture, Region } from '@biaoshi/core';

interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  /** `small`: notes and captions. `strong`: what must not be overlooked. */
  readonly tone?: 'plain' | 'small' | 'strong';
}

/** One picture with what is written under it. */
export interface PictureCell {
  readonly picture: EncodedPicture;
  readonly caption: string;
  /** Outlined, each with its number from 1; in pixels of `picture`. */
  readonly marks?: readonly Region[];
}

/**
 * What a page is made of, top to bottom. Every text is taken as hostile: one line, what acts or hides shown as an
 * escape, what the font lacks shown as its code point, bounded.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | ParagraphBlock
  /** Words of somebody else: indented, with a bar. */
  | { readonly kind: 'quotation'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Name and value, a row each. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** `widths`: shares of the width, one a column; equal when left out. The head is repeated on every page. */
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths?: readonly number[];
    }
  /** Side by side, `perRow` in a row (default 2), none higher than `height` points (default 220) and none enlarged. */
  | {
      readonly kind: 'pictures';
      readonly cells: readonly PictureCell[];
      readonly perRow?: number;
      readonly height?: number;
    }
  | { readonly kind: 'pageBreak' };

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;
