import { describe, expect, it } from 'vitest';
import { fill, jpeg, taken } from '../../test-support/claim-pictures.ts';
import type { Pixels } from '../pixels.ts';
import { align } from './align.ts';
import { comparePictures } from './compare.ts';
import { apply, cornersOf, type Matrix, scaling } from './matrix.ts';
import { luminance } from './plane.ts';

const [WIDTH, HEIGHT] = [520, 400];

/** A window of which one corner is full, and the rest has nothing but the frames of its panes. */
function drawn(): Pixels {
  const picture = { width: WIDTH, height: HEIGHT, rgb: new Uint8Array(WIDTH * HEIGHT * 3).fill(245) };
  for (let k = 0; k < 110; k++) {
    const [x, y] = [30 + ((k * 53) % 190), 30 + ((k * 37) % 130)];
    fill(picture, x, y, 8, [30 + ((k * 71) % 150), 60, 90], (dx, dy) => Math.abs(dx) < 2 + (k % 5) && Math.abs(dy) < 3);
  }
  for (const [x, y, w, h] of [
    [20, 200, 480, 180],
    [260, 20, 240, 170],
    [340, 225, 130, 130],
  ] as const) {
    const [cx, cy] = [x + w / 2, y + h / 2];
    fill(picture, cx, cy, w, [60, 70, 80], (dx, dy) => {
      const [far, deep] = [Math.abs(dx) - w / 2, Math.abs(dy) - h / 2];
      return far < 1.5 && deep < 1.5 && (far > -1.5 || deep > -1.5);
    });
  }
  return picture;
}

const furthest = (one: Matrix, other: Matrix, width = WIDTH, height = HEIGHT): number =>
  Math.max(
    ...cornersOf(width, height).map((corner) => {
      const [a, b] = [apply(one, corner), apply(other, corner)];
      return Math.hypot(a.x - b.x, a.y - b.y);
    }),
  );

const TRUE: Matrix = [0.94, 0.02, 8, -0.015, 0.95, 12, -4e-5, 5e-5, 1];

describe('align', () => {
  it('holds by its lines what has no corners, whatever the light', () => {
    const listing = drawn();
    const evidence = taken(listing, WIDTH, HEIGHT, TRUE);
    const darker = { ...evidence, rgb: evidence.rgb.map((value) => 20 + value * 0.7) };
    const guess: Matrix = [
      TRUE[0] + 6e-3,
      TRUE[1],
      TRUE[2] - 0.8,
      TRUE[3],
      TRUE[4] - 7e-3,
      TRUE[5] + 0.6,
      -4e-5,
      5e-5,
      1,
    ];
    expect(furthest(guess, TRUE)).toBeGreaterThan(2);
    expect(furthest(align(luminance(darker), luminance(listing), guess), TRUE)).toBeLessThan(0.4);
  });

  it('leaves a mapping of a picture without edges alone', () => {
    const flat = luminance({ width: 90, height: 70, rgb: new Uint8Array(90 * 70 * 3).fill(128) });
    expect(align(flat, flat, TRUE)).toEqual(TRUE);
  });

  it('is not led astray by what was painted over the evidence', () => {
    const listing = drawn();
    const evidence = taken(listing, WIDTH, HEIGHT, TRUE);
    fill(evidence, 330, 120, 60, [90, 60, 30], (dx, dy) => Math.hypot(dx, dy * 1.4) < 55);
    const guess: Matrix = [TRUE[0], TRUE[1], TRUE[2] + 1.5, TRUE[3], TRUE[4], TRUE[5] - 1.5, -4e-5, 5e-5, 1];
    expect(furthest(align(luminance(evidence), luminance(listing), guess), TRUE)).toBeLessThan(0.4);
  });
});

/** Small text in the middle of a screenshot; right and below, only lines and a bar. */
function screenshot(): Pixels {
  const [width, height] = [700, 560];
  const picture = { width, height, rgb: new Uint8Array(width * height * 3).fill(245) };
  const paint = (x: number, y: number, w: number, h: number, colour: readonly number[]): void =>
    fill(picture, x + w / 2, y + h / 2, Math.max(w, h), colour, (dx, dy) => {
      return Math.abs(dx) < w / 2 && Math.abs(dy) < h / 2;
    });
  for (let k = 0; k < 260; k++) {
    const [x, y] = [170 + ((k * 53) % 230), 150 + ((k * 37) % 120)];
    paint(x, y, 2 + (k % 7), 3 + ((k * 3) % 6), [30 + ((k * 71) % 150), 60, 90]);
  }
  paint(0, 350, width, 60, [40, 50, 52]);
  paint(0, 430, width, 3, [120, 120, 130]);
  paint(500, 0, 4, height, [60, 70, 80]);
  return picture;
}

/** Where pixels of a part around (`x`, `y`), enlarged and seen at an angle, come from. */
function tilted(width: number, height: number, [t, u]: readonly [number, number], x: number, y: number): Matrix {
  const [larger, g, h] = [2.2, (2 * t) / width, (2 * u) / width];
  const i = 1 - (g * width + h * height) / 2;
  const [a, e] = [1 / larger, 1 / larger];
  return [a + x * g, x * h, x * i - (a * width) / 2, y * g, e + y * h, y * i - (e * height) / 2, g, h, i];
}

describe('a part of a screenshot, enlarged and seen at an angle', () => {
  it.each([
    { tilt: [0.1, 0.1], x: 350, y: 290 },
    { tilt: [-0.05, 0.08], x: 330, y: 300 },
    { tilt: [-0.07, -0.05], x: 330, y: 300 },
  ] as const)('has nothing that differs, to its corners: $tilt', async ({ tilt, x, y }) => {
    const [width, height] = [800, 640];
    const listing = screenshot();
    const matrix = tilted(width, height, tilt, x, y);
    const evidence = await jpeg(taken(listing, width, height, matrix), 72);
    const { relation, registration } = await comparePictures(evidence, await jpeg(listing, 90));
    expect(relation).toBe('same');
    expect(furthest((registration?.matrix ?? scaling(1)) as Matrix, matrix, width, height)).toBeLessThan(0.7);
  });
});
