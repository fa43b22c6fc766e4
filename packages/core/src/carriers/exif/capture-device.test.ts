import { memorySource, readEvidenceSync } from '@biaoshi/core';
import { exifBlock, jpeg, jpegExif, latin1Text, png, pngChunk, type TiffEntry, tiff, tiffText } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const MAKE = 0x010f;
const MODEL = 0x0110;
const TAKEN = 0x9003;

function devices(bytes: Uint8Array) {
  const { evidence } = readEvidenceSync(memorySource(bytes));
  return evidence.flatMap((item) => {
    if (item.kind !== 'captureDevice' || !('path' in item.location)) return [];
    const { path, start, end } = item.location;
    return [{ ...item.data, path, carrier: item.carrier, stored: latin1Text(bytes.subarray(start, end)) }];
  });
}

const inJpeg = (ifd0: readonly TiffEntry[], exif: readonly TiffEntry[] = []) =>
  devices(jpeg({ segments: [jpegExif(exifBlock({ ifd0, exif }))] }));

const camera = [tiffText(MAKE, 'NIKON CORPORATION '), tiffText(MODEL, 'NIKON Z 9')];

describe('the camera that a block names', () => {
  it('make, model and time, and where make and model stand', () => {
    const [found, ...more] = inJpeg(camera, [tiffText(TAKEN, '2026:05:01 10:20:30')]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      make: 'NIKON CORPORATION',
      model: 'NIKON Z 9',
      taken: '2026:05:01 10:20:30',
      carrier: 'jpeg:APP1',
      path: 'jpeg/APP1[0]/IFD0',
    });
    expect(found?.stored).toContain('NIKON CORPORATION \0');
    expect(found?.stored).toContain('NIKON Z 9\0');
    expect(found?.stored).not.toContain('2026');
  });

  it.each([
    ['a make alone', [tiffText(MAKE, 'Apple')], { make: 'Apple', model: '', taken: '' }],
    ['a model alone', [tiffText(MODEL, 'DMC-ZS60')], { make: '', model: 'DMC-ZS60', taken: '' }],
    ['a name at the bound', [tiffText(MODEL, 'm'.repeat(64))], { make: '', model: 'm'.repeat(64), taken: '' }],
    ['the first of two', [...camera, tiffText(MODEL, 'other')], { model: 'NIKON Z 9' }],
  ])('%s', (_, entries, expected) => expect(inJpeg(entries)).toMatchObject([expected]));

  it('each block of a PNG for itself', () => {
    const chunks = ['A', 'B'].map((make) => pngChunk('eXIf', exifBlock({ ifd0: [tiffText(MAKE, make)] })));
    expect(devices(png({ before: chunks })).map(({ make, path }) => [make, path])).toEqual([
      ['A', 'png/eXIf[0]/IFD0'],
      ['B', 'png/eXIf[1]/IFD0'],
    ]);
  });

  it('a time that is no plain text is not given on', () => {
    expect(inJpeg(camera, [tiffText(TAKEN, '2026\x1b[31m')])).toMatchObject([{ taken: '' }]);
  });
});

describe('no camera', () => {
  it.each([
    ['neither', [tiffText(0x0131, 'Editor')]],
    ['blanks', [tiffText(MAKE, '     '), tiffText(MODEL, ' ')]],
    ['a prompt for a make', [tiffText(MAKE, 'prompt:{"1":{}}'), tiffText(MODEL, 'Canon')]],
    ['a workflow for a model', [tiffText(MAKE, 'Canon'), tiffText(MODEL, 'workflow:{"id":1}')]],
    ['a make that calls itself AI', [tiffText(MAKE, 'Ideogram AI')]],
    ['a name past the bound', [tiffText(MODEL, 'm'.repeat(65))]],
    ['control characters', [tiffText(MAKE, 'Can\x1bon')]],
  ])('%s', (_, entries) => expect(inJpeg(entries)).toEqual([]));

  it('the thumbnail’s', () => {
    const next = { entries: camera };
    const block = tiff({ first: { entries: [tiffText(0x010e, 'a description')], next } });
    expect(devices(jpeg({ segments: [jpegExif(block)] }))).toEqual([]);
  });
});
