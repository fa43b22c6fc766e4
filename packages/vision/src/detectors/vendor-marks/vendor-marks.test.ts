import type { Region } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { vendorMarks } from './index.ts';
import {
  BACKGROUNDS,
  type Canvas,
  canvas,
  lay,
  type Mark,
  published,
  type Shape,
  sparkle,
} from './test-support/draw.ts';
import { bentStar, FOUR_POINTS, fivePoints, fourStars, oneStar, SHAPES, upperPiece } from './test-support/shapes.ts';

const SIDE = 420;

/** Different pictures of each background. */
const KINDS = 3;
const grounds = new Map<string, Canvas>();

/** A background, made once and copied: to draw it takes longer than to look at it. */
function ground(background: string, seed: number): Canvas {
  const name = `${background} ${seed % KINDS}`;
  const known =
    grounds.get(name) ?? canvas(SIDE, SIDE, (BACKGROUNDS[background] ?? (() => () => [0, 0, 0] as const))(seed));
  grounds.set(name, known);
  return { ...known, rgb: known.rgb.slice() };
}

const drawn = async (background: string, seed: number, mark: Mark, quality: number) => {
  const target = ground(background, seed);
  lay(target, mark);
  return published(target, quality);
};

const marksOf = async (picture: Awaited<ReturnType<typeof published>>) =>
  (await vendorMarks.detect(picture, { depth: 'edges' })) ?? [];

const regionOf = (evidence: Awaited<ReturnType<typeof marksOf>>[number] | undefined): Region | undefined =>
  evidence && 'region' in evidence.location ? evidence.location.region : undefined;

/** Intersection over union. */
function overlap(found: Region | undefined, wanted: Region): number {
  if (!found) return 0;
  const across = Math.min(found.x + found.width, wanted.x + wanted.width) - Math.max(found.x, wanted.x);
  const down = Math.min(found.y + found.height, wanted.y + wanted.height) - Math.max(found.y, wanted.y);
  const shared = Math.max(0, across) * Math.max(0, down);
  return shared / (found.width * found.height + wanted.width * wanted.height - shared);
}

describe('Gemini sparkle, drawn by another formula', () => {
  it('is found on at least 46 of 48 pictures, at each of the places', async () => {
    const missed: string[] = [];
    let seed = 0;
    for (const background of Object.keys(BACKGROUNDS)) {
      for (const size of [20, 44]) {
        for (const opacity of [0.4, 0.6]) {
          for (const quality of [70, 90]) {
            seed++;
            const margin = Math.round(size * (seed % 3 === 0 ? 2 : 0.667));
            const wanted = { x: SIDE - margin - size, y: SIDE - margin - size, width: size, height: size };
            const picture = await drawn(background, seed, { shape: sparkle, size, margin, opacity }, quality);
            const [found] = await marksOf(picture);
            if (overlap(regionOf(found), wanted) < 0.5) missed.push(`${background} ${size} ${opacity} ${quality}`);
          }
        }
      }
    }
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(2);
  });

  it('is measured in pixels of the asset, which the picture is a smaller copy of', async () => {
    const target = canvas(1600, 1280, () => [40, 60, 50]);
    lay(target, { shape: sparkle, size: 96, margin: 64, opacity: 0.5 });
    const picture = await published(target, 90);
    expect(picture.scale).toBeGreaterThan(1.2);
    const [found, ...rest] = await marksOf(picture);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      kind: 'vendorMark',
      carrier: 'pixels',
      data: { mark: 'gemini-sparkle', vendor: 'google', place: 'corner' },
    });
    expect(overlap(regionOf(found), { x: 1440, y: 1120, width: 96, height: 96 })).toBeGreaterThan(0.85);
    expect(found?.data).toHaveProperty('sizePercent', expect.closeTo(7.5, 0));
  });

  it('is looked for in the bottom right corner only', async () => {
    const target = canvas(SIDE, SIDE, () => [40, 60, 50]);
    lay(target, { shape: sparkle, size: 40, margin: 200, opacity: 0.5 });
    expect(await marksOf(await published(target, 90))).toEqual([]);
  });

  it('a picture that is smaller than the shape holds none', async () => {
    expect(
      await marksOf(
        await published(
          canvas(3, 3, () => [9, 9, 9]),
          90,
        ),
      ),
    ).toEqual([]);
    expect(
      await marksOf(
        await published(
          canvas(2000, 1, () => [9, 9, 9]),
          90,
        ),
      ),
    ).toEqual([]);
  });
});

/** How many of the backgrounds show a shape as this mark, at its place. */
async function found(id: string, look: Mark, left: number): Promise<readonly string[]> {
  const names: string[] = [];
  let seed = 300;
  for (const background of Object.keys(BACKGROUNDS)) {
    const marks = await marksOf(await drawn(background, seed++, look, 80));
    const wanted = { x: left, y: SIDE - look.margin - look.size, width: look.size, height: look.size };
    const isThere = marks.some(
      (one) => 'mark' in one.data && one.data.mark === id && overlap(regionOf(one), wanted) > 0.6,
    );
    if (isThere) names.push(background);
    expect(marks.length, background).toBe(Number(isThere));
  }
  return names;
}

describe('the star of Jimeng, drawn by another formula', () => {
  const look = { size: 24, margin: 14, opacity: 0.82 };

  it('is found, but where all is as white as the star', async () => {
    const left = SIDE - Math.round(4.5 * 24);
    const names = await found('jimeng-star', { ...look, shape: bentStar, left }, left);
    expect(names).toEqual(['dark', 'gradient', 'noise', 'foliage', 'stripes']);
  });

  it('is not half of it, nor does it stand on the left', async () => {
    const left = SIDE - Math.round(4.5 * 24);
    expect(await found('jimeng-star', { ...look, shape: upperPiece, left }, left)).toEqual([]);
    expect(await found('jimeng-star', { ...look, shape: bentStar, left: 40 }, 40)).toEqual([]);
  });
});

describe("Samsung's stars, drawn by another formula", () => {
  /** Their sizes are measured in a picture as large as those that people hand on: smaller ones hold too few pixels of them. */
  const WIDE = 900;
  const onLevel = async (level: number, shape: Shape, left: number) => {
    const target = canvas(WIDE, WIDE, (x, y) => [level + ((x ^ y) & 3), level + (x & 3), level + (y & 3)]);
    lay(target, { shape, left, size: 20, margin: 15, opacity: 0.6, colour: [193, 193, 193] });
    return marksOf(await published(target, 80));
  };

  it.each([20, 90, 140, 245])('are found on %i, be they lighter or darker', async (level) => {
    const [one, ...others] = await onLevel(level, fourStars, 15);
    expect(one?.data).toMatchObject({ mark: 'samsung-sparkles', vendor: 'samsung', place: 'corner' });
    expect(overlap(regionOf(one), { x: 15, y: WIDE - 35, width: 20, height: 20 })).toBeGreaterThan(0.5);
    expect(others).toEqual([]);
  });

  it('are not one star, are not seen in grey on the same grey, and do not stand on the right', async () => {
    expect(await onLevel(90, oneStar, 15)).toEqual([]);
    expect(await onLevel(191, fourStars, 15)).toEqual([]);
    expect(await onLevel(90, fourStars, WIDE - 35)).toEqual([]);
  });
});

const firings = async (marks: readonly Omit<Mark, 'size' | 'margin'>[]): Promise<string[]> => {
  const fired: string[] = [];
  let seed = 100;
  for (const background of Object.keys(BACKGROUNDS)) {
    for (const size of [24, 44]) {
      for (const mark of marks) {
        const picture = await drawn(background, seed++, { ...mark, size, margin: Math.round(size * 0.667) }, 85);
        if ((await marksOf(picture)).length > 0) fired.push(`${background} ${size} ${mark.opacity}`);
      }
    }
  }
  return fired;
};

describe('what is no sparkle', () => {
  it.each(Object.entries(SHAPES))('%s: none of 12 pictures', async (_, shape: Shape) => {
    expect(await firings([{ shape, opacity: 0.5 }])).toEqual([]);
  });

  it.each([
    ['an opaque star, as ornaments are', { opacity: 1 }],
    ['a dark star', { opacity: 0.5, colour: [0, 0, 0] as const }],
    ['a yellow star', { opacity: 1, colour: [255, 220, 60] as const }],
    ['no star: the backgrounds alone', { opacity: 0 }],
  ])('%s: none of 12 pictures', async (_, look) => {
    expect(await firings([{ shape: sparkle, ...look }])).toEqual([]);
  });

  it.each(FOUR_POINTS.map((shape, index) => [index, shape] as const))(
    'a star with four points and straight sides (%i): none of 12 pictures',
    async (_, shape) => {
      expect(await firings([{ shape, opacity: 0.5 }])).toEqual([]);
    },
  );

  it('a star that is higher than wide, where no texture hides that', async () => {
    const fired = await firings([{ shape: oneStar, opacity: 0.5 }]);
    expect(fired.filter((name) => /^(?:dark|gradient|pale)/.test(name))).toEqual([]);
  });

  it('opaque stars with five points: none of 12 pictures', async () => {
    expect(await firings([{ shape: fivePoints, opacity: 1 }])).toEqual([]);
  });
});
