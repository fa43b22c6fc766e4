import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decode } from '../../decode.ts';
import type { Picture } from '../../picture.ts';
import { type Canvas, canvas, randomFrom } from '../vendor-marks/test-support/draw.ts';
import { blockBits, ENCODER_INPUTS } from './block-bits.ts';
import { dwtDct } from './index.ts';
import { matchPayload } from './match-payload.ts';
import { KNOWN_PAYLOADS, type KnownPayload } from './payloads.ts';
import { embed } from './test-support/embed.ts';

/** Ramps with noise over them, from a generator of numbers that is easily written in any language. */
function referencePicture(width: number, height: number): Canvas {
  const rgb = new Uint8Array(width * height * 3);
  let state = 12345;
  for (let index = 0; index < rgb.length; index++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const noise = (state >> 16) & 255;
    const [x, y] = [Math.floor(index / 3) % width, Math.floor(index / 3 / width)];
    const ramp = [x / width, y / height, (x + y) / (width + height)][index % 3] ?? 0;
    rgb[index] = Math.min(255, Math.max(0, Math.floor(ramp * 200) + 20 + (noise >> 3) - 16));
  }
  return { width, height, rgb };
}

const bitsOf = ({ hex, length }: KnownPayload): readonly number[] =>
  [...hex].flatMap((digit) => [3, 2, 1, 0].map((bit) => (Number.parseInt(digit, 16) >> bit) & 1)).slice(-length);

/** Blocks that repeat a message 9 times, with its first bits wrong. */
const blocksOf = (known: KnownPayload, wrong = 0): Uint8Array => {
  const bits = bitsOf(known).map((bit, index) => (index < wrong ? 1 - bit : bit));
  return Uint8Array.from(Array.from({ length: 9 }, () => bits).flat());
};

/** How often each of 48 bits is set in the reference picture. From OpenCV 5.0 (BGR2YUV), PyWavelets 1.8 (dwt2, haar) and the published decision rule, on the same picture. */
const REFERENCE = {
  bytes: [
    13, 12, 12, 15, 15, 12, 15, 14, 15, 13, 16, 17, 13, 16, 13, 12, 13, 13, 12, 12, 13, 15, 12, 13, 11, 11, 14, 12, 12,
    12, 11, 12, 10, 15, 14, 12, 12, 14, 10, 12, 10, 13, 12, 10, 11, 11, 12, 11,
  ],
  float: [
    13, 12, 12, 13, 14, 14, 15, 13, 16, 12, 17, 14, 14, 16, 14, 13, 13, 15, 16, 13, 13, 14, 13, 13, 16, 14, 12, 12, 15,
    14, 14, 12, 11, 13, 14, 12, 11, 14, 10, 11, 13, 12, 12, 11, 12, 14, 12, 8,
  ],
};

describe('bits of blocks', () => {
  it.each(['bytes', 'float'] as const)(
    'are those of the reference (%s): 1280 blocks of a picture whose sides are no multiples of 8',
    (samples) => {
      const bits = blockBits(referencePicture(323, 261), { order: 'rgb', samples });
      expect(bits).toHaveLength(1280);
      const sums = Array.from({ length: 48 }, (_, at) => bits.filter((_bit, block) => block % 48 === at)).map((some) =>
        some.reduce((sum, bit) => sum + bit, 0),
      );
      expect(sums).toEqual(REFERENCE[samples]);
    },
  );

  it('a picture that is smaller than a block has none', () => {
    expect(
      blockBits(
        canvas(7, 900, () => [1, 2, 3]),
        { order: 'rgb', samples: 'bytes' },
      ),
    ).toHaveLength(0);
  });
});

describe('payloads', () => {
  it.each(KNOWN_PAYLOADS)(
    '$hex ($generator) is known, with as many wrong bits as 44 of 48 allows, not with one more',
    (known) => {
      const of = known.length;
      const wrong = Math.floor(of - (44 / 48) * of);
      expect(matchPayload(blocksOf(known))).toEqual({
        scheme: 'dwtDct',
        generator: known.generator,
        payload: known.hex,
        bits: of,
        of,
      });
      expect(matchPayload(blocksOf(known, wrong))).toMatchObject({
        generator: known.generator,
        bits: of - wrong,
        of,
      });
      expect(matchPayload(blocksOf(known, wrong + 1))).toBeUndefined();
    },
  );

  it("FLUX's number is written without its leading zeros: 48 bits of it are nobody's payload", () => {
    const flux = KNOWN_PAYLOADS.find(({ generator }) => generator === 'flux');
    expect(flux).toMatchObject({ hex: '2afe879cf52e', length: 46 });
    expect(matchPayload(blocksOf({ generator: 'flux', hex: '2afe879cf52e', length: 48 }))).toBeUndefined();
  });

  it('all ones, all zeros, chance and no blocks at all are no payload', () => {
    const random = randomFrom(7);
    expect(matchPayload(new Uint8Array(4096).fill(1))).toBeUndefined();
    expect(matchPayload(new Uint8Array(4096))).toBeUndefined();
    expect(matchPayload(Uint8Array.from({ length: 4096 }, () => Math.round(random())))).toBeUndefined();
    expect(matchPayload(new Uint8Array(0))).toBeUndefined();
  });
});

const SDXL: KnownPayload = { generator: 'sdxl', hex: 'b3ec907bb19e', length: 48 };

const noise = randomFrom(11);

/** Reddish, so that U lies below its middle all over: floats and bytes have their largest coefficients in different places. */
const warm = (x: number, y: number): readonly [number, number, number] => [
  170 + x / 10 + 24 * (noise() - 0.5),
  120 + y / 12 + 24 * (noise() - 0.5),
  70 + 24 * (noise() - 0.5),
];
const cool = (x: number, y: number): readonly [number, number, number] => [
  90 + x / 8,
  100 + y / 8,
  120 + ((x ^ y) & 7),
];

const marked = (colourAt = cool, known = SDXL, samples: 'bytes' | 'float' = 'bytes'): Canvas => {
  const target = canvas(400, 328, colourAt);
  embed(target, bitsOf(known), samples);
  return target;
};
const raw = ({ width, height, rgb }: Canvas) => sharp(rgb, { raw: { width, height, channels: 3 } });

const pictureOf = async (bytes: Buffer): Promise<Picture> => {
  const { picture } = await decode(bytes);
  if (!picture) throw new Error('could not be decoded');
  return picture;
};

describe('files', () => {
  it('a PNG with the payload: found, in the whole picture', async () => {
    const picture = await pictureOf(await raw(marked()).png().toBuffer());
    expect(await dwtDct.detect(picture, { depth: 'whole' })).toEqual([
      {
        kind: 'invisibleMark',
        carrier: 'pixels',
        location: { region: { x: 0, y: 0, width: 400, height: 328 } },
        data: { scheme: 'dwtDct', generator: 'sdxl', payload: SDXL.hex, bits: 48, of: 48 },
      },
    ]);
  });

  it.each(KNOWN_PAYLOADS)(
    '$generator, $length bits: found on a warm picture, handed over as bytes or as floats',
    async (known) => {
      for (const samples of ['bytes', 'float'] as const) {
        const picture = await pictureOf(
          await raw(marked(warm, known, samples))
            .png()
            .toBuffer(),
        );
        const [found] = (await dwtDct.detect(picture, { depth: 'whole' })) ?? [];
        expect(found?.data, samples).toMatchObject({
          generator: known.generator,
          payload: known.hex,
          of: known.length,
        });
      }
    },
  );

  it('floats on a warm picture: the reference decoder of bytes reads nothing, and one input finds it', () => {
    const { width, height, rgb } = marked(warm, SDXL, 'float');
    const found = ENCODER_INPUTS.filter((input) => matchPayload(blockBits({ width, height, rgb }, input)));
    expect(found).toEqual([{ order: 'rgb', samples: 'float' }]);
  });

  it('with a colour profile that a viewer would convert by: found, in the pixels as they are stored', async () => {
    const plain = await raw(marked()).png().toBuffer();
    const other = await raw(marked()).withIccProfile('p3').png().toBuffer();
    const at = other.indexOf('iCCP') - 4;
    const profile = other.subarray(at, at + 12 + other.readUInt32BE(at));
    const endOfHeader = 8 + 25;
    const picture = await pictureOf(
      Buffer.concat([plain.subarray(0, endOfHeader), profile, plain.subarray(endOfHeader)]),
    );
    expect(Buffer.compare((await picture.full())?.rgb ?? new Uint8Array(0), marked().rgb)).toBe(0);
    expect(Buffer.compare(picture.rgb, marked().rgb)).not.toBe(0);
    expect(await dwtDct.detect(picture, { depth: 'whole' })).toHaveLength(1);
  });

  it('written by a generator that took red for blue: found', async () => {
    const swapped = marked();
    for (let at = 0; at < swapped.rgb.length; at += 3) swapped.rgb.subarray(at, at + 3).reverse();
    const picture = await pictureOf(await raw(swapped).png().toBuffer());
    expect(await dwtDct.detect(picture, { depth: 'whole' })).toHaveLength(1);
  });

  it('scaled, or without a payload: nothing is found', async () => {
    const scaled = await pictureOf(await raw(marked()).resize(480, 394).png().toBuffer());
    const plain = await pictureOf(await raw(referencePicture(323, 261)).png().toBuffer());
    expect(await dwtDct.detect(scaled, { depth: 'whole' })).toEqual([]);
    expect(await dwtDct.detect(plain, { depth: 'whole' })).toEqual([]);
  });

  it('nobody looked at the edges only, or when the pixels are not to be had', async () => {
    const picture = await pictureOf(await raw(marked()).png().toBuffer());
    expect(await dwtDct.detect(picture, { depth: 'edges' })).toBeNull();
    expect(await dwtDct.detect({ ...picture, full: async () => null }, { depth: 'whole' })).toBeNull();
  });
});
