import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../pixels.ts';
import { designOf } from './design.ts';

type Rectangle = readonly [x: number, y: number, width: number, height: number];

const glyphs = { x: 100, y: 60, width: 90, height: 30 };
/** Four strokes where the glyphs are. */
const STROKES: readonly Rectangle[] = [0, 25, 50, 75].map((at) => [100 + at, 60, 15, 30]);
const ink = {
  offsetX: 0,
  offsetY: 0,
  width: 90,
  height: 30,
  glyphValue: 220,
  surroundValue: 80,
  contrast: 5,
};

function pictureOf(rectangles: readonly Rectangle[], value = 220): Pixels {
  const [width, height] = [320, 160];
  const rgb = new Uint8Array(width * height * 3).fill(80);
  for (const [x, y, across, down] of [...STROKES, ...rectangles]) {
    for (let row = y; row < y + down; row++) rgb.fill(value, (row * width + x) * 3, (row * width + x + across) * 3);
  }
  return { width, height, rgb };
}

const frame = (x: number, y: number, width: number, height: number): readonly Rectangle[] => [
  [x, y, width, 2],
  [x, y + height - 2, width, 2],
  [x, y, 2, height],
  [x + width - 2, y, 2, height],
];

describe('the design of a label', () => {
  it('is its glyphs where nothing else is', () => {
    expect(designOf(pictureOf([]), glyphs, ink)).toEqual(glyphs);
  });

  it('has the frame around it', () => {
    const picture = pictureOf(frame(80, 45, 130, 60));
    expect(designOf(picture, glyphs, ink)).toEqual({ x: 80, y: 45, width: 130, height: 60 });
  });

  it.each<[string, Rectangle, object]>([
    ['before it', [50, 50, 40, 44], { x: 50, y: 50, width: 140, height: 44 }],
    ['behind it', [200, 62, 26, 26], { x: 100, y: 60, width: 126, height: 30 }],
    ['that was in part taken for a glyph', [84, 52, 24, 44], { x: 84, y: 52, width: 106, height: 44 }],
  ])('has a sign %s', (_, sign, region) => {
    expect(designOf(pictureOf([sign]), glyphs, ink)).toEqual(region);
  });

  it.each<[string, readonly Rectangle[]]>([
    ['runs through to the border', [[0, 55, 92, 20]]],
    ['stands too far away', [[40, 60, 25, 25]]],
    ['is a speck', [[85, 70, 6, 6]]],
    ['is far higher than the glyphs', [[60, 34, 30, 80]]],
    ['is far wider than high', [[191, 62, 62, 26]]],
    ['stands above', [[120, 40, 30, 16]]],
    ['is an open frame', frame(80, 45, 130, 60).slice(0, 2)],
    ['hangs lower than a sign would', [[200, 75, 26, 30]]],
    ['is a broad ring', [0, 2, 4, 6, 8, 10, 12].flatMap((by) => frame(76 + by, 36 + by, 138 - 2 * by, 78 - 2 * by))],
  ])('leaves out what %s', (_, others) => {
    expect(designOf(pictureOf(others), glyphs, ink)).toEqual(glyphs);
  });

  it.each([140, 255])('leaves out what is not of the glyphs’ colour, as a cloud of %s', (value) => {
    const picture = pictureOf([]);
    for (let row = 62; row < 88; row++) picture.rgb.fill(value, (row * 320 + 200) * 3, (row * 320 + 226) * 3);
    expect(designOf(picture, glyphs, { glyphValue: 170, surroundValue: 80 })).toEqual(glyphs);
  });

  it('is its glyphs on a ground that is full of shapes', () => {
    const dots = Array.from(
      { length: 400 },
      (_, at): Rectangle => [30 + (at % 40) * 6, 30 + Math.floor(at / 40) * 10, 2, 2],
    );
    expect(designOf(pictureOf([...dots, [60, 62, 28, 26]]), glyphs, ink)).toEqual(glyphs);
  });

  it('is its glyphs where they have the value of what is around them', () => {
    expect(designOf(pictureOf([]), glyphs, { ...ink, glyphValue: 80 })).toEqual(glyphs);
  });
});
