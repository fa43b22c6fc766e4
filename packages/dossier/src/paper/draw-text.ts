import type { BlockOf } from './block.ts';
import { BODY, type Sheet, type Style } from './sheet.ts';

const BLACK = '#111111';
const GREY = '#555555';

export const PLAIN: Style = { weight: 'regular', size: 9.5, color: BLACK };
export const STRONG: Style = { ...PLAIN, weight: 'bold' };
export const SMALL: Style = { weight: 'regular', size: 8, color: GREY };

const TONES = { plain: PLAIN, small: SMALL, strong: STRONG } as const;
const HEADINGS: Readonly<Record<1 | 2 | 3, Style>> = {
  1: { weight: 'bold', size: 17, color: BLACK },
  2: { weight: 'bold', size: 12.5, color: BLACK },
  3: { weight: 'bold', size: 10.5, color: BLACK },
};

const INDENT = 12;
const INDENTED = { x: BODY.x + INDENT, width: BODY.width - INDENT };
const GAP = 5;

/** A heading, or a paragraph that is one, stays with at least this many points of what follows it. */
const KEEP = 48;

export function drawHeading(sheet: Sheet, { level, text }: BlockOf<'heading'>): void {
  const style = HEADINGS[level];
  const lines = sheet.lines(text, BODY, style);
  sheet.space(style.size);
  sheet.need(lines.length * sheet.lineHeight(style) + KEEP);
  sheet.write(lines, BODY, style);
  sheet.y += GAP / 2;
}

export function drawParagraph(sheet: Sheet, { text, tone = 'plain' }: BlockOf<'paragraph'>): void {
  const style = TONES[tone];
  const lines = sheet.lines(text, BODY, style);
  if (tone === 'strong') sheet.need(Math.min(lines.length, 3) * sheet.lineHeight(style) + KEEP);
  sheet.write(lines, BODY, style);
  sheet.y += GAP;
}

export function drawQuotation(sheet: Sheet, { text }: BlockOf<'quotation'>): void {
  for (const line of sheet.lines(text, INDENTED, PLAIN)) {
    sheet.need(sheet.lineHeight(PLAIN));
    const top = sheet.y;
    sheet.write([line], INDENTED, PLAIN);
    sheet.document.rect(BODY.x + 3, top, 2, sheet.lineHeight(PLAIN)).fill('#bbbbbb');
  }
  sheet.y += GAP;
}

export function drawList(sheet: Sheet, { items }: BlockOf<'list'>): void {
  for (const item of items) {
    sheet.need(sheet.lineHeight(PLAIN));
    sheet.document.circle(BODY.x + 5, sheet.y + sheet.lineHeight(PLAIN) / 2 + 1, 1.3).fill(BLACK);
    sheet.write(sheet.lines(item, INDENTED, PLAIN), INDENTED, PLAIN);
  }
  sheet.y += GAP;
}
