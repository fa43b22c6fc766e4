import { memorySource, readEvidenceSync } from '@biaoshi/core';
import {
  escapeXml,
  exifBlock,
  findBytes,
  gif,
  gifComment,
  jpeg,
  jpegExif,
  jpegXmp,
  png,
  pngCompressedText,
  pngText,
  tiffText,
  userComment,
  xmpPacket,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { TRACES } from './index.ts';

const PARAMETERS =
  'a duck, テスト\nNegative prompt: red\nSteps: 15, Sampler: UniPC, CFG scale: 5, Seed: 2352, Version: neo';
const GRAPH = '{"3": {"inputs": {}, "class_type": "KSampler"}}';

const read = (bytes: Uint8Array) => readEvidenceSync(memorySource(bytes));
const traces = (bytes: Uint8Array) => read(bytes).evidence.filter(({ kind }) => kind === 'generatorTrace');

function utf16be(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
}

describe('the form does not depend on the home', () => {
  const block = exifBlock({ exif: [userComment(utf16be(PARAMETERS), 'UNICODE\0')] });
  it.each([
    ['big-endian UTF-16 in a little-endian block', jpeg({ segments: [jpegExif(block)] })],
    ['a compressed entry behind the picture', png({ after: [pngCompressedText('parameters', PARAMETERS)] })],
    ['a comment', gif({ before: [gifComment(PARAMETERS)] })],
    [
      'a language alternative in XMP',
      jpeg({
        segments: [
          jpegXmp(
            xmpPacket(
              'xmlns:exif="http://ns.adobe.com/exif/1.0/"',
              `<exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(PARAMETERS)}</rdf:li></rdf:Alt></exif:UserComment>`,
            ),
          ),
        ],
      }),
    ],
  ])('%s', (_, bytes) => {
    expect(traces(bytes)).toMatchObject([
      { reader: 'trace:a1111', data: { generator: 'forge', strength: 'selfDeclared', raw: PARAMETERS } },
    ]);
    expect(read(bytes).readings.generatorTrace).toBe('present');
  });

  it('ComfyUI in the camera tags of a JPEG: each its own evidence', () => {
    const ifd0 = [
      tiffText(0x010f, `Workflow: {"last_node_id":1,"nodes":[],"links":[]}`),
      tiffText(0x0110, `Prompt:${GRAPH}`),
    ];
    expect(traces(jpeg({ segments: [jpegExif(exifBlock({ ifd0 }))] }))).toMatchObject([
      { carrier: 'jpeg:APP1:IFD0:Make', data: { generator: 'comfyui', strength: 'strong' } },
      { carrier: 'jpeg:APP1:IFD0:Model', data: { generator: 'comfyui', strength: 'selfDeclared' } },
    ]);
  });
});

describe('what is no home', () => {
  const xmp = (attributes: string, children: string) => jpeg({ segments: [jpegXmp(xmpPacket(attributes, children))] });
  it.each([
    [
      'the usual prefix for another namespace',
      xmp('xmlns:xmp="http://ns.example/"', '<xmp:CreatorTool>Draw Things</xmp:CreatorTool>'),
    ],
    [
      'a property of an ingredient',
      xmp(
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
        '<xmpMM:Ingredients><rdf:Bag><rdf:li rdf:parseType="Resource"><xmp:CreatorTool>Draw Things</xmp:CreatorTool></rdf:li></rdf:Bag></xmpMM:Ingredients>',
      ),
    ],
    ['an entry whose keyword is spelled like an EXIF home', png({ before: [pngText('exif:UserComment', GRAPH)] })],
    [
      'an EXIF tag of the name of an entry',
      jpeg({ segments: [jpegExif(exifBlock({ ifd0: [tiffText(0x013b, GRAPH)] }))] }),
    ],
    ['bytes behind the picture', png({ trailer: `parameters\0${PARAMETERS}` })],
  ])('%s', (_, bytes) => {
    expect(traces(bytes)).toEqual([]);
    expect(read(bytes).readings.generatorTrace).toBe('absent');
  });

  it('a file cut before its end is not without a trace', () => {
    const whole = png({ after: [pngText('parameters', PARAMETERS)] });
    const cut = whole.subarray(0, findBytes(whole, 'parameters') - 4);
    expect(read(cut).readings.generatorTrace).toBe('unreadable');
  });
});

describe('where it was', () => {
  it('an entry: the bytes of its text', () => {
    const bytes = png({ before: [pngText('prompt', GRAPH)] });
    const at = findBytes(bytes, GRAPH);
    expect(traces(bytes)).toMatchObject([
      { carrier: 'png:tEXt:prompt', location: { path: 'png/tEXt[0]/prompt', start: at, end: at + GRAPH.length } },
    ]);
  });

  it('a trailer: the block that states it, and its text alone', () => {
    const samsung = TRACES.find(({ id }) => id === 'trace:samsung-galaxy-ai');
    const trailer = samsung?.examples.find(({ finds }) => finds !== null)?.text as Uint8Array;
    const bytes = png({ trailer });
    const raw = '{"genImageVersion":"v1","connectorType":"srvg","genAIType":8}';
    const start = findBytes(bytes, raw);
    expect(traces(bytes)).toMatchObject([{ location: { start, end: start + raw.length }, data: { raw } }]);
  });
});
