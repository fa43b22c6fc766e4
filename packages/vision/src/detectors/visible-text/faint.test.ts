import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../test-support/draw-text.ts';
import { decode } from '../../decode.ts';
import { stretched } from './faint.ts';
import { visibleText } from './index.ts';

const flat = (value: number, specks: readonly number[] = []) => {
  const rgb = new Uint8Array(100 * 100 * 3).fill(value);
  rgb.set(specks);
  return { width: 100, height: 100, rgb };
};

const values = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

describe('faint texts', () => {
  it('stretches what is nearly flat', () => {
    const pixels = stretched(flat(250, values(3000, 253)));
    expect(new Set(pixels?.rgb)).toEqual(new Set([27, 227]));
  });

  it('stretches up to the limit of the range, and not beyond it', () => {
    expect(stretched(flat(200, values(3000, 232)))).toBeDefined();
    expect(stretched(flat(200, values(3000, 233)))).toBeUndefined();
  });

  it('does not count specks', () => {
    expect(stretched(flat(200, values(30, 0)))).toBeUndefined();
    const specks = [...values(30, 0), ...values(3000, 203)];
    expect(stretched(flat(200, specks))).toBeDefined();
  });

  it('leaves alone what is one colour', () => {
    expect(stretched(flat(255))).toBeUndefined();
  });

  it.each([3, 5])('finds white on white that is %i values darker', async (difference) => {
    const { png } = await draw(1024, 1024, [{ text: '豆包AI生成', height: 40, left: -24, top: -24 }], null);
    const faint = await sharp(png)
      .linear(difference / 255, 255 - difference)
      .png()
      .toBuffer();
    const { picture } = await decode(faint);
    if (!picture) throw new Error('not decoded');
    expect(await visibleText.detect(picture, { depth: 'edges' })).toMatchObject([
      { data: { reading: 'label', illegible: 'contrast', place: 'corner' } },
    ]);
  });
});
