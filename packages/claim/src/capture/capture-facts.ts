import type { ByteLocation, Problem, Reading } from '@biaoshi/core';
import type { FinePattern } from '@biaoshi/vision';
import type { EarlierCompression } from './earlier-compression.ts';
import type { JpegCoding } from './jpeg-coding.ts';

/** A time as the file states it, as written and bounded; hostile. `offset`: `+08:00`; '' where the file gives none. */
export interface StatedTime {
  readonly text: string;
  readonly offset: string;
  readonly location: ByteLocation;
}

/** A program that the file names for itself. */
export interface NamedSoftware {
  /** As written, bounded; hostile. */
  readonly name: string;
  /** `exif`: EXIF's Software. `comment`: a comment in the form in which a known encoder writes its own. */
  readonly where: 'exif' | 'comment';
  readonly location: ByteLocation;
}

/** The small picture that EXIF keeps of the large one. */
export interface ExifThumbnail {
  readonly bytes: number;
  /** Whether it shows the same picture; `undetermined` where too little is in it, or one could not be decoded. */
  readonly relation: 'same' | 'differs' | 'undetermined';
  readonly location: ByteLocation;
}

/** Width and height in pixels, and where the file states them. */
export interface StatedSize {
  readonly width: number;
  readonly height: number;
  readonly location: ByteLocation;
}

/**
 * What a photo's file says of how it was taken and saved. Anyone can write all of it. The place on earth is not read: only
 * that the file has one.
 */
export interface CaptureFacts {
  /** `notExamined`: the file was too large to be held whole, or was not read. */
  readonly exif: Reading;
  /** `absent`: the file is no JPEG. */
  readonly jpegCoding: Reading;
  readonly taken: StatedTime | null;
  readonly digitized: StatedTime | null;
  /** When the file was last changed. */
  readonly modified: StatedTime | null;
  readonly software: readonly NamedSoftware[];
  /** Of the whole picture, as EXIF states it. */
  readonly exifSize: StatedSize | null;
  readonly thumbnail: ExifThumbnail | null;
  /** Where the maker's own data are. */
  readonly makerNote: ByteLocation | null;
  /** Where the position is, which is not read. */
  readonly gps: ByteLocation | null;
  /** Where the file calls itself a screenshot. */
  readonly screenshot: ByteLocation | null;
  readonly coding: JpegCoding | null;
  /** Null where that could not be looked for: no JPEG, other colours than grey or YCbCr, not decoded, too little in it. */
  readonly earlierCompression: EarlierCompression | null;
  /** Whether the pixels of a screen, the dots of a print or what a camera makes of them lie over the whole picture. */
  readonly finePattern: FinePattern;
  readonly problems: readonly Problem[];
}

/** Of a photo whose bytes nobody looked at. */
export const NO_CAPTURE_FACTS: CaptureFacts = {
  exif: 'notExamined',
  jpegCoding: 'notExamined',
  taken: null,
  digitized: null,
  modified: null,
  software: [],
  exifSize: null,
  thumbnail: null,
  makerNote: null,
  gps: null,
  screenshot: null,
  coding: null,
  earlierCompression: null,
  finePattern: { outcome: 'notExamined', reason: 'notDecoded' },
  problems: [],
};
