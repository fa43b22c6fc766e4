import {
  type Decoders,
  memorySource,
  type Part,
  type PartOf,
  type Problem,
  type Reading,
  readEvidenceSync,
} from '@biaoshi/core';
import type { CaptureFacts, NamedSoftware, StatedTime } from './capture-facts.ts';
import { encoderComment } from './encoder-comment.ts';
import { type BlockFacts, blockFacts } from './exif-block.ts';
import { jpegCoding } from './jpeg-coding.ts';

/** Capture facts without what only the pixels tell. */
export interface ReadCapture {
  readonly facts: Omit<CaptureFacts, 'thumbnail' | 'earlierCompression' | 'finePattern'>;
  readonly thumbnail: BlockFacts['thumbnail'];
}

/** Longest text of a file that a claim's report keeps. */
export const MAX_TEXT_CHARS = 200;

const TAG = { software: 0x0131, modified: 0x0132, taken: 0x9003, digitized: 0x9004, userComment: 0x9286 } as const;
const OFFSET_TAG = { modified: 0x9010, taken: 0x9011, digitized: 0x9012 } as const;
/** What telephones write into UserComment of a picture of their own screen. */
const SCREENSHOT = /^screenshot$/i;

/** Reads what the bytes say of how the photo was taken and saved. Never throws on what they hold. */
export function readCapture(bytes: Uint8Array, decoders: Decoders): ReadCapture {
  const { format, parts, readings, problems } = readEvidenceSync(memorySource(bytes), { keepParts: true, decoders });
  const texts = parts.filter((part) => part.kind === 'exifText');
  const block = parts.find((part) => part.kind === 'exif');
  const { thumbnail, problem, ...found } = blockFacts(block);
  const { coding, problem: codingProblem } = format === 'jpeg' ? jpegCoding(bytes) : { coding: null, problem: null };
  const facts = {
    exif: readings.exif,
    jpegCoding: codingReading(format, codingProblem),
    taken: stated(texts, 'ExifIFD', 'taken'),
    digitized: stated(texts, 'ExifIFD', 'digitized'),
    modified: stated(texts, 'IFD0', 'modified'),
    software: softwareOf(texts, parts),
    screenshot: screenshotOf(texts),
    ...found,
    coding,
    problems: [
      ...problems.filter(({ code }) => code === 'limitExceeded'),
      ...[problem, codingProblem].filter((one) => one !== null),
    ],
  };
  return { facts, thumbnail };
}

const codingReading = (format: string | null, problem: Problem | null): Reading => {
  if (format === null) return 'unreadable';
  if (format !== 'jpeg') return 'absent';
  return problem === null ? 'present' : 'unreadable';
};

type ExifText = PartOf<'exifText'>;

const textOf = (texts: readonly ExifText[], ifd: string, tag: number): ExifText | undefined =>
  texts.find((part) => part.ifd === ifd && part.tag === tag);

const placeOf = ({ path, start, end }: Part) => ({ path, start, end });

const bounded = (text: string): string => text.slice(0, MAX_TEXT_CHARS).trim();

function stated(texts: readonly ExifText[], ifd: string, name: keyof typeof OFFSET_TAG): StatedTime | null {
  const time = textOf(texts, ifd, TAG[name]);
  if (!time || bounded(time.text) === '') return null;
  const offset = textOf(texts, 'ExifIFD', OFFSET_TAG[name]);
  return { text: bounded(time.text), offset: bounded(offset?.text ?? ''), location: placeOf(time) };
}

function softwareOf(texts: readonly ExifText[], parts: readonly Part[]): readonly NamedSoftware[] {
  const software = textOf(texts, 'IFD0', TAG.software);
  const named: NamedSoftware[] =
    software && bounded(software.text) !== ''
      ? [{ name: bounded(software.text), where: 'exif', location: placeOf(software) }]
      : [];
  const comment = parts
    .filter((part) => part.kind === 'comment')
    .map((part) => ({ part, name: encoderComment(part.data) }))
    .find(({ name }) => name !== undefined);
  if (comment?.name !== undefined)
    named.push({ name: bounded(comment.name), where: 'comment', location: placeOf(comment.part) });
  return named;
}

function screenshotOf(texts: readonly ExifText[]) {
  const comment = textOf(texts, 'ExifIFD', TAG.userComment);
  return comment && SCREENSHOT.test(comment.text.trim()) ? placeOf(comment) : null;
}
