import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fill, jpeg, png, scene, taken } from '../../test-support/claim-pictures.ts';
import type { Pixels } from '../pixels.ts';
import { comparePictures } from './compare.ts';
import type { Comparison } from './comparison.ts';
import { MAX_VIEW_SIDE } from './views.ts';

const listing = scene(640, 520, 11);
const listingBytes = await jpeg(listing, 90);
const copyOf = ({ width, height, rgb }: Pixels): Pixels => ({ width, height, rgb: Uint8Array.from(rgb) });

/** The listing with a dark, ragged hole around (250, 300). */
const damaged = copyOf(listing);
fill(damaged, 250, 300, 45, [25, 20, 18], (dx, dy) => Math.hypot(dx, dy) < 34 + 6 * Math.sin(5 * Math.atan2(dy, dx)));

const degrees = (angle: number) => (angle * Math.PI) / 180;

/** Turned by an angle around the middle of the listing, which is in the middle of what comes out; `scale` pixels of it a pixel. */
function around(angle: number, width: number, height: number, scale: number, mirror = 1): readonly number[] {
  const [cos, sin] = [Math.cos(degrees(angle)) * scale, Math.sin(degrees(angle)) * scale];
  const [x, y] = [
    320 - (cos * mirror * width) / 2 + (sin * height) / 2,
    260 - (sin * mirror * width) / 2 - (cos * height) / 2,
  ];
  const start = mirror === 1 ? [x, y] : [x + cos * mirror * 0, y];
  return [cos * mirror, -sin, start[0] ?? 0, sin * mirror, cos, start[1] ?? 0, 0, 0, 1];
}

function mapped(matrix: readonly number[], x: number, y: number): readonly [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = matrix;
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

/** Pixels of the listing that a corner of the evidence is off, at most. */
function furthest({ registration }: Comparison, truth: readonly number[], width: number, height: number): number {
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  return Math.max(
    ...corners.map(([x, y]) => {
      const [ours, theirs] = [mapped(registration?.matrix ?? [], x, y), mapped(truth, x, y)];
      return Math.hypot(ours[0] - theirs[0], ours[1] - theirs[1]);
    }),
  );
}

const CASES = [
  { name: 'as it is', width: 640, height: 520, matrix: [1, 0, 0, 0, 1, 0, 0, 0, 1], rotation: 0, mirrored: false },
  {
    name: 'cut to a quarter',
    width: 320,
    height: 260,
    matrix: [1, 0, 200, 0, 1, 170, 0, 0, 1],
    rotation: 0,
    mirrored: false,
  },
  {
    name: 'turned by 37 degrees',
    width: 600,
    height: 600,
    matrix: around(-37, 600, 600, 1),
    rotation: 37,
    mirrored: false,
  },
  { name: 'upside down', width: 640, height: 520, matrix: around(180, 640, 520, 1), rotation: 180, mirrored: false },
  { name: 'mirrored', width: 640, height: 520, matrix: [-1, 0, 640, 0, 1, 0, 0, 0, 1], rotation: 0, mirrored: true },
  {
    name: 'mirrored and turned',
    width: 520,
    height: 640,
    matrix: [0, 1, 0, 1, 0, 0, 0, 0, 1],
    rotation: 90,
    mirrored: true,
  },
  {
    name: 'of a third of the size',
    width: 213,
    height: 173,
    matrix: [3, 0, 0, 0, 3, 0, 0, 0, 1],
    rotation: 0,
    mirrored: false,
  },
  {
    name: 'twice the size',
    width: 1280,
    height: 1040,
    matrix: [0.5, 0, 0, 0, 0.5, 0, 0, 0, 1],
    rotation: 0,
    mirrored: false,
  },
  {
    name: 'seen at an angle',
    width: 640,
    height: 520,
    matrix: [1.1, 0.05, -20, 0.02, 1.08, -10, 2e-4, 1e-4, 1],
    rotation: null,
    mirrored: false,
  },
] as const;

describe('laying the evidence onto the listing', () => {
  it.each(CASES)('finds it $name, and nothing that differs', async ({ width, height, matrix, rotation, mirrored }) => {
    const comparison = await comparePictures(await jpeg(taken(listing, width, height, matrix), 70), listingBytes);
    expect(comparison).toMatchObject({ relation: 'same', regions: [], problems: [], registration: { mirrored } });
    expect(furthest(comparison, matrix, width, height)).toBeLessThan(2.5);
    if (rotation !== null) {
      const off = Math.abs(rotation - (comparison.registration?.rotation ?? 999)) % 360;
      expect(Math.min(off, 360 - off)).toBeLessThan(0.5);
    }
  });

  it.each(CASES.filter(({ name }) => name !== 'cut to a quarter'))(
    'finds what differs in it $name',
    async ({ width, height, matrix }) => {
      const { relation, regions } = await comparePictures(
        await jpeg(taken(damaged, width, height, matrix), 70),
        listingBytes,
      );
      expect(relation).toBe('changed');
      expect(regions).toHaveLength(1);
      const [{ listing: region, share } = { listing: { x: 0, y: 0, width: 0, height: 0 }, share: 0 }] = regions;
      expect(Math.abs(region.x + region.width / 2 - 250)).toBeLessThan(8);
      expect(Math.abs(region.y + region.height / 2 - 300)).toBeLessThan(8);
      expect(region.width).toBeGreaterThan(60);
      expect(region.width).toBeLessThan(110);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(0.05);
    },
  );

  it('says how large the evidence is, and what it covers', async () => {
    const evidence = await png(taken(listing, 320, 260, [0.5, 0, 100, 0, 0.5, 90, 0, 0, 1]));
    const { registration } = await comparePictures(evidence, listingBytes);
    expect(registration?.scale).toBeCloseTo(2, 1);
    const { x = 0, y = 0, width = 0, height = 0 } = registration?.covers ?? {};
    for (const [ours, truth] of [
      [x, 100],
      [y, 90],
      [width, 160],
      [height, 130],
    ] as const)
      expect(Math.abs(ours - truth)).toBeLessThan(4);
  });

  it('takes another exposure and white balance for no difference', async () => {
    const warm = copyOf(taken(listing, 640, 520, [1, 0, 0, 0, 1, 0, 0, 0, 1]));
    for (let at = 0; at < warm.rgb.length; at++) {
      const gain = [1.08, 1, 0.88][at % 3] ?? 1;
      warm.rgb[at] = Math.min(255, 255 * ((warm.rgb[at] ?? 0) / 255) ** 1.25 * gain);
    }
    expect(await comparePictures(await jpeg(warm), listingBytes)).toMatchObject({ relation: 'same', regions: [] });
  });

  it('goes by orientation', async () => {
    const lying = await sharp(listingBytes).withMetadata({ orientation: 6 }).toBuffer();
    const { relation, registration } = await comparePictures(lying, listingBytes);
    expect(relation).toBe('same');
    expect(registration?.rotation).toBeCloseTo(90, 0);
  });

  it('comes out the same each time', async () => {
    const evidence = await jpeg(taken(damaged, 500, 500, around(20, 500, 500, 1)), 60);
    expect(await comparePictures(evidence, listingBytes)).toEqual(await comparePictures(evidence, listingBytes));
  });
});

describe('the views', () => {
  it('are of one size, and have the regions drawn', async () => {
    const { views } = await comparePictures(await png(damaged), listingBytes);
    for (const view of [views?.evidence, views?.listing]) {
      expect(view).toMatchObject({
        mediaType: 'image/jpeg',
        width: views?.evidence.width,
        height: views?.evidence.height,
      });
      expect(Math.max(view?.width ?? 0, view?.height ?? 0)).toBeLessThanOrEqual(MAX_VIEW_SIDE);
      const { data, info } = await sharp(view?.bytes).raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([view?.width, view?.height]);
      let red = 0;
      for (let at = 0; at < data.length; at += 3) {
        red += Number((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 70 && (data[at + 2] ?? 0) < 70);
      }
      expect(red).toBeGreaterThan(150);
    }
  });
});

describe('pictures that cannot be laid onto one another', () => {
  it('are unrelated where both have enough in them', async () => {
    const comparison = await comparePictures(await jpeg(scene(640, 520, 12)), listingBytes);
    expect(comparison).toEqual({ relation: 'unrelated', registration: null, regions: [], views: null, problems: [] });
  });

  it('are not the same for a mark that both carry', async () => {
    const [one, other] = [copyOf(scene(640, 520, 13)), copyOf(scene(640, 520, 14))];
    const mark = scene(150, 110, 15);
    for (const picture of [one, other]) {
      for (let y = 0; y < 110; y++) {
        picture.rgb.set(mark.rgb.subarray(y * 150 * 3, (y + 1) * 150 * 3), ((y + 390) * 640 + 470) * 3);
      }
    }
    expect((await comparePictures(await png(one), await png(other))).relation).toMatch(/unrelated|undetermined/);
  });

  const flat = (width: number, height: number): Pixels => ({
    width,
    height,
    rgb: new Uint8Array(width * height * 3).fill(240),
  });

  it.each([
    ['flat', flat(400, 300)],
    ['a pixel', flat(1, 1)],
    ['a strip', flat(4000, 3)],
    ['a strip of a scene', taken(listing, 640, 6, [1, 0, 0, 0, 1, 200, 0, 0, 1])],
  ])('are undetermined where one is %s', async (_, picture) => {
    expect((await comparePictures(await png(picture), listingBytes)).relation).toBe('undetermined');
    expect((await comparePictures(listingBytes, await png(picture))).relation).toBe('undetermined');
    expect((await comparePictures(await png(picture), await png(picture))).relation).not.toMatch(/changed|unrelated/);
  });

  it('are undetermined where one cannot be read, and say which', async () => {
    const half = listingBytes.subarray(0, listingBytes.length / 2);
    const comparison = await comparePictures(half, new Uint8Array(9));
    expect(comparison).toMatchObject({ relation: 'undetermined', registration: null, views: null });
    expect(comparison.problems).toMatchObject([
      { code: 'undecodablePixels', location: { path: 'evidence/pixels', end: half.length } },
      { code: 'undecodablePixels', location: { path: 'listing/pixels', end: 9 } },
    ]);
  });
});
