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
const PROMISING = /[成智由A]|KI|gener|erated|creat|imagin/u;
/** Both elements, or what readers of pixels make of them: another look at the same line may bring them out. */
const NEARLY = /[A智州划刑川别利制刘舟HMN].{0,3}[成合]|gener|creat|made/iu;
/** Both elements as they are: what else the line says was read as well. */
const COMPLETE = /(?:A[Il1|]|人工智能).?[生合]成/u;
/** What a label that was cut begins with, in what is left of it, or ends with. */
const MAY_GO_ON = /^.{0,2}[成智]|^\w{0,4}erated|(?:A.{0,3}|智.{0,2}|人工?|KI|由.?|by|with|(?:gener|creat)\w*)$/iu;
/** A short text that may be one end of a label. */
const PIECE = /^.?[生合]成.?$|^.?智能[生合]?成?$|^[a-z]?e?nerated/u;
/** A label with nothing in front, or with a verb: the first character of a line is the one that a finder may lose. */
const BARE = /^[A人是由使用经含]/u;
const DENIAL = /^.{0,2}[非不未无没]/u;
/** How certain a character beside a label is, at least, to count: beyond a label's ends the ground is read as well. */
const SURE_BESIDE = 0.8;
/** Certainty below which a text may be another. */
const SURE = 0.8;

/** Another look at a line: length added at each end, by the line's height, and how high it is by its height. */
interface Again {
  readonly reach: number;
  readonly breadth: number;
}
/**
 * For a label that was cut: first so far that there is nothing more where it reads the same. Where there is more, and no
 * label yet, it may go on still farther.
 */
const FAR: Again = { reach: 2.5, breadth: 1 };
const FARTHER: readonly Again[] = [5, 7.5].map((reach) => ({ reach, breadth: 1 }));
const NEAR: Again = { reach: 1, breadth: 1 };
const LONGER: readonly Again[] = [FAR, ...FARTHER, NEAR, { reach: 0.25, breadth: 1 }];
/** For one that was misread: closer, and with more around it. */
const CLOSER: readonly Again[] = [
  { reach: -0.1, breadth: 0.85 },
  { reach: 0.1, breadth: 1.3 },
];
/** Two characters and what is between them: a denial, or the end of a tool's name. */
const BESIDE: Again = { reach: 1.6, breadth: 1 };
/** The same where the label's own ends may lie beyond the line. */
const BESIDE_PIECE: Again = { reach: 3, breadth: 1 };

/** True for what was not read for sure, or may be a part of a label. */
export const isDoubtful = ({ reading, certainty, text }: SeenText): boolean =>
  reading === 'other' && (certainty < SURE || PIECE.test(text));

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
  if (first?.reading === 'label') return (await moreThan(first, look)) ?? first;
  if (!first || !PROMISING.test(first.text)) return first;
  let longest = first.text.length;
  let goesOn = false;
  for (const again of againFor(first)) {
    if (FARTHER.includes(again) && !goesOn) continue;
    const text = await look(changed(box, again), first.layout);
    goesOn = (text?.text.length ?? 0) > longest;
    longest = Math.max(longest, text?.text.length ?? 0);
    if (again === FAR && text?.text === first.text && Math.min(text.certainty, first.certainty) >= SURE) break;
    if (text?.reading === 'label' && text.text.length >= first.text.length) {
      return (await moreThan(text, look, BESIDE_PIECE)) ?? text;
    }
  }
  return best(seen.filter(({ text }) => text.length >= first.text.length));
}

/** A text with both elements and yet no label may have lost an end; from closer, it would only lose what makes it none. */
function againFor({ text, certainty }: SeenText): readonly Again[] {
  if (COMPLETE.test(text)) return certainty < SURE ? LONGER : [NEAR];
  if (certainty >= SURE && !NEARLY.test(text) && !MAY_GO_ON.test(text)) return [];
  return NEARLY.test(text) ? [...LONGER, ...CLOSER] : LONGER;
}

/**
 * The longer text that a label is a part of, where that says that something is not made by AI, or is a tool's name.
 * What stands there may also be a part of the label, 内 of 内容, which a longer look shows.
 */
async function moreThan(label: SeenText, look: Look, beside = BESIDE): Promise<SeenText | undefined> {
  if (!BARE.test(label.text)) return undefined;
  const whole = await look(changed(label.box, beside), label.layout);
  if (whole?.reading === 'label' && surelyAround(whole, label.text) !== label.text) return whole;
  if (whole?.reading !== 'other') return undefined;
  if (DENIAL.test(whole.text)) return whole;
  const sure = surelyAround(whole, label.text);
  if (sure === label.text || readText(sure).reading === 'label') return undefined;
  const longer = await look(changed(label.box, { ...beside, reach: beside.reach + 1.5 }), label.layout);
  return longer?.reading === 'label' && longer.text.includes(sure) ? longer : whole;
}

/** A label with what is certain right before and behind it; before a verb, anything: there it is likelier a denial than ground. */
function surelyAround({ text, certainties }: SeenText, label: string): string {
  const characters = [...text];
  const found = text.indexOf(label);
  if (found < 0) return label;
  let start = [...text.slice(0, found)].length;
  let end = start + [...label].length;
  const isThere = (at: number, least: number): boolean => (certainties[at] ?? 0) >= least;
  let least = VERB.test(label) ? 0 : SURE_BESIDE;
  for (; HAN.test(characters[start - 1] ?? '') && isThere(start - 1, least); start--) least = SURE_BESIDE;
  const goesOn = (at: number): boolean =>
    HAN.test(characters[at] ?? '') || (/[a-z]$/u.test(label) && /[a-z]/u.test(characters[at] ?? ''));
  while (goesOn(end) && isThere(end, SURE_BESIDE)) end++;
  return characters.slice(start, end).join('');
}

const HAN = /\p{Script=Han}/u;
const VERB = /^[是使用经含]/u;

type Look = (at: LineBox, layout: Layout) => Promise<SeenText | undefined>;

const best = (seen: readonly SeenText[]): SeenText | undefined => [...seen].sort((a, b) => rank(b) - rank(a))[0];

/** A label comes first, then what else the lexicon knows, the longer of two such texts, and at last what is more certain. */
const rank = ({ reading, text, certainty }: SeenText): number => {
  if (reading === 'other') return certainty;
  return (reading === 'label' ? 4 : 2) + Math.min(1, text.length / 100) + certainty / 100;
};

function changed(box: LineBox, { reach, breadth }: Again): LineBox {
  const more = 2 * reach * Math.min(box.width, box.height);
  return isUpright(box)
    ? { ...box, width: box.width * breadth, height: box.height + more }
    : { ...box, width: box.width + more, height: box.height * breadth };
}
