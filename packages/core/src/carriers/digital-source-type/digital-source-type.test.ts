import { memorySource, readEvidenceSync } from '@biaoshi/core';
import {
  bytesOf,
  jpeg,
  jpegSegment,
  jpegXmp,
  latin1Text,
  png,
  pngInternationalText,
  pngText,
  provenancePacket,
  u32beBytes,
  xmpPacket,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const URI = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const AI = `${URI}trainedAlgorithmicMedia`;

function read(bytes: Uint8Array) {
  const { evidence } = readEvidenceSync(memorySource(bytes));
  return evidence.flatMap((item) => {
    if (item.kind !== 'digitalSourceType' || !('path' in item.location)) return [];
    const { path, start, end } = item.location;
    return [{ ...item.data, carrier: item.carrier, path, stored: latin1Text(bytes.subarray(start, end)) }];
  });
}

const inJpeg = (attributes: string, children = '') =>
  read(jpeg({ segments: [jpegXmp(provenancePacket(attributes, children))] }));

const element = (value: string) => `<Iptc4xmpExt:DigitalSourceType>${value}</Iptc4xmpExt:DigitalSourceType>`;

describe('Iptc4xmpExt:DigitalSourceType', () => {
  const home = 'jpeg/APP1[0]/Iptc4xmpExt:DigitalSourceType';
  const whole = { term: 'trainedAlgorithmicMedia', ai: 'whole', retired: false, spelling: 'uri', raw: AI };

  it.each([
    ['an element', '', element(AI), home],
    ['an attribute', `Iptc4xmpExt:DigitalSourceType="${AI}"`, '', home],
    ['rdf:resource', '', `<Iptc4xmpExt:DigitalSourceType rdf:resource="${AI}"/>`, home],
    ['rdf:value', '', element(`<rdf:Description><rdf:value>${AI}</rdf:value></rdf:Description>`), home],
    ['an item of a list', '', element(`<rdf:Bag><rdf:li>${AI}</rdf:li></rdf:Bag>`), `${home}/rdf:li[1]`],
    ['another prefix', `xmlns:q="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" q:DigitalSourceType="${AI}"`, '', home],
    ['the old spelling', `Iptc4xmpExt:DigitalSourcetype="${AI}"`, '', home.replace('Type', 'type')],
  ])('as %s, with the bytes of the value', (_, attributes, children, path) => {
    expect(inJpeg(attributes, children)).toEqual([
      { ...whole, carrier: path.replace(/\[\d\]/g, '').replaceAll('/', ':'), path, stored: AI },
    ]);
  });

  it.each([
    [`${URI}compositeWithTrainedAlgorithmicMedia`, 'compositeWithTrainedAlgorithmicMedia', 'part', 'uri'],
    [AI.replace('http', 'https'), 'trainedAlgorithmicMedia', 'whole', 'httpsUri'],
    ['TrainedAlgorithmicMedia', 'trainedAlgorithmicMedia', 'whole', 'token'],
    ['digsrctype:trainedAlgorithmicMedia', 'trainedAlgorithmicMedia', 'whole', 'otherUri'],
    ['other:trainedAlgorithmicMedia', null, 'cannotTell', 'otherUri'],
    ['http://c2pa.org/digitalsourcetype/trainedAlgorithmicData', 'trainedAlgorithmicData', 'whole', 'uri'],
    [`${URI}algorithmicMedia`, 'algorithmicMedia', 'no', 'uri'],
    [`\n  ${AI}\n`, 'trainedAlgorithmicMedia', 'whole', 'uri'],
    ['https://example.org/made-by-us', null, 'cannotTell', 'otherUri'],
    ['AI', null, 'cannotTell', 'token'],
  ])('%j is %s', (value, term, ai, spelling) => {
    expect(inJpeg('', element(value))).toMatchObject([{ term, ai, spelling, raw: value.trim() }]);
  });

  it('a value that nothing can be made of is bounded, and half a character never kept', () => {
    const [found] = inJpeg('', element(`${'a'.repeat(255)}𠮷${'b'.repeat(1000)}`));
    expect(found).toMatchObject({ term: null, raw: 'a'.repeat(255) });
  });

  it('two of them are two statements', () => {
    const both = inJpeg(`Iptc4xmpExt:DigitalSourceType="${AI}"`, element(`${URI}digitalCapture`));
    expect(both.map(({ ai }) => ai)).toEqual(['whole', 'no']);
  });

  it('in PNG', () => {
    const packet = provenancePacket('', element(AI));
    const entry = pngInternationalText('XML:com.adobe.xmp', packet);
    expect(read(png({ before: [entry] }))).toMatchObject([{ ...whole, stored: AI }]);
  });
});

describe('nothing', () => {
  it.each([
    ['an empty value', '', element(' ')],
    [
      'a structure about another picture',
      '',
      `<xmpMM:Ingredients><rdf:Bag><rdf:li Iptc4xmpExt:DigitalSourceType="${AI}"/></rdf:Bag></xmpMM:Ingredients>`,
    ],
    [
      'the prefix for another namespace',
      `xmlns:Iptc4xmpExt2="http://example.org/" Iptc4xmpExt2:DigitalSourceType="${AI}"`,
      '',
    ],
    ['the value in another property', `photoshop:Credit="${AI}"`, ''],
    ['a longer name', `Iptc4xmpExt:DigitalSourceFileType="${AI}"`, ''],
    [
      'the element as escaped text',
      '',
      `<photoshop:Credit>&lt;Iptc4xmpExt:DigitalSourceType&gt;${AI}</photoshop:Credit>`,
    ],
    ['a comment', '', `<!-- ${element(AI)} -->`],
  ])('%s', (_, attributes, children) => expect(inJpeg(attributes, children)).toEqual([]));

  it('a prefix that looks right, bound to another namespace', () => {
    const packet = xmpPacket(`xmlns:Iptc4xmpExt="http://example.org/ns/" Iptc4xmpExt:DigitalSourceType="${AI}"`);
    expect(read(jpeg({ segments: [jpegXmp(packet)] }))).toEqual([]);
  });

  it('a packet in somebody’s comment, or an application segment', () => {
    const packet = provenancePacket('', element(AI));
    const bytes = jpeg({ segments: [jpegSegment(0xfe, packet), jpegSegment(0xe5, packet)] });
    expect(read(bytes)).toEqual([]);
    expect(read(png({ before: [pngText('Comment', packet)] }))).toEqual([]);
  });
});

describe('in a namespace that writers mistake for it', () => {
  it.each([
    'http://ns.adobe.com/photoshop/1.0/',
    'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
    'http://ns.useplus.org/ldf/xmp/1.0/',
    'https://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  ])('%s: a term counts, anything else does not', (namespace) => {
    const valued = (value: string) =>
      read(jpeg({ segments: [jpegXmp(xmpPacket(`xmlns:n="${namespace}" n:DigitalSourceType="${value}"`))] }));
    expect(valued('trainedAlgorithmicMedia')).toMatchObject([{ term: 'trainedAlgorithmicMedia', spelling: 'token' }]);
    expect(valued('http://purl.org/dc/dcmitype/StillImage')).toEqual([]);
  });
});

describe('IIM', () => {
  const set = (record: number, dataset: number, text: string) =>
    bytesOf(0x1c, record, dataset, text.length >> 8, text.length & 255, text);
  const inIim = (...sets: Uint8Array[]) => {
    const block = bytesOf(...sets);
    const resource = bytesOf(
      '8BIM',
      0x04,
      0x04,
      0,
      0,
      u32beBytes(block.length),
      block,
      new Uint8Array(block.length % 2),
    );
    return read(jpeg({ segments: [jpegSegment(0xed, 'Photoshop 3.0\0', resource)] }));
  };

  it.each([25, 40, 115])('the vocabulary’s URI in dataset 2:%i', (dataset) => {
    expect(inIim(set(2, 5, 'a title'), set(2, dataset, AI))).toEqual([
      {
        ...{ term: 'trainedAlgorithmicMedia', ai: 'whole', retired: false, spelling: 'uri', raw: AI, stored: AI },
        carrier: `jpeg:APP13:IPTC:2:${dataset}`,
        path: `jpeg/APP13[0]/IPTC/2:${dataset}`,
      },
    ]);
  });

  it.each([
    ['a word', set(2, 25, 'print')],
    ['a bare token', set(2, 25, 'trainedAlgorithmicMedia')],
    ['a sentence with the URI', set(2, 120, `see ${AI}`)],
    ['another URI', set(2, 115, 'http://example.org/trainedAlgorithmicMedia')],
    ['a term that the vocabulary does not have', set(2, 115, `${URI}realPhoto`)],
    ['another record', set(3, 25, AI)],
  ])('%s is nothing', (_, dataset) => expect(inIim(dataset)).toEqual([]));
});
