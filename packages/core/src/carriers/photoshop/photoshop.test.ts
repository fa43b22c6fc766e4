import { randomBelow, seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { Collector } from '../../bytes/collector.ts';
import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.ts';
import { Reader } from '../../bytes/reader.ts';
import type { PhotoshopPart } from '../../model/part.ts';
import { photoshop } from './index.ts';

const START = 20;
const IPTC = 0x0404;
const EXIF = 0x0422;
const XMP = 0x0424;
const RESOLUTION = 0x03ed;

const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

function resource(
  id: number,
  value: Uint8Array,
  { signature = '8BIM', name = '', size = value.length } = {},
): Uint8Array {
  const head = Buffer.alloc(4 + 2 + 1 + name.length + ((name.length + 1) % 2) + 4);
  head.write(signature, 0, 'latin1');
  head.writeUInt16BE(id, 4);
  head[6] = name.length;
  head.write(name, 7, 'latin1');
  head.writeUInt32BE(size, head.length - 4);
  return joined(head, value, new Uint8Array(value.length % 2));
}

function read(data: Uint8Array, limits: Partial<Limits> = {}, verbatim = true) {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const collector = new Collector(new Reader(1 << 20, all, false), all, 'metadata', {});
  const path = 'jpeg/APP13[0]';
  const part: PhotoshopPart = {
    kind: 'photoshop',
    path,
    start: START,
    end: START + data.length,
    data,
    verbatim,
    order: 'beforeImage',
  };
  photoshop.read(part, collector);
  const found = collector.queue.map((inner) => [
    inner.kind,
    inner.path.slice(path.length),
    new TextDecoder().decode(inner.data),
  ]);
  return { found, codes: collector.problems.map(({ code, severity }) => `${severity} ${code}`), collector };
}

describe('Photoshop image resources', () => {
  it('hands IPTC, EXIF and XMP on, through odd sizes, names and the signatures of other programs', () => {
    const data = joined(
      resource(RESOLUTION, new Uint8Array(16)),
      resource(IPTC, utf8('odd'), { name: 'a name' }),
      resource(RESOLUTION, utf8('12345'), { signature: 'MeSa', name: 'odd' }),
      resource(EXIF, utf8('exif'), { signature: 'AgHg' }),
      resource(0x0423, utf8('exif'), { signature: 'DCSR' }),
      resource(XMP, utf8('<x/>'), { signature: 'PHUT' }),
    );
    const { found, codes, collector } = read(data);
    expect(found).toEqual([
      ['iptc', '/IPTC', 'odd'],
      ['exif', '/EXIF', 'exif'],
      ['exif', '/EXIF3', 'exif'],
      ['xmp', '/XMP', '<x/>'],
    ]);
    expect(codes).toEqual([]);
    for (const { start, end, data: inner } of collector.queue)
      expect(data.subarray(start - START, end - START)).toEqual(inner);
    expect(collector.queue[0]).toMatchObject({ verbatim: true, order: 'beforeImage' });
  });

  it('gives the range of the part where the bytes in it have none of their own', () => {
    const data = resource(XMP, utf8('<x/>'));
    expect(read(data, {}, false).collector.queue[0]).toMatchObject({
      start: START,
      end: START + data.length,
      verbatim: false,
    });
  });

  it('hands no empty payload on, and takes zeros at the end for padding', () => {
    const { found, codes } = read(joined(resource(IPTC, new Uint8Array(0)), new Uint8Array(5)));
    expect(found).toEqual([]);
    expect(codes).toEqual([]);
  });

  it('reads a last resource without its padding byte', () => {
    const { found, codes } = read(resource(XMP, utf8('<x >/')).subarray(0, -1));
    expect(found).toEqual([['xmp', '/XMP', '<x >/']]);
    expect(codes).toEqual([]);
  });

  it.each([
    [
      'an unknown signature',
      joined(resource(IPTC, utf8('text')), resource(XMP, utf8('<x/>'), { signature: '8BIN' })),
      'badSignature',
    ],
    [
      'a size one past the end',
      joined(resource(IPTC, utf8('text')), resource(XMP, utf8('<x/>'), { size: 5 })),
      'lengthOutOfBounds',
    ],
    [
      'a size of 2^32 - 1',
      joined(resource(IPTC, utf8('text')), resource(XMP, utf8('<x/>'), { size: 0xffffffff })),
      'lengthOutOfBounds',
    ],
    [
      'a header cut short',
      joined(resource(IPTC, utf8('text')), resource(XMP, new Uint8Array(0)).subarray(0, 11)),
      'lengthOutOfBounds',
    ],
    [
      'a name past the end',
      joined(resource(IPTC, utf8('text')), utf8('8BIM\x04\x24\x7f'), new Uint8Array(9).fill(65)),
      'lengthOutOfBounds',
    ],
  ])('says that it met %s, and keeps what came before', (_, data, code) => {
    const { found, codes, collector } = read(data);
    expect(codes).toEqual([`error ${code}`]);
    expect(found).toEqual([['iptc', '/IPTC', 'text']]);
    expect([...collector.damaged].sort()).toEqual(['aigcField', 'exif', 'generatorTrace', 'iptc', 'xmp']);
  });

  it('reads up to maxItems resources', () => {
    const data = joined(resource(IPTC, utf8('text')), resource(XMP, utf8('<x/>')));
    expect(read(data, { maxItems: 2 }).codes).toEqual([]);
    expect(read(data, { maxItems: 1 })).toMatchObject({
      codes: ['error limitExceeded'],
      found: [['iptc', '/IPTC', 'text']],
    });
  });

  it('survives 5,000 mutants without a place outside', () => {
    const random = seededRandom(7);
    const whole = joined(
      resource(RESOLUTION, new Uint8Array(16)),
      resource(IPTC, utf8('odd'), { name: 'abc' }),
      resource(XMP, utf8('<x/>')),
    );
    for (let round = 0; round < 5000; round++) {
      const mutant = whole.slice(0, whole.length - randomBelow(random, 4));
      for (let flips = 0; flips < 3; flips++) mutant[randomBelow(random, mutant.length)] = randomBelow(random, 256);
      const { collector } = read(mutant);
      expect(
        collector.queue.every(({ start, end }) => start >= START && start < end && end <= START + mutant.length),
      ).toBe(true);
    }
  });
});
