import { type ByteLocation, isFrame, isStandalone, markerName, type Problem } from '@biaoshi/core';
import { type QuantisationTable, tableQuality } from './standard-tables.ts';

/** Segments in front of the first scan; real files stay under 100. */
export const MAX_SEGMENTS = 4096;

const [SOI, EOI, SOS, DQT] = [0xd8, 0xd9, 0xda, 0xdb];
const PROCESSES: Readonly<Record<number, JpegProcess>> = {
  192: 'baseline',
  193: 'extended',
  194: 'progressive',
  201: 'extended',
  202: 'progressive',
};

/** `other`: lossless, hierarchical. */
export type JpegProcess = 'baseline' | 'extended' | 'progressive' | 'other';

/** How a JPEG is coded, as its frame and tables say. */
export interface JpegCoding {
  readonly process: JpegProcess;
  readonly components: number;
  /** In J:a:b notation, `grey` for one component; null where the sampling has no usual name. */
  readonly subsampling: string | null;
  /** Quality, 1 to 100 on libjpeg's scale, of the tables; where they are not the standard ones, of the nearest standard ones. */
  readonly quality: number;
  readonly standardTables: boolean;
  readonly luminance: readonly number[];
  /** Empty for a grey picture. */
  readonly chrominance: readonly number[];
  /** From the first table to the frame. */
  readonly location: ByteLocation;
}

interface Component {
  readonly horizontal: number;
  readonly vertical: number;
  readonly table: number;
}

interface Walked {
  readonly tables: Map<number, QuantisationTable>;
  frame: { readonly marker: number; readonly components: readonly Component[] } | undefined;
  /** Where what was found lies. */
  start: number;
  end: number;
}

/**
 * The coding of a JPEG, from its segments in front of the first scan. Null, with a problem that says why, where they
 * cannot be read to the end or do not hold what a scan needs.
 */
export function jpegCoding(bytes: Uint8Array): {
  readonly coding: JpegCoding | null;
  readonly problem: Problem | null;
} {
  const walked: Walked = { tables: new Map(), frame: undefined, start: bytes.length, end: 0 };
  let at = 2;
  for (let segment = 0; segment < MAX_SEGMENTS; segment++) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (at + 4 > bytes.length || marker === undefined) return failed('truncated', at, bytes.length);
    if (bytes[at] !== 0xff || marker === 0) return failed('badStructure', at, at + 2);
    if (isStandalone(marker) || marker === SOI) {
      at += 2;
      continue;
    }
    if (marker === SOS || marker === EOI) return finished(walked, at);
    const end = at + 2 + u16(bytes, at + 2);
    if (end > bytes.length) return failed('truncated', at, bytes.length, markerName(marker));
    if (end < at + 4) return failed('lengthOutOfBounds', at, at + 4, markerName(marker));
    const isRead = isFrame(marker)
      ? readFrame(walked, marker, bytes.subarray(at + 4, end))
      : marker !== DQT || readTables(walked.tables, bytes.subarray(at + 4, end));
    if (!isRead) return failed('badStructure', at, end, markerName(marker));
    if (isFrame(marker) || marker === DQT) note(walked, at, end);
    at = end;
  }
  return failed('limitExceeded', at, at, 'marker', { limit: 'maxSegments', value: MAX_SEGMENTS });
}

const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

function note(walked: Walked, start: number, end: number): void {
  walked.start = Math.min(walked.start, start);
  walked.end = Math.max(walked.end, end);
}

function readFrame(walked: Walked, marker: number, body: Uint8Array): boolean {
  const count = body[5] ?? 0;
  if (count === 0 || body.length < 6 + count * 3) return false;
  const components = Array.from({ length: count }, (_, index): Component => {
    const sampling = body[6 + index * 3 + 1] ?? 0;
    return { horizontal: sampling >> 4, vertical: sampling & 15, table: body[6 + index * 3 + 2] ?? 0 };
  });
  walked.frame ??= { marker, components };
  return true;
}

/** One DQT segment: several tables, each with its precision and destination. A later table takes an earlier one's place. */
function readTables(tables: Map<number, QuantisationTable>, body: Uint8Array): boolean {
  let at = 0;
  while (at < body.length) {
    const head = body[at] ?? 0;
    const size = head >> 4 === 0 ? 1 : 2;
    if (head >> 4 > 1 || (head & 15) > 3 || at + 1 + 64 * size > body.length) return false;
    const steps = new Array<number>(64).fill(0);
    for (const [index, place] of ZIGZAG.entries()) {
      const from = at + 1 + index * size;
      steps[place] = size === 1 ? (body[from] ?? 0) : u16(body, from);
    }
    tables.set(head & 15, { steps, bits: size === 1 ? 8 : 16 });
    at += 1 + 64 * size;
  }
  return true;
}

/** T.81 figure A.6: where the values of a table, in the order of the file, stand in it. */
const ZIGZAG: readonly number[] = zigzag();

function zigzag(): number[] {
  const places: number[] = [];
  for (let sum = 0; sum < 15; sum++) {
    const rows = Array.from({ length: 8 }, (_, row) => row).filter((row) => sum - row >= 0 && sum - row < 8);
    if (sum % 2 === 0) rows.reverse();
    for (const row of rows) places.push(row * 8 + sum - row);
  }
  return places;
}

function finished({ tables, frame, start, end }: Walked, at: number) {
  const [first, second] = frame?.components ?? [];
  const luminance = first && tables.get(first.table);
  const chrominance = second && tables.get(second.table);
  if (!frame || !luminance || (second && !chrominance)) return failed('missingPart', at, at + 2);
  const { quality, standard } = tableQuality(luminance, chrominance);
  const coding: JpegCoding = {
    process: PROCESSES[frame.marker] ?? 'other',
    components: frame.components.length,
    subsampling: subsamplingOf(frame.components),
    quality,
    standardTables: standard,
    luminance: luminance.steps,
    chrominance: chrominance?.steps ?? [],
    location: { path: 'jpeg/DQT', start, end },
  };
  return { coding, problem: null };
}

const SUBSAMPLINGS: Readonly<Record<string, string>> = {
  '1x1': '4:4:4',
  '2x1': '4:2:2',
  '2x2': '4:2:0',
  '1x2': '4:4:0',
  '4x1': '4:1:1',
  '4x2': '4:1:0',
};

function subsamplingOf(components: readonly Component[]): string | null {
  const [first, second, third] = components;
  if (!first || components.length === 1) return 'grey';
  if (!second || !third || components.length !== 3) return null;
  if (second.horizontal !== third.horizontal || second.vertical !== third.vertical) return null;
  return SUBSAMPLINGS[`${first.horizontal / second.horizontal}x${first.vertical / second.vertical}`] ?? null;
}

function failed(
  code: Problem['code'],
  start: number,
  end: number,
  segment = 'marker',
  data: Problem['data'] = {},
): { readonly coding: null; readonly problem: Problem } {
  const location = { path: `jpeg/${segment}`, start: Math.min(start, end), end };
  return { coding: null, problem: { code, severity: 'error', location, data } };
}
