import type { Detector } from '../../detector.ts';
import { type FoundLine, findText, isTwin, keepLine, lengthOf, resized } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import { loadModels, type OcrModels } from '../../ocr/models.ts';
import { scaled } from '../../ocr/scaled.ts';
import type { Picture } from '../../picture.ts';
import { columns } from './columns.ts';
import { evidenceOf } from './evidence.ts';
import { faintTexts } from './faint.ts';
import { joinedLines } from './joined-lines.ts';
import { isDoubtful, type SeenText, seeText } from './read-lines.ts';
import { around, type Look, looksAt } from './views.ts';

/** Lines that are read, at most: those nearest to a corner first. Of a page of text, then, no label can be called absent. */
const MAX_LINES = { edges: 36, whole: 128 } as const;
/** Lines that go on beyond what was looked at and are looked for there, at most. With more of them, no label can be called absent. */
const MAX_CUT = 4;

/** Texts that are reported, at most. */
const MAX_TEXTS = 32;

/** Texts that the lexicon knows. Others are read and forgotten: they are nobody's business. */
export const visibleText: Detector = {
  id: 'visible-text',
  version: 4,
  families: ['explicitLabel'],
  detect: async (picture, { depth, leftOut }) => {
    const models = await loadModels();
    const read: SeenText[] = [];
    for (const look of looksAt(picture, depth)) {
      const found = await linesOf(models, picture, look, leftOut);
      const lines = [...found, ...columns(found)].filter((line) => isShort(line) && !isKnown(line, read));
      if (lines.length > MAX_LINES[depth]) leftOut?.();
      for (const line of nearestToCorners(lines, picture).slice(0, MAX_LINES[depth])) {
        const text = await seeText(models, picture, line);
        if (text) read.push(text);
      }
    }
    const seen: SeenText[] = [];
    for (const text of [...read, ...joinedLines(read)]) keep(seen, text);
    if (!seen.some(isLabel)) seen.push(...(await faintTexts(models, picture)));
    return seen.slice(0, MAX_TEXTS).map((text) => evidenceOf(picture, text));
  },
};

const isLabel = ({ reading }: SeenText): boolean => reading === 'label';

async function linesOf(
  models: OcrModels,
  picture: Picture,
  { scale, regions }: Look,
  leftOut: (() => void) | undefined,
): Promise<FoundLine[]> {
  const pixels = scaled(picture, scale);
  const lines = await findText(models, pixels, regions);
  const cut = lines.filter((line) => line.cut);
  if (cut.length > MAX_CUT) leftOut?.();
  for (const line of cut.slice(0, MAX_CUT)) {
    for (const whole of await findText(models, pixels, [around(line, pixels)])) keepLine(lines, whole);
  }
  return lines.map((line) => resized(line, picture.width / pixels.width));
}

/** By how much longer a line is, at least, that shows more of a text than was read. */
const MORE = 1.25;

/** True for a line of which an earlier look has read as much, for sure. */
const isKnown = (line: LineBox, read: readonly SeenText[]): boolean =>
  read.some((text) => !isDoubtful(text) && isTwin(text.box, line) && lengthOf(line) < lengthOf(text.box) * MORE);

/** Two halves of a label that were found apart may both have been read as the whole: then it is there once. */
function keep(seen: SeenText[], text: SeenText): void {
  if (text.reading === 'other') return;
  const twin = seen.findIndex(({ box }) => isTwin(box, text.box));
  if (twin < 0) seen.push(text);
  else if (text.reading === 'label' && seen[twin]?.reading !== 'label') seen[twin] = text;
}

/** A line that is longer, measured by its height, has more characters than a label. */
const MAX_RATIO = 30;

const isShort = ({ width, height }: LineBox): boolean => Math.max(width, height) <= Math.min(width, height) * MAX_RATIO;

function nearestToCorners<Line extends LineBox>(lines: readonly Line[], { width, height }: Picture): Line[] {
  const distance = ({ x, y }: LineBox): number => Math.min(x, width - x) + Math.min(y, height - y);
  return [...lines].sort((a, b) => distance(a) - distance(b));
}
