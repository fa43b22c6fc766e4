import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decode } from '../../decode.ts';
import type { FullPixels } from '../../picture.ts';
import { MAX_PAYLOAD_CHARS, stealthLsb } from './index.ts';
import { MAX_STEALTH_BYTES, readStealth } from './read-stealth.ts';

const blank = (width: number, height: number): FullPixels => ({
  width,
  height,
  rgb: new Uint8Array(width * height * 3).fill(100),
  alpha: new Uint8Array(width * height).fill(254),
});

/** Writes bits as the generators do: column by column, one in each alpha, or three in each pixel's colours. */
function hide(pixels: FullPixels, layer: 'alpha' | 'rgb', bytes: Uint8Array): FullPixels {
  const samples = (layer === 'alpha' ? pixels.alpha : pixels.rgb) ?? new Uint8Array(0);
  const perPixel = layer === 'alpha' ? 1 : 3;
  const bits = [...bytes].flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (byte >> bit) & 1));
  let at = 0;
  for (let x = 0; x < pixels.width; x++) {
    for (let y = 0; y < pixels.height; y++) {
      for (let sample = 0; sample < perPixel && at < bits.length; sample++, at++) {
        const index = (y * pixels.width + x) * perPixel + sample;
        samples[index] = ((samples[index] ?? 0) & 0xfe) | (bits[at] ?? 0);
      }
    }
  }
  return pixels;
}

function message(magic: string, body: Uint8Array, bits = body.length * 8): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bits);
  return Buffer.concat([Buffer.from(magic, 'latin1'), length, body]);
}

const TEXT = 'ein Tümpel, 池塘\nNegative prompt: red\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1';

const PACKED = gzipSync(TEXT);
const PLAIN = Buffer.from(TEXT);

describe('hidden text', () => {
  it.each([
    ['stealth_pnginfo', 'alpha', PLAIN],
    ['stealth_pngcomp', 'alpha', PACKED],
    ['stealth_rgbinfo', 'rgb', PLAIN],
    ['stealth_rgbcomp', 'rgb', PACKED],
  ] as const)('%s is read from %s, in a picture higher than wide', (magic, layer, body) => {
    expect(readStealth(hide(blank(31, 67), layer, message(magic, body)))).toEqual({ magic, layer, text: TEXT });
  });

  it('a word of the other layer is none, nor is a picture without alpha, nor one too small for a header', () => {
    expect(readStealth(hide(blank(31, 67), 'rgb', message('stealth_pnginfo', PLAIN)))).toBeUndefined();
    expect(readStealth(hide(blank(31, 67), 'alpha', message('stealth_rgbinfo', PLAIN)))).toBeUndefined();
    const pixels = hide(blank(31, 67), 'alpha', message('stealth_pnginfo', PLAIN));
    expect(readStealth({ ...pixels, alpha: null })).toBeUndefined();
    expect(readStealth(blank(7, 7))).toBeUndefined();
    expect(readStealth(blank(0, 0))).toBeUndefined();
  });

  it('a length up to the last bit of the picture is read, one byte more is not', () => {
    const room = (31 * 64) / 8 - 19;
    const body = Buffer.alloc(room, 'a');
    const read = (bits: number) => readStealth(hide(blank(31, 64), 'alpha', message('stealth_pnginfo', body, bits)));
    expect(read(room * 8)).toEqual({ magic: 'stealth_pnginfo', layer: 'alpha', text: 'a'.repeat(room) });
    expect(read((room + 1) * 8)).toEqual({ magic: 'stealth_pnginfo', layer: 'alpha', text: '' });
    expect(read(0xffffffff)).toEqual({ magic: 'stealth_pnginfo', layer: 'alpha', text: '' });
  });

  it('what unpacks to the limit is read, to one byte more is not', () => {
    const read = (length: number) =>
      readStealth(hide(blank(120, 120), 'alpha', message('stealth_pngcomp', gzipSync(Buffer.alloc(length, 'a')))));
    expect(read(MAX_STEALTH_BYTES)?.text).toHaveLength(MAX_STEALTH_BYTES);
    expect(read(MAX_STEALTH_BYTES + 1)).toEqual({ magic: 'stealth_pngcomp', layer: 'alpha', text: '' });
  });

  it('what cannot be unpacked, or is no UTF-8, leaves the word alone', () => {
    const read = (magic: string, body: Uint8Array) => readStealth(hide(blank(40, 40), 'alpha', message(magic, body)));
    expect(read('stealth_pngcomp', PACKED.subarray(0, 40))).toEqual({
      magic: 'stealth_pngcomp',
      layer: 'alpha',
      text: '',
    });
    expect(read('stealth_pnginfo', Buffer.from([0xff, 0xfe]))).toEqual({
      magic: 'stealth_pnginfo',
      layer: 'alpha',
      text: '',
    });
  });
});

const fileOf = async ({ width, height, rgb, alpha }: FullPixels, format: 'png' | 'webp'): Promise<Buffer> => {
  const rgba = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    rgba.set([...rgb.subarray(at * 3, at * 3 + 3), alpha?.[at] ?? 255], at * 4);
  }
  const image = sharp(rgba, { raw: { width, height, channels: 4 } });
  return format === 'png' ? image.png().toBuffer() : image.webp({ lossless: true, exact: true }).toBuffer();
};

const detect = async (bytes: Buffer, depth: 'whole' | 'edges' = 'whole') => {
  const { picture } = await decode(bytes);
  if (!picture) throw new Error('could not be decoded');
  return stealthLsb.detect(picture, { depth });
};

describe('files', () => {
  it.each(['png', 'webp'] as const)('%s, alpha: the text and whose it is', async (format) => {
    const bytes = await fileOf(hide(blank(50, 80), 'alpha', message('stealth_pngcomp', PACKED)), format);
    expect(await detect(bytes)).toEqual([
      {
        kind: 'invisibleMark',
        carrier: 'pixels',
        location: { region: { x: 0, y: 0, width: 50, height: 80 } },
        data: { scheme: 'stealthLsb', generator: 'a1111', payload: TEXT, bits: 120, of: 120 },
      },
    ]);
    expect(await detect(bytes, 'edges')).toBeNull();
  });

  it.each([
    ['novelai', '{"Software": "NovelAI", "Comment": "{}"}'],
    ['swarmui', '{"sui_image_params": {"prompt": "a cat"}}'],
    ['', '{"prompt": "Steps of stone"}'],
  ])('%s: %s', async (generator, text) => {
    const pixels = hide(blank(50, 80), 'alpha', message('stealth_pngcomp', gzipSync(text)));
    expect((await detect(await fileOf(pixels, 'png')))?.[0]?.data).toMatchObject({ generator, payload: text });
  });

  it('a text that NovelAI did not sign for these pixels: told beside the text', async () => {
    const comment = { steps: 28, signed_hash: Buffer.alloc(64, 7).toString('base64') };
    const text = JSON.stringify({ Software: 'NovelAI', Comment: JSON.stringify(comment) });
    const pixels = hide(blank(60, 90), 'alpha', message('stealth_pngcomp', gzipSync(text)));
    const [found] = (await detect(await fileOf(pixels, 'png'))) ?? [];
    expect(found?.data).toMatchObject({ generator: 'novelai', signature: 'notVerified' });
  });

  it.each([
    ['stealth_pnginfo', 'alpha', 'notVerified'],
    ['stealth_pngcomp', 'alpha', 'notVerified'],
    ['stealth_rgbinfo', 'rgb', 'notCheckable'],
    ['stealth_rgbcomp', 'rgb', 'notCheckable'],
  ] as const)(
    '%s: a signature of pixels that the text itself changes is not called broken',
    async (magic, layer, said) => {
      const comment = { steps: 28, signed_hash: Buffer.alloc(64, 7).toString('base64') };
      const text = JSON.stringify({ Software: 'NovelAI', Comment: JSON.stringify(comment) });
      const body = magic.endsWith('comp') ? gzipSync(text) : Buffer.from(text);
      const [found] = (await detect(await fileOf(hide(blank(60, 90), layer, message(magic, body)), 'png'))) ?? [];
      expect(found?.data).toMatchObject({ generator: 'novelai', signature: said });
    },
  );

  it('a text without a signature says nothing of one', async () => {
    const pixels = hide(blank(50, 80), 'alpha', message('stealth_pngcomp', PACKED));
    const [found] = (await detect(await fileOf(pixels, 'png'))) ?? [];
    expect(found?.data).not.toHaveProperty('signature');
  });

  it('a long text enters the evidence in part', async () => {
    const pixels = hide(
      blank(99, 99),
      'alpha',
      message('stealth_pngcomp', gzipSync('é'.repeat(MAX_PAYLOAD_CHARS + 1))),
    );
    const found = await detect(await fileOf(pixels, 'png'));
    expect(found?.[0]?.data).toHaveProperty('payload', 'é'.repeat(MAX_PAYLOAD_CHARS));
  });

  it('a picture with nothing in it', async () => {
    expect(await detect(await fileOf(blank(50, 80), 'png'))).toEqual([]);
  });
});
