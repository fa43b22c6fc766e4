import {
  bmp,
  bytesOf,
  containerMatrix,
  findBytes,
  labelJson,
  png,
  pngText,
  runMutants,
  u32leBytes,
  withBytes,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, ...options });
const problemsOf = (bytes: Uint8Array) => read(bytes).problems.map(({ code, severity }) => `${severity} ${code}`);

describe('every header', () => {
  it.each([12, 40, 52, 56, 64, 108, 124])('of %i bytes', (headerBytes) => {
    const result = read(bmp({ headerBytes, width: 5, height: 3 }));
    expect(result).toMatchObject({ format: 'bmp', width: 5, height: 3, problems: [] });
    expect(result.readings).toMatchObject({ aigcField: 'absent', xmp: 'absent', exif: 'absent' });
  });

  it('with rows from the top', () => {
    expect(read(bmp({ height: -3 }))).toMatchObject({ height: 3, problems: [] });
  });

  it('of another size is no bitmap', () => {
    expect(read(withBytes(bmp(), 14, u32leBytes(41))).format).toBeNull();
  });
});

describe('a V5 bitmap with a profile and a trailer', () => {
  const picture = bmp({ headerBytes: 124, profile: 'profile' });
  const inner = png({ before: [pngText('AIGC', labelJson())] });
  containerMatrix('bmp', bmp({ headerBytes: 124, profile: 'profile', trailer: inner }), {
    finishedFrom: picture.length,
    everyCutShows: true,
    expect: {
      format: 'bmp',
      width: 2,
      height: 2,
      problems: ['trailingData'],
      parts: [
        { kind: 'trailer', path: 'bmp/trailer', start: picture.length, data: inner },
        { kind: 'text', path: 'bmp/trailer/png/tEXt[0]', keyword: 'AIGC' },
      ],
    },
  });
});

describe('what follows the picture', () => {
  it.each([
    ['three zeros, which align the file', new Uint8Array(3), []],
    ['four zeros', new Uint8Array(4), ['warning trailingData']],
    ['three other bytes', bytesOf(0, 0, 1), ['warning trailingData']],
  ])('%s', (_, trailer, problems) => {
    expect(problemsOf(bmp({ trailer }))).toEqual(problems);
  });

  it('walks a PNG in place of pixels', () => {
    const pixels = png({ before: [pngText('AIGC', labelJson())] });
    const { parts } = read(bmp({ compression: 5, pixels }));
    expect(parts.map(({ path }) => path)).toContain('bmp/pixels/png/tEXt[0]');
  });

  it('takes all the rest for pixels where a compressed bitmap does not say', () => {
    const bytes = bmp({ compression: 1, pixels: new Uint8Array(40) });
    expect(problemsOf(withBytes(bytes, 34, u32leBytes(0)))).toEqual([]);
    expect(problemsOf(withBytes(bytes, 34, u32leBytes(20)))).toEqual(['warning trailingData']);
  });
});

describe('damage', () => {
  it.each([
    ['pixels before the end of the header', 10, 20, 'error badStructure'],
    ['no width', 18, 0, 'error badStructure'],
    ['a negative width', 18, -2, 'error badStructure'],
    ['no height', 22, 0, 'error badStructure'],
    ['the largest width and height', 18, 0x7fffffff, 'error truncated'],
    ['pixels past the end', 10, 0xffffffff, 'error truncated'],
  ])('%s', (_, at, value, problem) => {
    expect(problemsOf(withBytes(bmp(), at, u32leBytes(value)))).toEqual([problem]);
  });

  it('a profile past the end', () => {
    const bytes = bmp({ headerBytes: 124, profile: 'profile' });
    expect(problemsOf(withBytes(bytes, findBytes(bytes, 'DEBM') + 60, u32leBytes(8)))).toEqual(['error truncated']);
  });
});

it('answers every mutant', () => {
  expect(runMutants([bmp(), bmp({ headerBytes: 124, profile: 'profile' })], 5000, 0xb3).complaints).toEqual([]);
});
