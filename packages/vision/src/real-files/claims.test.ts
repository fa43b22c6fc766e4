import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusRow, sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { comparePictures } from '../comparison/compare.ts';

interface Row extends CorpusRow {
  readonly pair?: readonly { readonly id: string; readonly role: 'original' | 'edited' }[];
}

const corpus = sharedCorpus();
const rows = (corpus?.rows ?? []) as readonly Row[];

function fileOf(id: string, role: 'original' | 'edited'): Uint8Array {
  const row = rows.find(({ pair }) => pair?.some((one) => one.id === id && one.role === role));
  return readFileSync(join(corpus?.root ?? '', row?.file ?? ''));
}

describe.skipIf(!corpus)('real pairs', () => {
  // Where something was laid on, taken out or painted over, as people saw it.
  it.each([
    ['doubao-pill', { x: 31, y: 31, width: 192, height: 80 }],
    ['bai1', { x: 940, y: 943, width: 54, height: 52 }],
    ['iopaint-1', { x: 0, y: 55, width: 150, height: 391 }],
    ['iopaint-2', { x: 177, y: 38, width: 396, height: 71 }],
    ['iopaint-5', { x: 170, y: 106, width: 150, height: 360 }],
  ])('of %s: the one region that was changed', async (id, truth) => {
    const { relation, regions } = await comparePictures(fileOf(id, 'edited'), fileOf(id, 'original'));
    expect(relation).toBe('changed');
    const { x = 0, y = 0, width = 0, height = 0 } = regions[0]?.evidence ?? {};
    const across = Math.min(x + width, truth.x + truth.width) - Math.max(x, truth.x);
    const down = Math.min(y + height, truth.y + truth.height) - Math.max(y, truth.y);
    const both = Math.max(0, across) * Math.max(0, down);
    expect(both / (width * height + truth.width * truth.height - both)).toBeGreaterThan(0.5);
  });

  it.each([
    ['iopaint-0', 'iopaint-1'],
    ['iopaint-3', 'iopaint-4'],
    ['bai1', 'gemini-unmark-3'],
    ['doubao-pill', 'iopaint-5'],
  ])('%s and %s: unrelated', async (one, other) => {
    expect((await comparePictures(fileOf(one, 'edited'), fileOf(other, 'original'))).relation).toBe('unrelated');
  });
});
