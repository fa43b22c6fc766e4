import { afterAll, describe, expect, it } from 'vitest';
import { draw } from '../../test-support/draw-text.ts';
import { cropPixels } from '../crops/crops.ts';
import { perceptualHash } from '../security-data/perceptual-hash.ts';
import { PixelHost } from './pixel-host.ts';

const host = new PixelHost({ processes: 1 });
afterAll(() => host.close());

const words = [0, 1, 2, 3].map((at) => ({ text: 'AI生成 AI生成', height: 90, left: 20 + 60 * at, top: 30 + 120 * at }));
const { png } = await draw(640, 512, words);
const request = { regions: [{ evidence: 'e1', region: { x: 100, y: 100, width: 80, height: 40 } }] };

describe('pictures and hashes by a child', () => {
  it('are those that the process itself would make', async () => {
    const here = await cropPixels(png, request);
    const there = await host.crops(png, request);
    expect(there).toMatchObject({ leftOut: [], problems: [], thumbnail: { width: 320, height: 256 } });
    expect(Buffer.from(there.crops[0]?.picture.bytes ?? [])).toEqual(Buffer.from(here.crops[0]?.picture.bytes ?? []));
    expect(await perceptualHash(png)).toMatch(/^[0-9a-f]{16}$/);
    expect(await host.perceptualHash(png)).toBe(await perceptualHash(png));
  });

  it('are none of an asset whose child dies', async () => {
    for (const [ask, none] of [
      [
        () => host.crops(png, request),
        { thumbnail: null, crops: [], leftOut: ['e1'], problems: [{ code: 'decoderDied' }] },
      ],
      [() => host.perceptualHash(png), null],
    ] as const) {
      const lost = ask();
      const [victim] = host.busyPids;
      if (victim === undefined) throw new Error('nobody is at work');
      process.kill(victim, 'SIGKILL');
      const found = await lost;
      if (none === null) expect(found).toBeNull();
      else expect(found).toMatchObject(none);
    }
  });
});
