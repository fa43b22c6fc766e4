import { afterAll, describe, expect, it } from 'vitest';
import { jpeg, scene } from '../../test-support/claim-pictures.ts';
import { comparePictures } from '../comparison/compare.ts';
import { earlierSteps } from '../earlier-compression/earlier-steps.ts';
import { finePattern } from '../fine-pattern/fine-pattern.ts';
import { fingerprintOf } from '../fingerprint/fingerprint-of.ts';
import { PixelHost } from './pixel-host.ts';

const host = new PixelHost({ processes: 1 });
afterAll(() => host.close());

const [one, other] = [await jpeg(scene(500, 400, 21)), await jpeg(scene(500, 400, 22))];

function killWorker(): void {
  const [victim] = host.busyPids;
  if (victim === undefined) throw new Error('nobody is at work');
  process.kill(victim, 'SIGKILL');
}

describe('claims in the pixel host', () => {
  it('answers as the process itself would', async () => {
    expect(await host.fingerprint(one)).toEqual(await fingerprintOf(one));
    expect(await host.compare(one, one)).toEqual(await comparePictures(one, one));
    expect(await host.finePattern(one)).toEqual(await finePattern(one));
    const steps = new Array<number>(64).fill(4);
    expect(await host.earlierSteps(one, steps)).toEqual(await earlierSteps(one, steps));
  });

  it('has a problem and no fingerprint where the child was killed, and goes on', async () => {
    const lost = host.fingerprint(one);
    killWorker();
    expect(await lost).toMatchObject({
      width: null,
      pdq: null,
      turns: null,
      problems: [{ code: 'decoderDied', severity: 'error', data: { reason: 'SIGKILL' } }],
    });
    expect((await host.fingerprint(one)).pdq?.quality).toBeGreaterThan(0);
  });

  it('has a problem with both pictures, and no relation, where the child was killed', async () => {
    const lost = host.compare(one, other);
    killWorker();
    expect(await lost).toMatchObject({
      relation: 'undetermined',
      registration: null,
      views: null,
      problems: [
        { code: 'decoderDied', location: { path: 'evidence/pixels' } },
        { code: 'decoderDied', location: { path: 'listing/pixels' } },
      ],
    });
  });

  it('has no steps of an earlier compression where the child was killed', async () => {
    const lost = host.earlierSteps(one, new Array<number>(64).fill(4));
    killWorker();
    expect(await lost).toBeNull();
  });

  it('has not looked for a pattern where the child was killed', async () => {
    const lost = host.finePattern(one);
    killWorker();
    expect(await lost).toEqual({ outcome: 'notExamined', reason: 'notDecoded' });
    expect(await host.finePattern(one)).toMatchObject({ outcome: 'none' });
  });

  it('rejects with the reason of the signal', async () => {
    const stop = new AbortController();
    const unwanted = host.compare(one, other, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(unwanted).rejects.toThrow('stopped');
  });
});
