import { readdirSync } from 'node:fs';
import { InvalidArgumentError, type Report } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { assetRenderer } from './asset-renderer.ts';
import { pieceJoiner, render } from './render.ts';
import type { ReporterOptions } from './reporter.ts';
import { REPORTERS, reporterById } from './reporters.ts';
import { CLEAN, LABELLED } from './test-support/sample-assets.ts';
import { SAMPLE_REPORTS, sampleReport } from './test-support/sample-reports.ts';

const OPTIONS: ReporterOptions = { locale: 'zh-CN', color: true };

describe('REPORTERS', () => {
  it('is sorted by id, and each has a folder of that name', () => {
    const ids = REPORTERS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    const folders = readdirSync(new URL('./', import.meta.url), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const shared = ['escape', 'goldens', 'schema', 'test-support', 'words'];
    expect(
      folders
        .map(({ name }) => name)
        .filter((name) => !shared.includes(name))
        .sort(),
    ).toEqual(ids);
  });

  it('names the known ones when there is no such reporter', () => {
    expect(() => reporterById('xml')).toThrow(InvalidArgumentError);
    expect(() => reporterById('xml')).toThrow(
      'unknown reporter "xml" (known: csv, html, json, jsonl, junit, sarif, text)',
    );
  });
});

describe.each(REPORTERS.map((reporter) => [reporter.id, reporter] as const))('%s', (id, reporter) => {
  it.each(Object.entries(SAMPLE_REPORTS))('is its pieces, made one by one: %s', (_name, report) => {
    const { assets, finishedAt, summary, ...run } = report;
    const piece = assetRenderer({ reporter: id, ...OPTIONS });
    const join = pieceJoiner(reporter);
    const made = [...assets].reverse().map((asset) => [asset.index, piece(structuredClone(asset))] as const);
    let document = reporter.begin(run, OPTIONS);
    for (const [, text] of made.sort(([a], [b]) => a - b)) document += join(text);
    document += reporter.end(run, summary, finishedAt, OPTIONS);
    expect(document).toBe(render(reporter, report, OPTIONS));
  });

  it('makes the same piece of an asset whatever was rendered before', () => {
    const [first, ...others] = (SAMPLE_REPORTS.ordinary as Report).assets;
    if (!first) throw new Error('no sample');
    const before = reporter.asset(first, OPTIONS);
    for (const other of others) reporter.asset(other, OPTIONS);
    expect(reporter.asset(first, OPTIONS)).toBe(before);
  });
});

describe('pieceJoiner', () => {
  it('leaves out an empty piece with its separator, at the start as well', () => {
    const join = pieceJoiner({ separator: ',' });
    expect(['', 'a', '', 'b', ''].map(join).join('')).toBe('a,b');
  });

  it('keeps a document whole when assets have nothing to say', () => {
    const sarif = JSON.parse(render(reporterById('sarif'), sampleReport([CLEAN, LABELLED, CLEAN]), OPTIONS));
    expect(sarif.runs[0].results).toHaveLength(2);
  });
});
