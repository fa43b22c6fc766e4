import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpeg, png, scene } from '../../test-support/claim-pictures.ts';
import { type Pattern, patterned, waves } from '../../test-support/patterned.ts';
import type { Pixels } from '../pixels.ts';
import { finePattern } from './fine-pattern.ts';
import { LEAST_SIDE } from './squares.ts';

/** Five squares across and four down, in which each quarter of the picture has six. */
const picture = scene(720, 560, 41);
const outcomeOf = async (bytes: Uint8Array) => (await finePattern(bytes)).outcome;
const after = async (pixels: Pixels, pattern: Pattern, isIn?: (x: number, y: number) => boolean) =>
  outcomeOf(await jpeg(patterned(pixels, pattern, isIn)));

describe('a fine pattern', () => {
  it.each([
    [2.6, 20],
    [3.4, 65],
    [6, 112],
  ])('of %d pixels over the whole picture, at %d°, is found with its period', async (period, degrees) => {
    const found = await finePattern(await jpeg(patterned(picture, waves(picture, period, degrees))));
    expect(found).toMatchObject({ outcome: 'found', squares: 20 });
    expect('period' in found && Math.abs(found.period - period)).toBeLessThan(0.15);
    expect('fitting' in found && found.fitting).toBeGreaterThanOrEqual(16);
  });

  it('is found in a large picture, whose squares are larger and lie apart', async () => {
    const large = scene(1700, 1500, 42);
    expect(await finePattern(await jpeg(patterned(large, waves(large, 3.1, 25))))).toMatchObject({
      outcome: 'found',
      squares: 25,
      period: 3.1,
    });
  });

  it('is found where a part of the picture is burnt out, which could not show it', async () => {
    const burnt = patterned(
      patterned(picture, waves(picture, 3.4, 65)),
      () => 255,
      (x, y) => x < 280 && y < 250,
    );
    const found = await finePattern(await jpeg(burnt));
    expect(found).toMatchObject({ outcome: 'found' });
    expect('squares' in found && found.squares).toBeLessThan(20);
  });

  it('is none where it lies over a part of the picture only', async () => {
    const pattern = waves(picture, 3.4, 65);
    expect(await after(picture, pattern, (x) => x < 470)).toBe('none');
    expect(await after(picture, pattern, (x, y) => x < 360 || y < 280)).toBe('none');
    expect(await after(picture, pattern, (x, y) => Math.hypot((x - 360) / 250, (y - 280) / 200) < 1)).toBe('none');
  });

  it('is none where each part has one of its own', async () => {
    const places = new Map<string, Pattern>();
    const own: Pattern = (x, y) => {
      const place = `${Math.floor(x / 145)} ${Math.floor(y / 140)}`;
      const at = places.get(place) ?? waves(picture, 2.3 + 0.31 * places.size, (47 * places.size) % 180);
      places.set(place, at);
      return at(x, y);
    };
    expect(await after(picture, own)).toBe('none');
  });

  it('is none where it does not change over the picture, as what a program draws does not', async () => {
    expect(await after(picture, waves(picture, 3.4, 65, 0))).toBe('none');
    const chess: Pattern = (x, y) => 0.88 + 0.12 * Math.sin((2 * Math.PI * x) / 4) * Math.sin((2 * Math.PI * y) / 8);
    expect(await after(picture, chess)).toBe('none');
  });

  it('is none where it runs along the rows and columns, as blocks and traces of scaling do', async () => {
    for (const period of [2.7, 4, 8]) {
      const wave = (at: number) => 0.88 + 0.12 * Math.sin((2 * Math.PI * at) / period);
      const nearer = (at: number) => at / (1 + (0.1 * (at - 300)) / 300);
      for (const lines of [wave, (at: number) => wave(nearer(at))]) {
        expect(await after(picture, (x) => lines(x)), String(period)).toBe('none');
        expect(await after(picture, (_, y) => lines(y)), String(period)).toBe('none');
      }
    }
  });

  it('is none where it is what sharp edges add to a coarse one', async () => {
    const wave = waves(picture, 22, 30, 0.05);
    expect(await after(picture, (x, y) => (wave(x, y) > 0.88 ? 1 : 0.6))).toBe('none');
  });

  it.each([1, 2, 3, 4])('is none in an ordinary picture, whatever was done to it (%d)', async (seed) => {
    const plain = scene(720, 560, seed);
    const blocks = await jpeg(plain, 20);
    expect(await outcomeOf(await jpeg(plain))).toBe('none');
    expect(await outcomeOf(blocks)).toBe('none');
    expect(await outcomeOf(await sharp(blocks).resize(900).jpeg().toBuffer())).toBe('none');
    expect(await outcomeOf(await sharp(blocks).resize(600, null, { kernel: 'nearest' }).png().toBuffer())).toBe('none');
    const turned = sharp(blocks).rotate(4).extract({ left: 60, top: 60, width: 620, height: 470 });
    expect(await outcomeOf(await turned.jpeg().toBuffer())).toBe('none');
  });
});

describe('a picture that cannot be looked at', () => {
  it('is smaller than three squares to a side', async () => {
    const least = scene(LEAST_SIDE, LEAST_SIDE + 200, 5);
    expect(await outcomeOf(await png(least))).toBe('none');
    const less = scene(LEAST_SIDE - 1, LEAST_SIDE + 200, 5);
    expect(await finePattern(await png(less))).toEqual({ outcome: 'notExamined', reason: 'tooSmall' });
  });

  it('is of one colour, black or burnt out in more than half of its squares', async () => {
    // Twelve squares, four rows of three: of six of them each pixel of a row counts.
    const { width, height, rgb } = scene(3 * 128, 4 * 128, 6);
    const covered = (rows: number, values: readonly number[]) =>
      png({
        width,
        height,
        rgb: rgb.map((value, at) => (at < rows * width * 3 ? (values[at % values.length] ?? 0) : value)),
      });
    const noisy = [0, 4, 7, 1, 6];
    for (const values of [[128], [0], noisy, [255], noisy.map((value) => 255 - value / 2)]) {
      expect(await finePattern(await covered(256, values))).toEqual({ outcome: 'none', squares: 6 });
      expect(await finePattern(await covered(384, values))).toEqual({ outcome: 'notExamined', reason: 'tooLittle' });
    }
  });

  it('is cut off, or none at all', async () => {
    const bytes = await jpeg(patterned(picture, waves(picture, 3.4, 65)));
    for (const broken of [bytes.subarray(0, bytes.length / 2), new Uint8Array(20), new Uint8Array(0)]) {
      expect(await finePattern(broken)).toEqual({ outcome: 'notExamined', reason: 'notDecoded' });
    }
  });
});
