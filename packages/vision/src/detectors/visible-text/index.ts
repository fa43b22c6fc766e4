import type { Detector } from '../../detector.ts';
import { findText, isTwin } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import { loadModels } from '../../ocr/models.ts';
import type { Picture } from '../../picture.ts';
import { evidenceOf } from './evidence.ts';
import { faintTexts } from './faint.ts';
import { type SeenText, seeText } from './read-lines.ts';
import { viewsOf } from './views.ts';

/** Lines that are read, at most: those nearest to a corner first. Of a page of text, then, no label can be called absent. */
const MAX_LINES = { edges: 24, whole: 128 } as const;

/** Texts that are reported, at most. */
const MAX_TEXTS = 32;

/** Texts that the lexicon knows. Others are read and forgotten: they are nobody's business. */
export const visibleText: Detector = {
  id: 'visible-text',
  version: 1,
  families: ['explicitLabel'],
  detect: async (picture, { depth, leftOut }) => {
    const models = await loadModels();
    const lines = (await findText(models, picture, viewsOf(picture, depth))).filter(isShort);
    if (lines.length > MAX_LINES[depth]) leftOut?.();
    const seen: SeenText[] = [];
    for (const line of nearestToCorners(lines, picture).slice(0, MAX_LINES[depth])) {
      const text = await seeText(models, picture, line);
      if (text) keep(seen, text);
    }
    if (!seen.some(({ reading }) => reading === 'label')) seen.push(...(await faintTexts(models, picture)));
    return seen.slice(0, MAX_TEXTS).map((text) => evidenceOf(picture, text));
  },
};

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

function nearestToCorners(lines: readonly LineBox[], { width, height }: Picture): LineBox[] {
  const distance = ({ x, y }: LineBox): number => Math.min(x, width - x) + Math.min(y, height - y);
  return [...lines].sort((a, b) => distance(a) - distance(b));
}
