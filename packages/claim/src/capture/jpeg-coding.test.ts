import { bytesOf, jpegSegment, MUTATORS, seededRandom } from '@biaoshi/testkit';
import sharp, { type JpegOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegCoding, MAX_SEGMENTS } from './jpeg-coding.ts';

const noise = Buffer.from(Uint8Array.from({ length: 64 * 48 * 3 }, (_, at) => (at * 7919) % 251));
const picture = () => sharp(noise, { raw: { width: 64, height: 48, channels: 3 } });
const codingOf = async (options: JpegOptions) => jpegCoding(await picture().jpeg(options).toBuffer());

describe('the coding of a JPEG', () => {
  it.each([1, 10, 24, 25, 49, 50, 51, 75, 82, 99, 100])(
    'names the quality %i that libjpeg was asked for',
    async (quality) => {
      const { coding, problem } = await codingOf({ quality });
      expect(problem).toBeNull();
      expect(coding).toMatchObject({ quality, standardTables: true, process: 'baseline', components: 3 });
    },
  );

  it('calls tables that are not the standard ones so, and says which quality they come nearest to', async () => {
    const { coding } = await codingOf({ quality: 80, quantisationTable: 3 });
    expect(coding?.standardTables).toBe(false);
    expect(coding?.quality).toBeGreaterThan(60);
    expect(coding?.quality).toBeLessThan(95);
  });

  it('does not take a standard luminance table for standard tables when the other is not', async () => {
    const bytes = await picture().jpeg({ quality: 75 }).toBuffer();
    const { coding } = jpegCoding(bytes);
    const second = bytes.indexOf(Buffer.from([0xff, 0xdb]), bytes.indexOf(Buffer.from([0xff, 0xdb])) + 2);
    const changed = Buffer.from(bytes);
    changed[second + 5] = (changed[second + 5] ?? 0) + 1;
    expect(coding?.standardTables).toBe(true);
    expect(jpegCoding(changed).coding).toMatchObject({ standardTables: false, quality: 75 });
  });

  it.each([
    [{ chromaSubsampling: '4:4:4' }, { subsampling: '4:4:4', process: 'baseline' }],
    [{ chromaSubsampling: '4:2:0' }, { subsampling: '4:2:0', process: 'baseline' }],
    [{ progressive: true }, { subsampling: '4:2:0', process: 'progressive' }],
  ] as const)('%j', async (options, expected) => {
    expect((await codingOf(options)).coding).toMatchObject(expected);
  });

  it('knows a grey picture, which has one table', async () => {
    const { coding } = jpegCoding(await picture().toColourspace('b-w').jpeg().toBuffer());
    expect(coding).toMatchObject({
      components: 1,
      subsampling: 'grey',
      chrominance: [],
      standardTables: true,
      quality: 80,
    });
  });

  it('gives the steps row by row', async () => {
    const { coding } = await codingOf({ quality: 50 });
    expect(coding?.luminance.slice(0, 8)).toEqual([16, 11, 10, 16, 24, 40, 51, 61]);
    expect(coding?.chrominance.slice(8, 12)).toEqual([18, 21, 26, 66]);
  });

  it('places what it found in the file', async () => {
    const bytes = await picture().jpeg().toBuffer();
    const { coding } = jpegCoding(bytes);
    const { start = 0, end = 0 } = coding?.location ?? {};
    expect([...bytes.subarray(start, start + 2)]).toEqual([0xff, 0xdb]);
    expect(bytes[end]).toBe(0xff);
  });
});

describe('a JPEG that is not whole', () => {
  const head = Uint8Array.of(0xff, 0xd8);
  const table = jpegSegment(0xdb, 0, new Uint8Array(64).fill(16));
  const frame = jpegSegment(0xc0, 8, 0, 8, 0, 8, 1, 1, 0x11, 0);
  const scan = jpegSegment(0xda, 1, 1, 0, 0, 63, 0);

  it.each([
    ['ends in a segment', bytesOf(head, table.subarray(0, 20)), 'truncated'],
    ['ends after a marker', bytesOf(head, 0xff, 0xdb), 'truncated'],
    ['has no table for its frame', bytesOf(head, frame, scan), 'missingPart'],
    ['has no frame', bytesOf(head, table, scan), 'missingPart'],
    ['has bytes between its segments', bytesOf(head, 0, 0, 0, 0), 'badStructure'],
    ['has a length that holds not even itself', bytesOf(head, 0xff, 0xdb, 0, 1, 0, 0), 'lengthOutOfBounds'],
    [
      'has a table that is cut short',
      bytesOf(head, jpegSegment(0xdb, 0, new Uint8Array(63)), frame, scan),
      'badStructure',
    ],
    [
      'has a table of no known precision',
      bytesOf(head, jpegSegment(0xdb, 0x20, new Uint8Array(192)), frame, scan),
      'badStructure',
    ],
    [
      'has a frame of more components than it holds',
      bytesOf(head, table, jpegSegment(0xc0, 8, 0, 8, 0, 8, 9, 1, 0x11, 0), scan),
      'badStructure',
    ],
  ])('%s: a problem with a place, and no coding', (_what, bytes, code) => {
    const { coding, problem } = jpegCoding(bytes);
    expect(coding).toBeNull();
    expect(problem).toMatchObject({ code, severity: 'error' });
    expect(problem?.location.end).toBeLessThanOrEqual(bytes.length + 2);
  });

  it('is given up at the limit of segments and not below it', () => {
    const comments = (count: number) => Array.from({ length: count }, () => jpegSegment(0xfe));
    const withComments = (count: number) => jpegCoding(bytesOf(head, ...comments(count), table, frame, scan));
    expect(withComments(MAX_SEGMENTS - 3).coding).not.toBeNull();
    expect(withComments(MAX_SEGMENTS - 2).problem).toMatchObject({
      code: 'limitExceeded',
      data: { limit: 'maxSegments', value: MAX_SEGMENTS },
    });
  });

  it('never makes the reader throw or run on, whatever it holds', async () => {
    const bytes = new Uint8Array(await picture().jpeg().toBuffer());
    const other = new Uint8Array(await picture().jpeg({ progressive: true, quality: 20 }).toBuffer());
    const random = seededRandom(6);
    for (let round = 0; round < 3000; round++) {
      const mutators = Object.values(MUTATORS);
      const mutate = mutators[round % mutators.length] as (typeof mutators)[number];
      const { coding, problem } = jpegCoding(mutate(bytes, random, other));
      expect((coding === null) !== (problem === null)).toBe(true);
    }
  });
});
