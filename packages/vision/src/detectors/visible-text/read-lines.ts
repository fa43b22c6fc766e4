import { type ReadText, readText } from '@biaoshi/core';
import { isUpright } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import type { OcrModels } from '../../ocr/models.ts';
import { type Layout, type ReadLine, readLine } from '../../ocr/read-line.ts';
import type { Pixels } from '../../pixels.ts';

/** A line with what it says and what that is by the lexicon. */
export interface SeenText extends ReadLine, ReadText {
  readonly box: LineBox;
  readonly layout: Layout;
  /** The lines of a text of several. */
  readonly rows: readonly LineBox[];
}

/** Below it, what was read is as likely another text. */
const MIN_CERTAINTY = 0.4;

/** Certainty below which a level line may stand upside down. */
const UPSIDE_DOWN = 0.6;

/** Fragments of the elements that a label has, in any language of the lexicon: what has one may be a label that was cut. */
const PROMISING = /[成智A]|KI|gener|nerat|creat|imagin/u;
/** A label with nothing in front, or with a verb: the first character of a line is the one that a finder may lose. */
const BARE = /^[A人是由使用经]/u;
const DENIAL = /^.{0,2}[非不未无没]/u;
/** Length that is added at each end of a line that was cut, by the line's height, for a second look. */
const REACHES = [1, 2.5, 0.25] as const;

/** Reads a line; one that runs downwards in each way in which that is done, and what reads best counts. */
export async function seeText(models: OcrModels, pixels: Pixels, box: LineBox): Promise<SeenText | undefined> {
  const layouts: readonly Layout[] = isUpright(box) ? ['clockwise', 'anticlockwise', 'stacked'] : ['across'];
  const seen: SeenText[] = [];
  const look: Look = async (at, layout) => {
    const line = await readLine(models, pixels, at, layout);
    if (line.certainty < MIN_CERTAINTY) return undefined;
    const text: SeenText = { ...line, ...readText(line.text), box: at, layout, rows: [at] };
    seen.push(text);
    return text;
  };
  for (const layout of layouts) await look(box, layout);
  if (!isUpright(box) && (best(seen)?.certainty ?? 0) < UPSIDE_DOWN) await look(box, 'turned');
  const first = best(seen);
  if (first?.reading === 'label') return (await denial(first, look)) ?? first;
  if (!first || !PROMISING.test(first.text)) return first;
  for (const reach of REACHES) {
    const again = await look(extended(box, reach), first.layout);
    if (again?.reading === 'label' && again.text.length >= first.text.length) return again;
  }
  return best(seen.filter(({ text }) => text.length >= first.text.length));
}

/** The longer text that a label is the end of, where that says that something is not made by AI. */
async function denial(label: SeenText, look: Look): Promise<SeenText | undefined> {
  if (!BARE.test(label.text)) return undefined;
  const whole = await look(extended(label.box, 1), label.layout);
  return whole?.reading === 'other' && DENIAL.test(whole.text) ? whole : undefined;
}

type Look = (at: LineBox, layout: Layout) => Promise<SeenText | undefined>;

const best = (seen: readonly SeenText[]): SeenText | undefined => [...seen].sort((a, b) => rank(b) - rank(a))[0];

/** A label comes first, then what else the lexicon knows, the longer of two such texts, and at last what is more certain. */
const rank = ({ reading, text, certainty }: SeenText): number => {
  if (reading === 'other') return certainty;
  return (reading === 'label' ? 4 : 2) + Math.min(1, text.length / 100) + certainty / 100;
};

const extended = (box: LineBox, reach: number): LineBox => {
  const more = 2 * reach * Math.min(box.width, box.height);
  return isUpright(box) ? { ...box, height: box.height + more } : { ...box, width: box.width + more };
};
