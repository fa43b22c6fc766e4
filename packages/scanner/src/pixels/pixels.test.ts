import { setTimeout as sleep } from 'node:timers/promises';
import { type AssetEvidence, memorySource, profileById, readEvidenceSync } from '@biaoshi/core';
import { jpeg, png } from '@biaoshi/testkit';
import type { PixelOptions, PixelResult } from '@biaoshi/vision';
import { describe, expect, it } from 'vitest';
import { labelledPng, tempFolder } from '../../test-support/temp-folder.ts';
import { PixelCache } from '../cache/pixel-cache.ts';
import { type Examiner, PixelProcesses } from './pixel-processes.ts';
import { type PixelSetup, Pixels } from './pixels.ts';

const UNSEEN: PixelResult = {
  width: 640,
  height: 480,
  evidence: [],
  readings: { explicitLabel: 'absent', vendorMark: 'absent', invisibleMark: 'absent' },
  problems: [],
};
const SEEN: PixelResult = {
  ...UNSEEN,
  readings: { ...UNSEEN.readings, vendorMark: 'present' },
  evidence: [
    {
      kind: 'vendorMark',
      reader: 'sparkle',
      readerVersion: 3,
      carrier: 'pixels',
      location: { region: { x: 1, y: 2, width: 3, height: 4 } },
      data: { mark: 'gemini-sparkle', vendor: 'google', place: 'corner', sizePercent: 5 },
    },
  ],
};
const DIED: PixelResult = {
  ...UNSEEN,
  width: null,
  height: null,
  readings: { explicitLabel: 'unreadable', vendorMark: 'unreadable', invisibleMark: 'unreadable' },
  problems: [{ code: 'decoderDied', severity: 'error', location: { path: 'pixels', start: 0, end: 1 }, data: {} }],
};

/** Answers in turn with these, the last one again and again, and remembers what it was asked. */
class Answers implements Examiner {
  readonly asked: PixelOptions[] = [];
  closed = 0;
  readonly #answers: readonly PixelResult[];
  constructor(...answers: readonly PixelResult[]) {
    this.#answers = answers;
  }
  async examine(_bytes: Uint8Array, options: PixelOptions): Promise<PixelResult> {
    return this.#answers[Math.min(this.asked.push(options), this.#answers.length) - 1] as PixelResult;
  }
  async crops(): Promise<never> {
    throw new Error('nobody asked for pictures');
  }
  async perceptualHash(): Promise<never> {
    throw new Error('nobody asked for a hash');
  }
  async close(): Promise<void> {
    this.closed++;
  }
}

function pixelsOf(examiner: Examiner | undefined, changes: Partial<PixelSetup> = {}, cache?: PixelCache): Pixels {
  const load = async () => {
    if (examiner) return examiner;
    throw new Error('no decoder');
  };
  const setup: PixelSetup = {
    mode: 'auto',
    profiles: [profileById('cn-platform')],
    declared: false,
    maxAssetBytes: 1000,
    ...changes,
  };
  return new Pixels(setup, new PixelProcesses(1, load), cache);
}

const read = (bytes: Uint8Array): AssetEvidence => readEvidenceSync(memorySource(bytes));
const request = (changes: object = {}) => ({
  depth: 'edges' as const,
  bytes: () => new Uint8Array(1),
  content: undefined,
  signal: undefined,
  ...changes,
});
const plain = read(png());

describe('what is looked at', () => {
  it('auto: the edges of what has no sign yet, in formats that are decoded; nothing where the verdict is known', () => {
    const pixels = pixelsOf(new Answers(SEEN));
    expect(pixels.depthFor(plain)).toBe('edges');
    expect(pixels.depthFor(read(jpeg()))).toBe('edges');
    expect(pixels.depthFor(read(labelledPng))).toBeUndefined();
    expect(pixels.depthFor({ ...plain, format: 'heif' })).toBe('edges');
    expect(pixels.depthFor({ ...plain, format: 'svg' })).toBeUndefined();
    expect(pixels.depthFor(read(new Uint8Array(9)))).toBeUndefined();
    const provider = pixelsOf(new Answers(SEEN), { profiles: [profileById('cn-provider')] });
    expect(provider.depthFor(read(labelledPng))).toBe('edges');
  });

  it('always: all of everything that has a format', () => {
    const pixels = pixelsOf(new Answers(SEEN), { mode: 'always' });
    expect(pixels.depthFor(read(labelledPng))).toBe('whole');
    expect(pixels.depthFor({ ...plain, format: 'heif' })).toBe('whole');
    expect(pixels.depthFor(read(new Uint8Array(9)))).toBeUndefined();
  });
});

describe('what is made of the answer', () => {
  it('evidence goes on in number behind that of the file, and readings say what was seen', async () => {
    const asset = { ...read(labelledPng), width: null, height: null };
    const seen = await pixelsOf(new Answers(SEEN)).examine(asset, request());
    expect(seen.evidence.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(seen.evidence[1]).toMatchObject({ kind: 'vendorMark', reader: 'sparkle', readerVersion: 3 });
    expect(seen.readings).toMatchObject({ aigcField: 'present', explicitLabel: 'absent', vendorMark: 'present' });
    expect([seen.width, seen.height]).toEqual([640, 480]);
    const sized = await pixelsOf(new Answers(SEEN)).examine({ ...asset, width: 480, height: 640 }, request());
    expect([sized.width, sized.height]).toEqual([480, 640]);
  });

  it('bytes that are too many, or fewer than promised, are unreadable, and nobody is asked', async () => {
    for (const [whole, code] of [
      ['tooLarge', 'limitExceeded'],
      ['other', 'ioError'],
    ] as const) {
      const answers = new Answers(SEEN);
      const found = await pixelsOf(answers).examine(plain, request({ bytes: () => whole }));
      expect(found.readings).toMatchObject({ explicitLabel: 'unreadable', vendorMark: 'unreadable', xmp: 'absent' });
      expect(found.problems.map((problem) => problem.code)).toEqual([code]);
      expect(answers.asked).toEqual([]);
    }
  });

  it('a machine that cannot look leaves auto unexamined, and fails whoever insists', async () => {
    expect(await pixelsOf(undefined).examine(plain, request())).toEqual(plain);
    const insisted = await pixelsOf(undefined, { mode: 'always' }).examine(plain, request());
    expect(insisted.readings.explicitLabel).toBe('unreadable');
    expect(insisted.problems).toMatchObject([{ code: 'internalError' }]);
  });
});

describe('a HEIC without the decoder', () => {
  const undecoded: PixelResult = {
    ...DIED,
    problems: [
      {
        code: 'unsupportedVariant',
        severity: 'error',
        location: { path: 'pixels', start: 0, end: 1 },
        data: { format: 'heic', missing: 'libheif-js' },
      },
    ],
  };

  it('is left unexamined by auto, and unreadable for whoever insists', async () => {
    const photo = { ...plain, format: 'heif' } as const;
    expect(await pixelsOf(new Answers(undecoded)).examine(photo, request())).toEqual(photo);
    const insisted = await pixelsOf(new Answers(undecoded), { mode: 'always' }).examine(photo, request());
    expect(insisted.readings.explicitLabel).toBe('unreadable');
    expect(insisted.problems).toMatchObject([{ data: { missing: 'libheif-js' } }]);
  });

  it('is asked again once the decoder may be there', async () => {
    const answers = new Answers(undecoded, SEEN);
    const cache = new PixelCache(tempFolder(), async () => ['text@1']);
    const pixels = pixelsOf(answers, { mode: 'always' }, cache);
    const ask = async () => (await pixels.examine(plain, request({ content: 'a'.repeat(64) }))).readings.vendorMark;
    expect([await ask(), await ask()]).toEqual(['unreadable', 'present']);
  });
});

describe('the cache', () => {
  const versions =
    (...list: readonly string[]) =>
    async () =>
      list;

  it('answers for the same content, depth and detectors, and for nothing else', async () => {
    const folder = tempFolder();
    const answers = new Answers(SEEN);
    const ask = async (changes: object, list = ['text@1']) => {
      const before = answers.asked.length;
      const pixels = pixelsOf(answers, {}, new PixelCache(folder, versions(...list)));
      const found = await pixels.examine(plain, request({ content: 'a'.repeat(64), ...changes }));
      expect(found.readings.vendorMark).toBe('present');
      return answers.asked.length - before;
    };
    expect(await ask({})).toBe(1);
    expect(await ask({ bytes: () => Promise.reject(new Error('not needed')) })).toBe(0);
    expect(await ask({ depth: 'whole' })).toBe(1);
    expect(await ask({ content: 'b'.repeat(64) })).toBe(1);
    expect(await ask({ content: undefined })).toBe(1);
    expect(await ask({}, ['text@2'])).toBe(1);
    expect(await ask({}, ['text@1', 'mark@1'])).toBe(1);
    expect(await ask({})).toBe(0);
  });

  it('keeps no answer that a process owed', async () => {
    const answers = new Answers(DIED, SEEN);
    const pixels = pixelsOf(answers, {}, new PixelCache(tempFolder(), versions('text@1')));
    const ask = async () => (await pixels.examine(plain, request({ content: 'a'.repeat(64) }))).readings.vendorMark;
    expect([await ask(), await ask(), await ask()]).toEqual(['unreadable', 'present', 'present']);
    expect(answers.asked).toHaveLength(2);
  });
});

describe('the processes', () => {
  it('are started by the first who asks, and anew after they were closed', async () => {
    let loaded = 0;
    const answers = new Answers(SEEN);
    const processes = new PixelProcesses(1, async () => {
      loaded++;
      await sleep(1);
      return answers;
    });
    await processes.close();
    expect(loaded).toBe(0);
    const ask = () => processes.examine(new Uint8Array(1), { depth: 'edges' });
    await Promise.all([ask(), ask()]);
    expect([loaded, answers.closed]).toEqual([1, 0]);
    await processes.close();
    await ask();
    expect([loaded, answers.closed]).toEqual([2, 1]);
  });
});
