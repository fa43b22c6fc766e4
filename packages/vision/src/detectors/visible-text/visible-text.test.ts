import type { EvidenceOf } from '@biaoshi/core';
import { seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Drawing, draw } from '../../../test-support/draw-text.ts';
import { decode } from '../../decode.ts';
import type { PixelDepth } from '../../detector.ts';
import { visibleText } from './index.ts';

type Seen = Pick<EvidenceOf<'visibleText'>, 'data'> & { readonly location: { readonly region: Region } };
type Region = Awaited<ReturnType<typeof draw>>['region'];

async function see(bytes: Uint8Array, depth: PixelDepth = 'edges'): Promise<readonly Seen[]> {
  const { picture } = await decode(bytes);
  if (!picture) throw new Error('not decoded');
  return (await visibleText.detect(picture, { depth })) as readonly Seen[];
}

function overlapOf(a: Region, b: Region): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}

const label: Drawing = { text: 'AI生成', height: 40, left: -24, top: -24 };

/** A half transparent text at the upper left of a ground of specks so large, which differ by so much. */
async function onSpecks(height: number, size: number, difference: number, opacity: number) {
  const side = 1024;
  const { png } = await draw(side, side, [{ text: '人工智能合成图片', height, left: 20, top: 20 }], null);
  const glyphs = await sharp(png).removeAlpha().raw().toBuffer();
  const random = seededRandom(5);
  const count = Math.ceil(side / size);
  const specks = Buffer.from(Array.from({ length: count * count }, () => 90 + (random() - 0.5) * difference));
  const ground = await sharp(specks, { raw: { width: count, height: count, channels: 1 } })
    .resize(side, side)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const rgb = glyphs.map((glyph, at) => {
    const value = ground[Math.floor(at / 3)] ?? 0;
    return value + ((255 - value) * opacity * glyph) / 255;
  });
  return sharp(rgb, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

describe('visible text', () => {
  it.each<[string, Drawing]>([
    ['lower right', label],
    ['upper left, in other words', { text: '人工智能合成', height: 36, left: 20, top: 20 }],
    ['half transparent', { ...label, text: '豆包AI生成', height: 30, opacity: 0.5 }],
    ['small, in English', { text: 'AI generated', height: 24, left: 20, top: -20 }],
  ])('finds, reads and measures a label %s', async (_, drawing) => {
    const { png, region } = await draw(1024, 1024, [drawing]);
    const [seen, ...more] = await see(await sharp(png).jpeg({ quality: 80 }).toBuffer());
    expect(more).toEqual([]);
    expect(seen?.data).toMatchObject({ reading: 'label', place: 'corner', illegible: '' });
    expect(overlapOf(seen?.location.region ?? region, region)).toBeGreaterThan(0.75);
    const percent = (region.height / 1024) * 100;
    expect(Math.abs((seen?.data.glyphHeightPercent ?? 0) / percent - 1)).toBeLessThan(0.12);
    expect(seen?.data.boxHeightPercent).toBeGreaterThanOrEqual((seen?.data.glyphHeightPercent ?? 0) * 0.9);
  });

  it.each([
    [2, false],
    [6, true],
  ])('says whether it left something out: %s lines that go on beyond the edges', async (count, isLeftOut) => {
    const texts = Array.from({ length: count }, (_, at) => ({
      text: '商品尺寸说明文字如下',
      height: 36,
      left: 120,
      top: 220 + at * 100,
    }));
    const { png } = await draw(1024, 1024, texts);
    const { picture } = await decode(png);
    if (!picture) throw new Error('not decoded');
    let left = false;
    const leftOut = () => {
      left = true;
    };
    expect(await visibleText.detect(picture, { depth: 'edges', leftOut })).toEqual([]);
    expect(left).toBe(isLeftOut);
  });

  it.each<[string, Partial<Drawing>]>([
    ['turned clockwise', { turn: 90 }],
    ['turned the other way', { turn: 270 }],
    ['upside down', { turn: 180 }],
    ['written downwards', { stacked: true }],
  ])('reads a label that is %s', async (_, how) => {
    const { png, region } = await draw(1024, 1024, [{ text: '人工智能生成', height: 44, left: -20, top: 300, ...how }]);
    const [seen] = await see(png);
    expect(seen?.data).toMatchObject({ reading: 'label', place: 'edge' });
    expect(overlapOf(seen?.location.region ?? region, region)).toBeGreaterThan(0.6);
    expect(Math.abs((seen?.data.glyphHeightPercent ?? 0) - 4.3)).toBeLessThan(0.9);
  });

  it.each<Parameters<typeof onSpecks>>([
    [28, 8, 80, 0.65],
    [40, 3, 120, 0.65],
  ])('finds a label %i pixels high on specks of %i, where half the size shows no line', async (...how) => {
    const [seen, ...more] = await see(await onSpecks(...how));
    expect(more).toEqual([]);
    expect(seen?.data).toMatchObject({ reading: 'label', place: 'corner' });
  });

  it.each([
    ['at the left', 20],
    ['at the right', -20],
  ])('finds a label half-way down %s, all of it', async (_, left) => {
    const { png, region } = await draw(1024, 1024, [{ text: '内容由人工智能生成', height: 40, left, top: 480 }]);
    const [seen, ...more] = await see(png);
    expect(more).toEqual([]);
    expect(seen?.data).toMatchObject({ reading: 'label', text: '内容由人工智能生成', place: 'edge' });
    expect(overlapOf(seen?.location.region ?? region, region)).toBeGreaterThan(0.85);
  });

  it('reads a label of two lines that is none in either, and measures both together', async () => {
    const lines: Drawing[] = [
      { ...label, text: '人工智能', left: 24, top: 900 },
      { ...label, text: '生成', left: 24, top: 952 },
    ];
    const { png } = await draw(1024, 1024, lines);
    const [seen, ...more] = await see(png);
    expect(more).toEqual([]);
    expect(seen?.data).toMatchObject({ reading: 'label', text: '人工智能\n生成' });
    expect(Math.abs((seen?.location.region.height ?? 0) - 92)).toBeLessThan(6);
    expect(Math.abs((seen?.data.glyphHeightPercent ?? 0) - 3.9)).toBeLessThan(0.4);
  });

  it('finds a text that is laid over all of the picture, where all of it is looked at', async () => {
    const tiles = [120, 420, 720].flatMap((top) =>
      [100, 450, 780].map((left): Drawing => ({ text: 'AI生成', height: 32, left, top, opacity: 0.4 })),
    );
    const { png } = await draw(1024, 1024, tiles);
    expect((await see(png, 'whole')).filter(({ data }) => data.reading === 'label').length).toBeGreaterThanOrEqual(7);
  });

  it('gives regions in pixels of the asset, and measures that do not depend on its size', async () => {
    const { png, region } = await draw(1024, 1024, [label]);
    const double = await sharp(png).resize(2048, 2048).jpeg().toBuffer();
    const [small, large] = [(await see(png))[0], (await see(double))[0]];
    const twice = { x: region.x * 2, y: region.y * 2, width: region.width * 2, height: region.height * 2 };
    expect(overlapOf(large?.location.region ?? region, twice)).toBeGreaterThan(0.75);
    expect(Math.abs((large?.data.glyphHeightPercent ?? 0) - (small?.data.glyphHeightPercent ?? 0))).toBeLessThan(0.4);
  });

  it.each(['A1生产线', 'AI智能客服', '一键生成', 'Generate'])('is not taken in by %s', async (text) => {
    const { png } = await draw(1024, 1024, [{ ...label, text }]);
    expect((await see(png)).filter(({ data }) => data.reading === 'label')).toEqual([]);
  });

  it('reads a label whose halves stand apart, and reports it once', async () => {
    const halves = [
      { ...label, text: 'AI', left: 780 },
      { ...label, text: '合成', left: 870 },
    ];
    const { png } = await draw(1024, 1024, halves);
    expect((await see(png)).map(({ data }) => data.reading)).toEqual(['label']);
  });

  it('keeps a text with one element apart from a label', async () => {
    const { png } = await draw(1024, 1024, [{ ...label, text: '即梦AI' }]);
    expect((await see(png)).map(({ data }) => data.reading)).toEqual(['aiElement']);
  });

  it('reports nothing of texts that are nobody’s business', async () => {
    const { png } = await draw(1024, 1024, [{ ...label, text: '张三 13800138000' }]);
    expect(await see(png, 'whole')).toEqual([]);
  });

  it('looks into the middle only where that is asked for', async () => {
    const { png } = await draw(1024, 1024, [{ ...label, left: 400, top: 500 }]);
    expect(await see(png, 'edges')).toEqual([]);
    expect((await see(png, 'whole')).map(({ data }) => data)).toMatchObject([{ reading: 'label', place: 'inside' }]);
  });

  it('says that white on nearly white cannot be seen, and not that there is nothing', async () => {
    const { png } = await draw(1024, 1024, [{ ...label, text: '豆包AI生成' }], null);
    const jpeg = await sharp(png)
      .linear(10 / 255, 245)
      .jpeg({ quality: 85 })
      .toBuffer();
    expect(await see(jpeg)).toMatchObject([{ data: { reading: 'label', illegible: 'contrast', opacity: null } }]);
  });

  it('reads a label in a preview that is too small for a person to read', async () => {
    const { png } = await draw(1024, 1024, [{ ...label, height: 44 }]);
    const preview = await sharp(png).resize(160, 160).png().toBuffer();
    expect(await see(preview)).toMatchObject([{ data: { reading: 'label', illegible: 'size' } }]);
  });
});
