import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '@biaoshi/core';
import { type CorpusRow, sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';
import type { Detector, NewPixelEvidence } from '../detector.ts';
import { dwtDct } from '../detectors/dwt-dct/index.ts';
import { stealthLsb } from '../detectors/stealth-lsb/index.ts';
import { vendorMarks } from '../detectors/vendor-marks/index.ts';

interface Row extends CorpusRow {
  readonly visible:
    | readonly { readonly service: string; readonly bbox?: readonly [number, number, number, number] }[]
    | null;
}

const corpus = sharedCorpus();
const rows = (corpus?.rows ?? []) as readonly Row[];

/** The shape that stands with the words or the mark of these services. */
const MARKS: Readonly<Record<string, string>> = {
  gemini: 'gemini-sparkle',
  jimeng: 'jimeng-star',
  samsung: 'samsung-sparkles',
};

const markOf = ({ visible }: Row) => visible?.find(({ service }) => service in MARKS);
const sparkleOf = ({ visible }: Row) => visible?.find(({ service }) => service === 'gemini')?.bbox;

/** What a detector finds in each of these files that can be decoded. */
async function found(detector: Detector, some: readonly Row[]): Promise<readonly [Row, readonly NewPixelEvidence[]][]> {
  const all: [Row, readonly NewPixelEvidence[]][] = [];
  for (const row of some) {
    const { picture } = await decode(readFileSync(join(corpus?.root ?? '', row.file)));
    if (picture) all.push([row, (await detector.detect(picture, { depth: 'whole' })) ?? []]);
  }
  return all;
}

function overlap(
  evidence: NewPixelEvidence | undefined,
  [x, y, width, height]: readonly [number, number, number, number],
): number {
  if (!evidence || !('region' in evidence.location)) return 0;
  const seen: Region = evidence.location.region;
  const across = Math.min(seen.x + seen.width, x + width) - Math.max(seen.x, x);
  const down = Math.min(seen.y + seen.height, y + height) - Math.max(seen.y, y);
  const shared = Math.max(0, across) * Math.max(0, down);
  return shared / (seen.width * seen.height + width * height - shared);
}

describe.skipIf(!corpus)('marks in real files', () => {
  it('shapes: sparkles at their place, stars of Jimeng and Samsung, none anywhere else', {
    timeout: 600_000,
  }, async () => {
    const all = await found(vendorMarks, rows);
    const sparkles = all.flatMap(([row, [first]]) => {
      const box = sparkleOf(row);
      return box ? [{ file: row.file, overlap: overlap(first, box) }] : [];
    });
    const others = all.flatMap(([row, marks]) => {
      const wanted = MARKS[markOf(row)?.service ?? ''];
      return wanted
        ? [{ file: row.file, isFound: marks.some(({ data }) => 'mark' in data && data.mark === wanted) }]
        : [];
    });
    const missed = sparkles.filter((one) => one.overlap < 0.5).map(({ file }) => file);
    expect(sparkles.length).toBeGreaterThanOrEqual(20);
    expect(missed.length / sparkles.length, missed.join(', ')).toBeLessThanOrEqual(0.15);
    expect(others.filter(({ isFound }) => !isFound).map(({ file }) => file)).toEqual([
      // White on white: a person sees a grey outline at most.
      expect.stringMatching(/jimeng_cap_B/),
    ]);
    expect(all.filter(([row, marks]) => marks.length > 0 && !markOf(row)).map(([{ file }]) => file)).toEqual([]);
  });

  it('payloads: no picture here holds one, by the reference either', { timeout: 600_000 }, async () => {
    const all = await found(dwtDct, rows);
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter(([, marks]) => marks.length > 0).map(([{ file }]) => file)).toEqual([]);
  });

  it('hidden texts: the one file that has it, none of the others', { timeout: 600_000 }, async () => {
    const all = await found(stealthLsb, rows);
    const texts = all.flatMap(([{ file }, marks]) => marks.map(({ data }) => ({ file, data })));
    expect(texts).toMatchObject([{ data: { scheme: 'stealthLsb', generator: 'a1111', bits: 120 } }]);
    expect(texts[0]?.file).toMatch(/stealth/);
  });
});
