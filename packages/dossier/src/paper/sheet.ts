import { breakLines } from './break-lines.ts';
import { fontFile, WEIGHTS, type Weight } from './font-files.ts';
import { shown } from './shown.ts';

/** Points. A4. */
const PAGE = { width: 595.28, height: 841.89 } as const;
const MARGIN = { side: 54, top: 66, bottom: 60 } as const;

/** Lines are this many times as high as their letters: Chinese wants air. */
const LEADING = 1.5;
/** Where the letters stand in their line. */
const RISE = 0.12;

export interface Style {
  readonly weight: Weight;
  /** Points. */
  readonly size: number;
  readonly color: string;
}

/** What a column of text is set in. `x` from the left edge of the paper, `width`: points. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** The place of text on every page. */
export const BODY: Column = { x: MARGIN.side, width: PAGE.width - 2 * MARGIN.side };

/** What stands in the margins: how much of the slack is left of it, and points from the top of the page. */
const MARGINS = {
  headLeft: { align: 0, y: MARGIN.top - 30 },
  headRight: { align: 1, y: MARGIN.top - 30 },
  foot: { align: 0.5, y: PAGE.height - MARGIN.bottom + 20 },
} as const;

/** Letters are drawn one by one as measured: no ligature, no kerning, so that what is extracted is what was written. */
const PLAIN_LETTERS = { liga: false, kern: false, ccmp: false, mark: false, mkmk: false, locl: false, calt: false };

export const SHEET_OPTIONS: PDFKit.PDFDocumentOptions = {
  size: [PAGE.width, PAGE.height],
  margin: 0,
  bufferPages: true,
  // None of the document's own: it would be opened anew each time one of ours is chosen.
  font: '',
};

/** Thrown where a page would begin that is past the limit. Never leaves this folder. */
export class PagesSpent extends Error {}

/** The document and the place on its page where the next thing goes. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  /** Points from the top of the page. */
  y: number = MARGIN.top;
  readonly #maxPages: number;
  #pages = 1;

  /** `document`: empty, made with `SHEET_OPTIONS`. */
  constructor(document: PDFKit.PDFDocument, maxPages: number) {
    this.document = document;
    this.#maxPages = maxPages;
    for (const weight of WEIGHTS) document.registerFont(weight, fontFile(weight).bytes);
  }

  get pages(): number {
    return this.#pages;
  }

  /** Points left on the page. */
  get room(): number {
    return PAGE.height - MARGIN.bottom - this.y;
  }

  /** The most that fits on an empty page. */
  get fullRoom(): number {
    return PAGE.height - MARGIN.bottom - MARGIN.top;
  }

  /** Throws `PagesSpent`. */
  newPage(): void {
    if (this.#pages >= this.#maxPages) throw new PagesSpent();
    this.addPage();
  }

  /** A page whatever the limit. */
  addPage(): void {
    this.document.addPage();
    this.#pages++;
    this.y = MARGIN.top;
  }

  /** Goes to the next page unless this much is left; on an empty page never. */
  need(height: number): void {
    if (this.room < height && this.y > MARGIN.top) this.newPage();
  }

  /** White space; none at the top of a page. */
  space(height: number): void {
    if (this.y > MARGIN.top) this.y += height;
  }

  /** The text cut to lines of the column. */
  lines(text: string, { width }: Column, style: Style): readonly string[] {
    return breakLines(shown(text, fontFile(style.weight).glyphs), width, advanceOf(style));
  }

  lineHeight({ size }: Style): number {
    return size * LEADING;
  }

  /** Draws lines below one another from the present place, and goes on where they end. */
  write(lines: readonly string[], column: Column, style: Style): void {
    for (const line of lines) {
      this.need(this.lineHeight(style));
      this.draw(line, column.x, this.y, style);
      this.y += this.lineHeight(style);
    }
  }

  /** Draws a line that `lines` made, without moving the present place. */
  draw(line: string, x: number, y: number, { weight, size, color }: Style): void {
    if (line === '') return;
    this.document
      .font(weight)
      .fontSize(size)
      .fillColor(color)
      .text(line, x, y + size * RISE, {
        lineBreak: false,
        features: PLAIN_LETTERS as unknown as PDFKit.Mixins.OpenTypeFeatures[],
      });
  }

  /** Draws one line in the margin of a page that is done; of a longer text, as much as half the width holds. */
  drawMargin(page: number, place: keyof typeof MARGINS, text: string, style: Style): void {
    const { align, y } = MARGINS[place];
    this.document.switchToPage(page);
    const line = this.lines(text, { ...BODY, width: BODY.width / 2 - 6 }, style)[0] ?? '';
    const advance = advanceOf(style);
    const slack = BODY.width - Array.from(line).reduce((width, char) => width + advance(char), 0);
    this.draw(line, BODY.x + slack * align, y, style);
  }

  /** A thin line across the column. */
  rule(y: number, { x, width }: Column = BODY, color = '#cccccc'): void {
    this.document
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.5)
      .strokeColor(color)
      .stroke();
  }
}

/** How wide a character is in this style, in points. */
function advanceOf({ weight, size }: Style): (char: string) => number {
  const { glyphs } = fontFile(weight);
  return (char) => (glyphs.advance(char.codePointAt(0) ?? 0) ?? 1) * size;
}
