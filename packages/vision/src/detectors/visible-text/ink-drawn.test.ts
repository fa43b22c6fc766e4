import { describe, expect, it } from 'vitest';
import type { LineBox } from '../../ocr/line-box.ts';
import type { Pixels } from '../../pixels.ts';
import { type Ink, inkOf } from './ink.ts';

type Rectangle = readonly [x: number, y: number, width: number, height: number];

const [WIDTH, HEIGHT] = [420, 160];
/** Side of a character, from one to the next, and the breadth of its strokes. */
const [SIDE, PITCH, STROKE] = [40, 46, 4];
const [LEFT, TOP, COUNT] = [110, 60, 4];
/** As a finder gives it: a little larger than the glyphs, on no side by the same. */
const BOX: LineBox = { x: 198, y: 82, width: 196, height: 52, angle: 0 };
const READ = { text: '人工智能', first: 0.13, last: 0.85 };
const INK: Rectangle = [LEFT, TOP, PITCH * (COUNT - 1) + SIDE, SIDE];

/** Strokes of characters like 田. */
const characters = (left = LEFT, count = COUNT): Rectangle[] =>
  Array.from({ length: count }, (_, at) => left + at * PITCH).flatMap((x): Rectangle[] => [
    ...[0, 18, 36].map((down): Rectangle => [x, TOP + down, SIDE, STROKE]),
    ...[0, 18, 36].map((across): Rectangle => [x + across, TOP, STROKE, SIDE]),
  ]);

/** Values of a picture, to lay others over. */
class Canvas {
  readonly #values: Float64Array;

  constructor(ground: (x: number, y: number) => number) {
    this.#values = Float64Array.from({ length: WIDTH * HEIGHT }, (_, at) => ground(at % WIDTH, Math.floor(at / WIDTH)));
  }

  lay(rectangles: readonly Rectangle[], value: number, opacity = 1): this {
    const covered = new Set<number>();
    for (const [x, y, across, down] of rectangles) {
      for (let row = y; row < y + down; row++) for (let at = x; at < x + across; at++) covered.add(row * WIDTH + at);
    }
    for (const at of covered) this.#values[at] = (this.#values[at] ?? 0) * (1 - opacity) + value * opacity;
    return this;
  }

  pixels(): Pixels {
    const rgb = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => this.#values[Math.floor(at / 3)] ?? 0);
    return { width: WIDTH, height: HEIGHT, rgb };
  }
}

const grown = (rectangles: readonly Rectangle[], by: number): Rectangle[] =>
  rectangles.map(([x, y, width, height]) => [x - by, y - by, width + 2 * by, height + 2 * by]);

function expectAround(
  { offsetX, offsetY, width, height }: Ink,
  [x, y, across, down]: Rectangle,
  tolerance = 1.5,
): void {
  const found = {
    left: BOX.x + offsetX - width / 2,
    top: BOX.y + offsetY - height / 2,
    right: BOX.x + offsetX + width / 2,
    bottom: BOX.y + offsetY + height / 2,
  };
  const off = {
    left: found.left - x,
    top: found.top - y,
    right: found.right - x - across,
    bottom: found.bottom - y - down,
  };
  expect(Math.max(...Object.values(off).map(Math.abs)), JSON.stringify(off)).toBeLessThanOrEqual(tolerance);
}

describe('ink', () => {
  it('is found half-transparent on a slope of values that goes further than the ink does', () => {
    const canvas = new Canvas((x) => 20 + x * 0.4).lay(characters(), 255, 0.4);
    const ink = inkOf(canvas.pixels(), BOX, READ);
    expectAround(ink, INK);
    expect(ink.glyphValue).toBeGreaterThan(ink.surroundValue);
  });

  it('is what an outline that differs more from the ground goes around, and the outline is not counted', () => {
    const canvas = new Canvas(() => 130).lay(grown(characters(), 3), 74).lay(characters(), 180);
    const ink = inkOf(canvas.pixels(), BOX, READ);
    expectAround(ink, INK);
    expect(ink.glyphValue).toBe(180);
  });

  it('is not its shadow', () => {
    const shadow = characters().map(([x, y, width, height]): Rectangle => [x + 4, y + 4, width, height]);
    const canvas = new Canvas(() => 200).lay(shadow, 255, 0.7).lay(characters(), 0, 0.7);
    const ink = inkOf(canvas.pixels(), BOX, READ);
    expectAround(ink, INK);
    expect(ink.glyphValue).toBeLessThan(ink.surroundValue);
  });

  it('is told from what is beyond the plate under it, even where that has the value of the ink', () => {
    const plate: Rectangle = [LEFT - 9, TOP - 9, INK[2] + 18, SIDE + 18];
    const canvas = new Canvas(() => 200).lay([plate], 60).lay(characters(), 200);
    expectAround(inkOf(canvas.pixels(), BOX, READ), INK);
  });

  it.each<[string, Rectangle]>([
    ['above', [LEFT + 60, TOP - 12, 14, 14]],
    ['below', [LEFT + 100, TOP + SIDE - 2, 20, 12]],
  ])('does not go on into a light of its own value that touches one character %s', (_, light) => {
    const canvas = new Canvas(() => 70).lay([...characters(), light], 250);
    expectAround(inkOf(canvas.pixels(), BOX, READ), INK);
  });

  it('has the thin end of a stroke, which no other row of its column has', () => {
    const end: Rectangle = [LEFT - 6, TOP + 19, 6, 2];
    const canvas = new Canvas(() => 90).lay([...characters(), end], 240);
    expectAround(inkOf(canvas.pixels(), BOX, READ), [LEFT - 6, TOP, INK[2] + 6, SIDE]);
  });

  it('has characters beyond the box that were not read, as many as there are', () => {
    const canvas = new Canvas((x) => 60 + x / 10).lay(characters(LEFT - 2 * PITCH, COUNT + 2), 240);
    expectAround(inkOf(canvas.pixels(), BOX, READ), [LEFT - 2 * PITCH, TOP, INK[2] + 2 * PITCH, SIDE]);
  });

  it('ends with what was read on a ground that is full of shapes like its own', () => {
    const lines = Array.from({ length: 60 }, (_, at): Rectangle => [(at * 37) % 400, (at * 53) % 156, 5 + (at % 9), 4]);
    const clear = lines.filter(([x, y]) => x < LEFT - 22 || x > LEFT + INK[2] + 8 || y < TOP - 8 || y > TOP + SIDE + 4);
    const canvas = new Canvas(() => 70).lay([...clear, ...characters()], 250);
    expectAround(inkOf(canvas.pixels(), BOX, READ), INK, 3);
  });

  it('has letters that hang, of which there may be only one', () => {
    const hanging: Rectangle = [LEFT + PITCH, TOP + SIDE, STROKE, 9];
    const canvas = new Canvas(() => 90).lay([...characters(), hanging], 240);
    const ink = inkOf(canvas.pixels(), { ...BOX, y: 86 }, { ...READ, text: 'aged' });
    expect(Math.abs(ink.height - SIDE - 9)).toBeLessThanOrEqual(1.5);
  });

  it.each([0.03, -0.05])('is level in a box that leans by %s', (angle) => {
    const ink = inkOf(new Canvas(() => 90).lay(characters(), 240).pixels(), { ...BOX, angle }, READ);
    expect(ink.angle).toBe(0);
    expectAround(ink, INK);
  });

  it('leans with its box where its characters do', () => {
    const angle = 0.06;
    const steps = characters().flatMap(([x, y, width, height]): Rectangle[] =>
      Array.from({ length: width }, (_, at) => [x + at, y + Math.round((x + at - BOX.x) * Math.tan(angle)), 1, height]),
    );
    const ink = inkOf(new Canvas(() => 90).lay(steps, 240).pixels(), { ...BOX, angle }, READ);
    expect(ink.angle).toBe(angle);
    expect(Math.abs(ink.height - SIDE)).toBeLessThanOrEqual(3.5);
  });

  it('is measured where its picture ends', () => {
    const moved = characters().map(([x, y, width, height]): Rectangle => [x - LEFT + 1, y - TOP + 1, width, height]);
    const box = { ...BOX, x: BOX.x - LEFT + 1, y: BOX.y - TOP + 1 };
    const ink = inkOf(new Canvas(() => 90).lay(moved, 240).pixels(), box, READ);
    expectAround(ink, INK);
  });

  it.each<[string, LineBox]>([
    ['of one pixel', { x: 200, y: 80, width: 1, height: 1, angle: 0 }],
    ['beyond the picture', { x: 900, y: -70, width: 120, height: 30, angle: 0.02 }],
    ['as large as the picture', { x: 210, y: 80, width: 420, height: 160, angle: 0 }],
    ['far longer than high', { x: 210, y: 80, width: 4000, height: 3, angle: -0.4 }],
  ])('has a size and values whatever the box is: %s', (_, box) => {
    const pixels = new Canvas((x, y) => (x * 7 + y * 13) % 256).lay(characters(), 250).pixels();
    const { offsetX, offsetY, width, height, contrast } = inkOf(pixels, box, READ);
    expect([offsetX, offsetY, width, height, contrast].every(Number.isFinite)).toBe(true);
    expect(Math.min(width, height, contrast)).toBeGreaterThan(0);
  });
});
