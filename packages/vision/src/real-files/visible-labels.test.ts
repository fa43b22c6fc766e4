import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusRow, sharedCorpus } from '@biaoshi/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { PixelHost, type PixelResult } from '../index.ts';

interface VisibleRow extends CorpusRow {
  readonly sets: readonly string[];
  readonly visible:
    | readonly { readonly text: string; readonly bbox: readonly number[]; readonly service: string }[]
    | null;
}

const corpus = sharedCorpus();
const rows = (corpus?.rows ?? []) as readonly VisibleRow[];
const host = new PixelHost({ processes: 2 });

afterAll(() => host.close());

const examine = async (row: VisibleRow): Promise<readonly [VisibleRow, PixelResult]> => [
  row,
  await host.examine(readFileSync(join(corpus?.root ?? '', row.file)), { depth: 'edges' }),
];

/** Share of what two boxes cover together that they have in common. */
function overlapOf(
  [x = 0, y = 0, width = 0, height = 0]: readonly number[],
  [u = 0, v = 0, w = 0, h = 0]: readonly number[],
) {
  const across = Math.min(x + width, u + w) - Math.max(x, u);
  const down = Math.min(y + height, v + h) - Math.max(y, v);
  return across > 0 && down > 0 ? (across * down) / (width * height + w * h - across * down) : 0;
}

const textsOf = ({ evidence }: PixelResult) => evidence.filter((one) => one.kind === 'visibleText');

describe.skipIf(!corpus)('visible labels of real files', () => {
  it('finds each label of text where people found it, the faintest too', async () => {
    const labelled = rows.filter(({ visible }) => visible?.some(({ service }) => service !== 'gemini'));
    expect(labelled.length).toBeGreaterThan(15);
    const missed = (await Promise.all(labelled.map(examine))).flatMap(([{ file, visible }, result]) =>
      (visible ?? [])
        .filter(({ bbox }) => {
          const boxes = textsOf(result).map(({ location }) =>
            'region' in location ? Object.values(location.region) : [],
          );
          return !boxes.some((box) => overlapOf(box, bbox) >= 0.5);
        })
        .map(({ text }) => `${file}: ${text}`),
    );
    expect(missed).toEqual([]);
  });

  it('finds none in files that people know to have none', async () => {
    const clean = rows.filter(({ sets }) => sets.includes('hard_negatives'));
    expect(clean.length).toBeGreaterThan(100);
    const results = await Promise.all(clean.map(examine));
    const labels = results.flatMap(([{ file }, result]) =>
      textsOf(result)
        .filter(({ data }) => data.reading === 'label')
        .map(({ data }) => `${file}: ${data.text}`),
    );
    expect(labels).toEqual([]);
  }, 300_000);
});
