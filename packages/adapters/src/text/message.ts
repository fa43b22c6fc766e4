import type { LocaleId } from '@biaoshi/core';
import { moreText } from '@biaoshi/reporters';
import type { Digest } from '../digest.ts';
import { assetLines } from './asset-lines.ts';
import { DELIVERY_WORDS } from './words.ts';

/** A digest as a message: a headline, and lines under it. */
export interface Message {
  readonly title: string;
  readonly lines: readonly string[];
}

interface MessageOptions {
  readonly locale: LocaleId;
  /** Makes each line safe for where it goes. */
  readonly safe: (line: string) => string;
  /** What the receiver takes of all lines together. */
  readonly maxBytes: number;
  /** What a line takes of it. Default: its bytes of UTF-8, and one for its end. */
  readonly lineBytes?: (line: string) => number;
  /** First lines, already safe. */
  readonly intro?: readonly string[];
}

/** Whole assets while they fit, then how many more there are. */
export function message(digest: Digest, options: MessageOptions): Message {
  const { locale, safe, maxBytes, lineBytes = textBytes, intro = [] } = options;
  const bytesOf = (lines: readonly string[]): number => lines.reduce((bytes, line) => bytes + lineBytes(line), 0);
  const words = DELIVERY_WORDS[locale];
  const title = words.chosen(digest.chosen, digest.total);
  const more = (count: number): string => moreText(count, locale);
  const lines = [...intro];
  // The last line says how many more there are, whatever their number.
  let left = maxBytes - bytesOf([title, ...intro, more(digest.chosen)]);
  let shown = 0;
  for (const asset of digest.assets) {
    const { uri } = asset.asset;
    const block = [`${words.asset(asset.index + 1)} ${uri}`, ...assetLines(asset, locale, more).map(indented)].map(
      safe,
    );
    left -= bytesOf(block);
    if (left < 0) break;
    lines.push(...block);
    shown++;
  }
  return { title, lines: shown < digest.chosen ? [...lines, more(digest.chosen - shown)] : lines };
}

const indented = (line: string): string => `· ${line}`;
const textBytes = (line: string): number => Buffer.byteLength(line, 'utf8') + 1;
