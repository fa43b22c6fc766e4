import { describe, expect, it } from 'vitest';
import { vendorMarks } from './index.ts';
import { type Canvas, canvas, published } from './test-support/draw.ts';

type Colour = readonly [number, number, number];

const COLOURS: readonly Colour[] = [
  [255, 255, 102],
  [66, 255, 255],
  [81, 218, 76],
  [255, 110, 60],
  [60, 70, 255],
];

/** A picture with a row of squares, as far from the lower right corner as `away` says. */
const withRow = (side: number, colours: readonly Colour[], away = 0, width = 640, height = 512): Canvas =>
  canvas(width, height, (x, y) => {
    const column = Math.floor((x - (width - away - colours.length * side)) / side);
    const isRow = y >= height - away - side && y < height - away;
    return (isRow && colours[column]) || [90 + (x % 60), 110 + (y % 50), 100];
  });

const marksOf = async (target: Canvas, quality: number, scale = 1) =>
  (await vendorMarks.detect(await published(target, quality, scale), { depth: 'edges' })) ?? [];

describe('five coloured squares', () => {
  it.each([
    [8, 90, 1],
    [8, 60, 1],
    [12, 75, 1],
    [12, 85, 0.7],
    [8, 90, 1.4],
  ])('%d pixels a side, quality %d, scaled by %d: found', async (side, quality, scale) => {
    const [one, ...others] = await marksOf(withRow(side, COLOURS), quality, scale);
    expect(others).toEqual([]);
    expect(one?.data).toMatchObject({ mark: 'dalle-squares', vendor: 'openai', place: 'corner' });
    const region = one && 'region' in one.location ? one.location.region : { x: 0, width: 0 };
    expect(Math.abs(region.width - 5 * side * scale)).toBeLessThan(1.6 * side * scale);
    expect(region.x + region.width).toBeGreaterThan(640 * scale - 2);
  });

  it.each([
    ['in another order', withRow(10, COLOURS.toReversed())],
    ['one of them grey', withRow(10, COLOURS.with(2, [120, 120, 120]))],
    ['four of them', withRow(10, COLOURS.slice(1))],
    [
      'paler than any screen shows them',
      withRow(
        10,
        COLOURS.map((colour) => colour.map((value) => 200 + value / 5) as unknown as Colour),
      ),
    ],
    ['away from the corner', withRow(10, COLOURS, 24)],
    ['larger than any', withRow(40, COLOURS)],
    ['in a picture that they would fill', withRow(2, COLOURS, 0, 10, 10)],
  ])('%s: none', async (_what, target) => {
    expect(await marksOf(target, 90)).toEqual([]);
  });
});
