import { randomBelow, seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { Collector } from '../../bytes/collector.ts';
import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.ts';
import { Reader } from '../../bytes/reader.ts';
import type { IptcPart, IptcTextPart } from '../../model/part.ts';
import { iptc } from './index.ts';

const START = 50;
const UTF8_DESIGNATION = Uint8Array.of(0x1b, 0x25, 0x47);

const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));
const set = (record: number, dataset: number, value: Uint8Array) =>
  joined(Uint8Array.of(0x1c, record, dataset, value.length >> 8, value.length & 255), value);
/** A dataset whose length takes `lengthBytes` bytes. */
const extendedSet = (
  record: number,
  dataset: number,
  value: Uint8Array,
  lengthBytes: number,
  length = value.length,
) => {
  const size = Uint8Array.from(
    { length: lengthBytes },
    (_, at) => Math.floor(length / 256 ** (lengthBytes - 1 - at)) % 256,
  );
  return joined(Uint8Array.of(0x1c, record, dataset, 0x80, lengthBytes), size, value);
};

function read(data: Uint8Array, limits: Partial<Limits> = {}, verbatim = true) {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const collector = new Collector(new Reader(1 << 20, all, false), all, 'metadata', {});
  const part: IptcPart = {
    kind: 'iptc',
    path: 'jpeg/APP13[0]/IPTC',
    start: START,
    end: START + data.length,
    data,
    verbatim,
  };
  iptc.read(part, collector);
  const texts = collector.queue as IptcTextPart[];
  const codes = collector.problems.map(({ code, severity }) => `${severity} ${code}`);
  return { texts, said: texts.map(({ path, text }) => [path.split('/').at(-1), text]), codes, collector };
}

const caption = set(2, 120, utf8('由 AI 生成'));

describe('IPTC-IIM', () => {
  it('gives the text datasets, and neither numbers nor pictures', () => {
    const { said, codes, collector } = read(
      joined(
        set(1, 90, UTF8_DESIGNATION),
        set(2, 0, Uint8Array.of(0, 4)),
        caption,
        set(2, 80, utf8('作者')),
        set(2, 202, Uint8Array.of(0xff, 0xd8, 0, 1)),
      ),
    );
    expect(said).toEqual([
      ['2:120', '由 AI 生成'],
      ['2:80', '作者'],
    ]);
    expect(codes).toEqual([]);
    expect(collector.families).toEqual(new Set(['iptc']));
  });

  it('gives the bytes of a value and their place', () => {
    const data = joined(set(2, 0, Uint8Array.of(0, 4)), caption);
    const [text] = read(data).texts as [IptcTextPart];
    expect(data.subarray(text.start - START, text.end - START)).toEqual(utf8('由 AI 生成'));
    expect(text).toMatchObject({ record: 2, dataset: 120, verbatim: true });
    expect(read(data, {}, false).texts[0]).toMatchObject({ start: START, end: START + data.length, verbatim: false });
  });

  it.each([
    ['UTF-8 that nothing declares', caption, '由 AI 生成'],
    ['Latin-1', set(2, 120, Uint8Array.of(0xa9, 0x20, 0xe9)), '© é'],
    [
      'broken UTF-8 that is declared',
      joined(set(1, 90, UTF8_DESIGNATION), set(2, 120, Uint8Array.of(0xe7, 0x94, 0x9f, 0xe7))),
      '生\ufffd',
    ],
  ])('reads %s', (_, data, text) => {
    expect(read(data).texts.at(-1)?.text).toBe(text);
  });

  it.each([1, 2, 4, 6])('reads a length of %i bytes', (lengthBytes) => {
    const { said, codes } = read(joined(extendedSet(2, 120, utf8('long'), lengthBytes), set(2, 5, utf8('title'))));
    expect(said).toEqual([
      ['2:120', 'long'],
      ['2:5', 'title'],
    ]);
    expect(codes).toEqual([]);
  });

  it('undoes the byte order of writers that take the block for 32-bit numbers', () => {
    const data = joined(caption, new Uint8Array(4 - (caption.length % 4)));
    expect(read(new Uint8Array(Buffer.from(data).swap32())).said).toEqual([['2:120', '由 AI 生成']]);
  });

  it('takes zeros at the end for padding', () => {
    expect(read(joined(caption, new Uint8Array(3))).codes).toEqual([]);
  });

  it('is neither present nor damaged when empty', () => {
    const { collector, codes } = read(new Uint8Array(0));
    expect(codes).toEqual([]);
    expect(collector.families.size).toBe(0);
  });

  it.each([
    ['a value one byte too long', joined(caption, set(2, 80, utf8('four')).subarray(0, -1)), 'lengthOutOfBounds'],
    ['a header cut short', joined(caption, Uint8Array.of(0x1c, 2, 80)), 'lengthOutOfBounds'],
    ['an extended length of 2^47', joined(caption, extendedSet(2, 80, utf8('four'), 6, 2 ** 47)), 'lengthOutOfBounds'],
    ['a length of 7 bytes', joined(caption, extendedSet(2, 80, utf8('four'), 7)), 'lengthOutOfBounds'],
    [
      'a length of 32767 bytes',
      joined(caption, Uint8Array.of(0x1c, 2, 80, 0xff, 0xff), new Uint8Array(40000)),
      'lengthOutOfBounds',
    ],
    ['something else between', joined(caption, utf8('?'), caption), 'badStructure'],
  ])('says that it met %s, and keeps what came before', (_, data, code) => {
    const { said, codes, collector } = read(data);
    expect(codes).toEqual([`error ${code}`]);
    expect(said).toEqual([['2:120', '由 AI 生成']]);
    expect([...collector.damaged].sort()).toEqual(['generatorTrace', 'iptc']);
  });

  it('reads up to maxItems datasets and up to maxTextBytes of text', () => {
    const two = joined(set(2, 120, utf8('four')), set(2, 5, utf8('five5')));
    expect(read(two, { maxItems: 2 }).codes).toEqual([]);
    expect(read(two, { maxItems: 1 })).toMatchObject({ codes: ['error limitExceeded'], said: [['2:120', 'four']] });
    expect(read(two, { maxTextBytes: 5 }).codes).toEqual([]);
    expect(read(two, { maxTextBytes: 4 })).toMatchObject({ codes: ['error limitExceeded'], said: [['2:120', 'four']] });
  });

  it('survives 5,000 mutants, each present or a problem', () => {
    const random = seededRandom(2025);
    const whole = joined(set(1, 90, UTF8_DESIGNATION), caption, extendedSet(2, 5, utf8('title'), 4));
    for (let round = 0; round < 5000; round++) {
      const mutant = whole.slice(0, whole.length - randomBelow(random, 4));
      for (let flips = 0; flips < 3; flips++) mutant[randomBelow(random, mutant.length)] = randomBelow(random, 256);
      const { collector } = read(mutant);
      expect(collector.families.has('iptc') || collector.damaged.has('iptc')).toBe(true);
      expect(
        collector.queue.every(({ start, end }) => start >= START && start <= end && end <= START + mutant.length),
      ).toBe(true);
    }
  });
});
