import { spawnSync } from 'node:child_process';
import { exifBlock, exifShort } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { COLOUR, heic, TEN_BITS } from '../test-support/heic-pictures.ts';
import { decode } from './decode.ts';
import { decodeHeic } from './heic.ts';
import { MAX_ASSET_PIXELS, MAX_HEIC_PIXELS, openImage } from './open-image.ts';
import type { Picture } from './picture.ts';

async function pictureOf(bytes: Uint8Array): Promise<Picture> {
  const { picture, fault } = await decode(bytes);
  expect(fault).toBeNull();
  if (!picture) throw new Error('not decoded');
  return picture;
}

const TURNED_BY_EXIF = exifBlock({ ifd0: [exifShort(0x0112, 6)] });

type Place = readonly [x: number, y: number];

/** Whether the picture is red, or blue, a little inside each of its corners. */
function corners(picture: Picture): string {
  const { rgb, width, height } = picture;
  const places: readonly Place[] = [
    [4, 4],
    [width - 5, 4],
    [4, height - 5],
    [width - 5, height - 5],
  ];
  return places
    .map(([x, y]) => {
      const [red = 0, green = 0, blue = 0] = rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3);
      const near = (...colour: readonly number[]) =>
        [red, green, blue].every((value, at) => Math.abs(value - (colour[at] as number)) < 24);
      return near(0xe0, 0x20, 0x20) ? 'red' : near(0x20, 0x40, 0xc0) ? 'blue' : `${red},${green},${blue}`;
    })
    .join(' ');
}

describe('HEIC', () => {
  it.each([
    ['8 bits', COLOUR],
    ['10 bits', TEN_BITS],
  ])('of %s is decoded, in 8 bits', async (_, picture) => {
    const found = await pictureOf(heic({ picture }));
    expect(found).toMatchObject({ assetWidth: 128, assetHeight: 64, width: 128, height: 64, scale: 1 });
    expect(corners(found)).toBe('red blue blue blue');
    expect((await found.full())?.alpha).toBeNull();
  });

  it.each([
    [{ turns: 1 }, [64, 128], 'blue blue red blue'],
    [{ turns: 3 }, [64, 128], 'blue red blue blue'],
    [{ mirror: 1 }, [128, 64], 'blue red blue blue'],
    [{ turns: 1, mirror: 1 }, [64, 128], 'blue blue blue red'],
    [{ turns: 3, exif: TURNED_BY_EXIF }, [64, 128], 'blue red blue blue'],
    [{ exif: TURNED_BY_EXIF }, [128, 64], 'red blue blue blue'],
  ] as const)('is turned by its own properties, once, and never by EXIF: %o', async (plan, [width, height], seen) => {
    const found = await pictureOf(heic(plan));
    expect(found).toMatchObject({ assetWidth: width, assetHeight: height, width, height });
    expect(corners(found)).toBe(seen);
  });

  it('shows what is transparent on grey, and gives the alpha plane as it is', async () => {
    const found = await pictureOf(heic({ withAlpha: true }));
    expect(corners(found)).toMatch(/^red 1\d\d,1\d\d,1\d\d /);
    const { alpha } = (await found.full()) ?? {};
    expect([alpha?.[4 * 128 + 4], alpha?.[60 * 128 + 120]]).toEqual([255, 0]);
  });

  it('that promises more pixels than are decoded is refused before it is', async () => {
    const limitOf = async (...size: readonly [number, number]) => {
      const opened = await openImage(heic({ size }));
      return 'fault' in opened ? opened.fault.data.limit : undefined;
    };
    const side = MAX_HEIC_PIXELS / 10_000;
    expect(await limitOf(side, 10_000)).toBeUndefined();
    expect(await limitOf(side + 1, 10_000)).toBe('heicPixels');
    expect(await limitOf(MAX_ASSET_PIXELS / 10_000 + 1, 10_000)).toBe('assetPixels');
    const asked: number[][] = [];
    const refused = await decodeHeic(heic(), (width, height) => asked.push([width, height]) > 0);
    expect([refused, asked]).toEqual([{ refused: 'tooLarge' }, [[128, 64]]]);
  });

  it('whose promise of a size is not kept is undecodable, or as large as it promised', async () => {
    for (const size of [
      [4096, 4096],
      [64, 64],
      [1, 1],
    ] as const) {
      const { picture, fault } = await decode(heic({ size }));
      if (fault) expect(fault.code).toBe('undecodablePixels');
      else expect(picture).toMatchObject({ assetWidth: picture?.width, assetHeight: picture?.height });
    }
  });

  it('that is damaged anywhere is a fault or a picture, never a throw', async () => {
    const whole = heic({ withAlpha: true, turns: 1 });
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      for (const bytes of [damaged, whole.subarray(0, at)]) {
        const { picture, fault } = await decode(bytes);
        expect(picture !== null || fault !== null).toBe(true);
      }
    }
  });

  it('is an unsupported variant where the decoder is not installed, which the problem names', () => {
    const hook = `export const resolve = (name, context, next) => {
      if (!name.startsWith('libheif-js')) return next(name, context);
      throw Object.assign(new Error('not installed'), { code: 'ERR_MODULE_NOT_FOUND' });
    };`;
    const script = `
      import { register } from 'node:module';
      register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
      const { openImage } = await import(${JSON.stringify(new URL('../dist/open-image.js', import.meta.url).href)});
      console.log(JSON.stringify(await openImage(Buffer.from('${Buffer.from(heic()).toString('base64')}', 'base64'))));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual({
      fault: { code: 'unsupportedVariant', data: { format: 'heic', missing: 'libheif-js' } },
    });
  });
});
