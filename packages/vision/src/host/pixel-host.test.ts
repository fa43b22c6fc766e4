import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { background, draw } from '../../test-support/draw-text.ts';
import { examinePixels } from '../examine.ts';
import { PixelHost } from './pixel-host.ts';

const edges = { depth: 'edges' } as const;
const hosts: PixelHost[] = [];

function hostOf(processes: number): PixelHost {
  const host = new PixelHost({ processes });
  hosts.push(host);
  return host;
}

afterAll(async () => {
  for (const host of hosts) await host.close();
});

const small = await sharp(background(64, 64), { raw: { width: 64, height: 64, channels: 3 } })
  .png()
  .toBuffer();
const { png: labelled } = await draw(1024, 1024, [{ text: 'AI生成', height: 40, left: -24, top: -24 }]);

describe('the pixel host', () => {
  it('answers as the process itself would', async () => {
    expect(await hostOf(1).examine(labelled, edges)).toEqual(await examinePixels(labelled, edges));
  });

  it('loses one asset, and no other, with a child that is killed at work', async () => {
    const host = hostOf(2);
    await Promise.all([host.examine(small, edges), host.examine(small, edges)]);
    const lost = host.examine(labelled, edges);
    const [victim] = host.busyPids;
    const kept = host.examine(labelled, edges);
    const later = host.examine(labelled, edges);
    if (victim === undefined) throw new Error('nobody is at work');
    process.kill(victim, 'SIGKILL');
    expect(await lost).toMatchObject({
      width: null,
      evidence: [],
      readings: { explicitLabel: 'unreadable', vendorMark: 'unreadable', invisibleMark: 'unreadable' },
      problems: [{ code: 'decoderDied', severity: 'error', data: { reason: 'SIGKILL' } }],
    });
    for (const result of [await kept, await later]) expect(result.readings.explicitLabel).toBe('present');
    expect(host.busyPids).toEqual([]);
  });

  it('has as many children at work as it may', async () => {
    const host = hostOf(2);
    const all = [0, 1, 2, 3].map(() => host.examine(small, edges));
    expect(host.busyPids).toHaveLength(2);
    await Promise.all(all);
    expect(host.busyPids).toEqual([]);
  });

  it('goes by the order of asking', async () => {
    const host = hostOf(1);
    const order: number[] = [];
    await Promise.all([0, 1, 2].map((at) => host.examine(small, edges).then(() => order.push(at))));
    expect(order).toEqual([0, 1, 2]);
  });

  it('ends a child whose asset nobody wants any more, and goes on', async () => {
    const host = hostOf(1);
    const stop = new AbortController();
    const unwanted = host.examine(labelled, edges, stop.signal);
    const next = host.examine(small, edges);
    stop.abort(new Error('stopped'));
    await expect(unwanted).rejects.toThrow('stopped');
    expect((await next).width).toBe(64);
    await expect(host.examine(small, edges, stop.signal)).rejects.toThrow('stopped');
  });

  it('answers for bytes that are no image', async () => {
    expect(await hostOf(1).examine(new Uint8Array(9), edges)).toMatchObject({
      problems: [{ code: 'undecodablePixels' }],
    });
  });

  it('rejects what is left when it is closed, and all that comes after', async () => {
    const host = hostOf(1);
    const left = [host.examine(labelled, edges), host.examine(small, edges)].map((one) =>
      one.then(
        () => 'answered',
        (error: Error) => error.message,
      ),
    );
    await host.close();
    expect(await Promise.all(left)).toEqual(['the pixel host is closed', 'the pixel host is closed']);
    await expect(host.examine(small, edges)).rejects.toThrow('closed');
  });

  it('keeps nobody alive', () => {
    const built = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
    const script = `
      const { PixelHost } = await import(${JSON.stringify(`file://${built}`)});
      const host = new PixelHost({ processes: 1 });
      await host.examine(new Uint8Array(9), { depth: 'edges' });
      console.log('done');`;
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect({ stdout, status }).toEqual({ stdout: 'done\n', status: 0 });
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %s processes', (processes) => {
    expect(() => new PixelHost({ processes })).toThrow(RangeError);
  });
});
