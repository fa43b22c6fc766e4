import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpeg, scene } from '../../test-support/claim-pictures.ts';
import { draw } from '../../test-support/draw-text.ts';
import { earlierSteps } from './earlier-steps.ts';
import { FREQUENCIES } from './frequencies.ts';

/** ITU-T T.81 table K.1, the first five rows and columns, as libjpeg scales it. */
const K1 = [
  [16, 11, 10, 16, 24],
  [12, 12, 14, 19, 26],
  [14, 13, 16, 24, 40],
  [14, 17, 22, 29, 51],
  [18, 22, 37, 56, 68],
];
function table(quality: number): readonly number[] {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  const stepOf = (at: number) => Math.max(1, Math.floor(((K1[at >> 3]?.[at & 7] ?? 99) * percent + 50) / 100));
  return Array.from({ length: 64 }, (_, at) => stepOf(at));
}

const picture = scene(1000, 800, 31);
const compressed = async (quality: number, change: (once: Sharp) => Sharp, earlier = 0) => {
  const first =
    earlier > 0 ? sharp(await jpeg(picture, earlier)) : sharp(picture.rgb, { raw: { ...picture, channels: 3 } });
  return change(first).jpeg({ quality }).toBuffer();
};
const same = (once: Sharp): Sharp => once;
const tracesOf = async (bytes: Uint8Array, quality: number) =>
  ((await earlierSteps(bytes, table(quality))) ?? []).filter(({ step }) => step !== null);

describe('the steps of an earlier compression', () => {
  it.each([
    [55, 90],
    [70, 85],
    [40, 75],
  ])('at quality %d are read out of a file of quality %d', async (earlier, last) => {
    const traces = await tracesOf(await compressed(last, same, earlier), last);
    expect(traces.length).toBeGreaterThanOrEqual(FREQUENCIES.length / 2);
    const right = traces.filter(({ row, column, step }) => step === table(earlier)[row * 8 + column]);
    expect(right.length).toBeGreaterThanOrEqual(traces.length * 0.75);
  });

  it.each([60, 75, 90])('are not there in a file that was compressed once, at quality %d', async (quality) => {
    const steps = await earlierSteps(await compressed(quality, same), table(quality));
    expect(steps?.filter(({ tested }) => tested).length).toBeGreaterThan(FREQUENCIES.length / 2);
    expect(steps?.filter(({ step }) => step !== null)).toEqual([]);
  });

  it.each<[string, (once: Sharp) => Sharp]>([
    ['scaled', (once) => once.resize(870)],
    ['cut off the grid', (once) => once.extract({ left: 3, top: 2, width: 900, height: 700 })],
  ])('are gone once the picture was %s', async (_name, change) => {
    expect((await tracesOf(await compressed(90, change, 55), 90)).length).toBeLessThan(4);
  });

  it('stay when it was cut along the grid', async () => {
    const cut = (once: Sharp): Sharp => once.extract({ left: 16, top: 24, width: 800, height: 700 });
    expect((await tracesOf(await compressed(90, cut, 55), 90)).length).toBeGreaterThan(FREQUENCIES.length / 2);
  });

  it('cannot be told from too little: one colour, or a few blocks', async () => {
    const flat = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#808080' } })
      .jpeg()
      .toBuffer();
    for (const bytes of [flat, await jpeg(scene(40, 40, 3), 80)]) {
      expect((await earlierSteps(bytes, table(80)))?.filter(({ tested }) => tested)).toEqual([]);
    }
  });

  it('are none of steps that no table can have', async () => {
    const bytes = await compressed(80, same);
    for (const step of [0, 101, 32_767]) {
      const steps = await earlierSteps(bytes, new Array<number>(64).fill(step));
      expect(steps).toEqual(FREQUENCIES.map((frequency) => ({ ...frequency, tested: false, step: null })));
    }
    expect((await earlierSteps(bytes, []))?.length).toBe(FREQUENCIES.length);
  });

  it('are null of what cannot be decoded to its end', async () => {
    const bytes = await compressed(80, same);
    expect(await earlierSteps(bytes.subarray(0, bytes.length / 2), table(80))).toBeNull();
    expect(await earlierSteps(new Uint8Array(20), table(80))).toBeNull();
  });

  it('do not come of letters, which repeat without ever having been compressed', async () => {
    const words = Array.from({ length: 20 }, (_, at) => ({
      text: 'AI生成 1234 abcd',
      height: 32,
      left: 8,
      top: 8 + 40 * at,
    }));
    const { png } = await draw(640, 832, words);
    const bytes = await sharp(png).jpeg({ quality: 80 }).toBuffer();
    expect((await tracesOf(bytes, 80)).length).toBeLessThan(8);
  });
});
