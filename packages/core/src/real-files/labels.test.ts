import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AssetEvidence,
  assetReport,
  describeProducer,
  memorySource,
  profileById,
  readEvidenceSync,
  type Tier,
} from '@biaoshi/core';
import { type CorpusRow, sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const corpus = sharedCorpus();
/** Formats of the manifest that this build has no container for; everything else must be walked. */
const NOT_WALKED: ReadonlySet<string> = new Set(['xmp', 'unknown', 'jp2', 'ico', 'pdf', 'psd', 'mp3', 'riff', 'empty']);
const rows = corpus?.rows.filter(({ format }) => !NOT_WALKED.has(format)) ?? [];
const labelled = rows.filter((row) => row.has_standard_aigc_label);

const read = (row: CorpusRow, tier: Tier = 'metadata'): AssetEvidence =>
  readEvidenceSync(memorySource(readFileSync(join(corpus?.root ?? '', row.file))), { tier });

const labelsOf = ({ evidence }: AssetEvidence) => evidence.flatMap((item) => (item.kind === 'aigcField' ? [item] : []));

/** The manifest's raw text as fields: JSON, wrapped or not, or one attribute a key. */
function fieldsOf(raw: string): Record<string, string> {
  if (raw.startsWith('{')) {
    const parsed = JSON.parse(raw) as { AIGC?: Record<string, string> } & Record<string, string>;
    return parsed.AIGC ?? parsed;
  }
  return Object.fromEntries([...raw.matchAll(/AIGC:(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}

const isLabel = ({ carrier }: { readonly carrier: string }): boolean => !carrier.includes('private');

describe.skipIf(!corpus)('real files', () => {
  it('end in a reading; what no container takes is unreadable, never without a label', () => {
    const all = corpus?.rows.map((row) => ({ file: row.file, ...read(row) })) ?? [];
    const untaken = all.filter(({ format }) => format === null);
    expect(untaken.filter(({ readings }) => readings.aigcField !== 'unreadable')).toEqual([]);
    const damaged = untaken.filter(({ file }) => rows.some((row) => row.file === file)).map(({ file }) => file);
    expect(damaged.map((file) => file.split('/').at(-1))).toEqual(['badheadersize.bmp']);
  });

  it.each(['metadata', 'thorough'] as const)('have a label exactly where the manifest says so (%s)', (tier) => {
    const found = rows.filter((row) => read(row, tier).readings.aigcField === 'present').map(({ file }) => file);
    expect(found).toEqual(labelled.map(({ file }) => file));
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(labelled.map((row) => [row.file, row] as const))('%s: every label, its fields, and its place', (_, row) => {
    const labels = labelsOf(read(row));
    const expected = row.implicit.filter(isLabel);
    for (const { raw, offset } of expected) {
      const same = labels.filter(
        ({ data }) => JSON.stringify(sorted(data.fields)) === JSON.stringify(sorted(fieldsOf(raw))),
      );
      expect(same.length, raw).toBeGreaterThanOrEqual(1);
      const starts = same.map(({ location }) => ('path' in location ? location.start : -1));
      if (offset !== undefined)
        expect(
          starts.some((start) => Math.abs(start - offset) < 1024),
          `${starts}`,
        ).toBe(true);
    }
    const privately = row.implicit.filter((entry) => !isLabel(entry));
    const traces = read(row).evidence.filter(({ kind }) => kind === 'generatorTrace');
    expect(traces).toHaveLength(privately.length);
  });

  it('name the provider by entity and brand, or say that it is unknown', () => {
    const named = labelled.map((row) => {
      const producers = labelsOf(read(row)).map(({ data }) => describeProducer(data.fields.ContentProducer ?? ''));
      const kinds = producers.map((producer) =>
        producer.kind === 'code'
          ? producer.brands.join(', ') || 'unknown entity'
          : producer.kind === 'name'
            ? producer.brand
            : 'unknown',
      );
      return [...new Set(kinds)].join(' / ');
    });
    const counts = Object.fromEntries(
      [...new Set(named)].sort().map((name) => [name, named.filter((other) => other === name).length]),
    );
    expect(counts).toEqual({ 'Doubao 豆包': 8, 'Jimeng 即梦': 8, unknown: 1 });
  });

  it('Zhihu appended its own to Doubao: two labels, one chain, no contradiction', () => {
    const row = labelled.find(({ implicit }) => implicit.some(({ raw }) => raw.includes('zhihu')));
    const evidence = read(row as CorpusRow);
    expect(labelsOf(evidence)).toHaveLength(2);
    const identity = { index: 0, uri: 'a.png', name: 'a.png', bytes: null, sha256: null };
    const report = assetReport(identity, evidence, { profiles: [profileById('cn-platform')], declared: false });
    const [result] = report.results;
    expect(result?.verdict).toMatchObject({ origin: 'declared', integrity: 'intact' });
    expect(result?.findings.map(({ ruleId }) => ruleId)).not.toContain('labels-disagree');
  });
});

const sorted = (fields: Readonly<Record<string, string | undefined>>) =>
  Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
