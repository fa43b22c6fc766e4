import { CARRIERS, memorySource, readEvidenceSync, TRACES } from '@biaoshi/core';
import { bytesOf, jpeg, jpegExif } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

/** A big-endian EXIF block with one ASCII ImageDescription. */
function description(text: string): Uint8Array {
  const body = bytesOf(text, 0);
  const length = [body.length >> 8, body.length & 255];
  return bytesOf('MM\0*', 0, 0, 0, 8, 0, 1, 0x01, 0x0e, 0, 2, 0, 0, ...length, 0, 0, 0, 26, 0, 0, 0, 0, body);
}

const read = (text: string) => readEvidenceSync(memorySource(jpeg({ segments: [jpegExif(description(text))] })));
const generation = '{"aigc_info":{"aigc_label_type":0},"data":{"product":"dreamina","exportType":"generation"}}';

describe('ByteDance private JSON', () => {
  it.each([
    [generation, 'dreamina', 'selfDeclared'],
    [generation.replace('dreamina', 'dreamina_oversea'), 'dreamina', 'selfDeclared'],
    [generation.replace('generation', 'edit'), 'bytedance', 'hint'],
    ['{"aigc_info":{"aigc_label_type":2}}', 'bytedance', 'strong'],
    ['{"data":{"product":"doubao"}}', 'doubao', 'hint'],
    ['{"a":{"aigc_info":{"aigc_type":1}}}', 'douyin', 'selfDeclared'],
  ])('%s is a trace and no label', (text, generator, strength) => {
    const result = read(text);
    expect(result.evidence).toMatchObject([{ kind: 'generatorTrace', data: { generator, strength } }]);
    expect(result.readings).toMatchObject({ aigcField: 'absent', generatorTrace: 'present' });
  });

  it.each([
    'a picture of "product":"dreamina","exportType":"generation"',
    '{"product":"camera"}',
    '{"aigc_label_type":0}',
  ])('%s is nothing', (text) => expect(read(text).evidence).toEqual([]));
});

it('every reader has an id of its own and a version', () => {
  const readers = [...CARRIERS, ...TRACES];
  expect(new Set(readers.map(({ id }) => id)).size).toBe(readers.length);
  expect(readers.every(({ version }) => Number.isInteger(version) && version >= 1)).toBe(true);
});
