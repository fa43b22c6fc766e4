import { seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fill } from '../../test-support/claim-pictures.ts';
import { draw } from '../../test-support/draw-text.ts';
import type { Pixels } from '../pixels.ts';
import { comparePictures } from './compare.ts';

const TEXTS = [
  '商品名称',
  '价格',
  '数量',
  '合计',
  '订单编号',
  '退款申请',
  '收货地址',
  '联系电话',
  'Settings',
  'order total',
];
const PAPER = [250, 249, 246];
const INK = [40, 44, 60];
const raw = ({ width, height }: Pixels) => ({ raw: { width, height, channels: 3 } }) as const;

/** A window of an application: small text in columns, hairlines around boxes, a red line across. */
async function page(width: number, height: number, seed: number, size: number): Promise<Pixels> {
  const random = seededRandom(seed);
  const drawings = [];
  for (let top = 24; top + size < height - 12; top += size * 2) {
    for (let left = 20; left < width - 12 * size; left += Math.round(size * (7 + 5 * random()))) {
      drawings.push({ text: TEXTS[Math.floor(random() * TEXTS.length)] ?? '', height: size, left, top });
    }
  }
  const { png } = await draw(width, height, drawings, null);
  const covered = await sharp(png).removeAlpha().raw().toBuffer();
  const rgb = Uint8Array.from(covered, (value, at) => {
    const [paper, ink] = [PAPER[at % 3] ?? 0, INK[at % 3] ?? 0];
    return paper + ((ink - paper) * value) / 255;
  });
  const picture = { width, height, rgb };
  for (let box = 0; box < 6; box++) {
    const colour = [0, 1, 2].map(() => 255 * random());
    fill(picture, width * random(), height * random(), 90, colour, (dx, dy) => {
      return Math.abs(dx) < 60 && Math.abs(dy) < 12 && (Math.abs(dx) > 58 || Math.abs(dy) > 10);
    });
  }
  fill(picture, width * 0.6, height * 0.4, 200, [215, 40, 20], (dx, dy) => {
    return Math.abs(dx) < 180 && Math.abs(dy - dx / 8) < 5;
  });
  return picture;
}

/** What a forwarded screenshot has been through: scaled, sharpened, compressed hard. */
async function forwarded(picture: Pixels, scale: number, kernel: 'linear' | 'lanczos3', quality: number) {
  return sharp(picture.rgb, raw(picture))
    .resize(Math.round(picture.width * scale), Math.round(picture.height * scale), { fit: 'fill', kernel })
    .sharpen({ sigma: 1 })
    .jpeg({ quality })
    .toBuffer();
}

const CASES = [
  { width: 1000, height: 800, seed: 1, size: 18, scale: 0.43, kernel: 'linear', quality: 49 },
  { width: 800, height: 640, seed: 1, size: 14, scale: 0.5, kernel: 'lanczos3', quality: 45 },
  { width: 1200, height: 900, seed: 2, size: 22, scale: 0.5, kernel: 'lanczos3', quality: 45 },
] as const;

describe('a page of text that was scaled, sharpened and compressed hard', () => {
  it.each(CASES)('has nothing that differs: $width wide, seed $seed', async ({ width, height, seed, size, ...by }) => {
    const picture = await page(width, height, seed, size);
    const listing = await sharp(picture.rgb, raw(picture)).jpeg({ quality: 88 }).toBuffer();
    const { relation } = await comparePictures(await forwarded(picture, by.scale, by.kernel, by.quality), listing);
    expect(relation).toBe('same');
  });

  it.each(CASES)('is found to be stained: $width wide, seed $seed', async ({ width, height, seed, size, ...by }) => {
    const picture = await page(width, height, seed, size);
    const listing = await sharp(picture.rgb, raw(picture)).jpeg({ quality: 88 }).toBuffer();
    const [x, y, radius] = [width * 0.3, height * 0.7, width * 0.04];
    fill(picture, x, y, radius, [95, 60, 30], (dx, dy) => Math.hypot(dx, dy) < radius);
    const evidence = await forwarded(picture, by.scale, by.kernel, by.quality);
    const { relation, regions } = await comparePictures(evidence, listing);
    expect(relation).toBe('changed');
    expect(regions).toHaveLength(1);
    const [{ listing: found } = { listing: { x: 0, y: 0, width: 0, height: 0 } }] = regions;
    expect(Math.abs(found.x + found.width / 2 - x)).toBeLessThan(radius / 2);
    expect(Math.abs(found.y + found.height / 2 - y)).toBeLessThan(radius / 2);
    expect(found.width / (2 * radius)).toBeGreaterThan(0.7);
    expect(found.width / (2 * radius)).toBeLessThan(1.6);
  });
});
