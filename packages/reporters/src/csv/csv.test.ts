import type { Report } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { SEEN } from '../test-support/pixel-assets.ts';
import { BROKEN_STORE, SIGNED_AI, UNANSWERED } from '../test-support/provenance-assets.ts';
import { LABELLED } from '../test-support/sample-assets.ts';
import { assetReport } from '../test-support/sample-parts.ts';
import { SAMPLE_REPORTS, sampleReport } from '../test-support/sample-reports.ts';
import { CSV_REPORTER } from './index.ts';

const OPTIONS = { locale: 'en', color: false, byteOrderMark: false } as const;

/** RFC 4180, read strictly. */
function parse(csv: string, separator = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < csv.length; ) {
    let cell = '';
    if (csv[at] === '"') {
      const end = /^"((?:[^"]|"")*)"/.exec(csv.slice(at));
      if (!end) throw new Error(`open quote at ${at}`);
      cell = (end[1] as string).replaceAll('""', '"');
      at += end[0].length;
    } else {
      while (at < csv.length && csv[at] !== separator && csv[at] !== '\r') cell += csv[at++];
    }
    row.push(cell);
    if (csv[at] === separator) at++;
    else if (csv.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither separator nor line end at ${at}`);
  }
  return rows;
}

const records = (report: Report): Record<string, string>[] => {
  const [header = [], ...rows] = parse(render(CSV_REPORTER, report, OPTIONS));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] as string])));
};

describe('csv', () => {
  it('has one row an asset and profile, all of one width', () => {
    const report = SAMPLE_REPORTS.ordinary as Report;
    const rows = parse(render(CSV_REPORTER, report, OPTIONS));
    expect(rows).toHaveLength(1 + report.assets.reduce((sum, { results }) => sum + results.length, 0));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('says who wrote the labels, and what a person must look at', () => {
    const [platform, provider] = records(sampleReport([LABELLED]));
    expect(platform).toMatchObject({
      uri: 'photos/荔枝 1.png',
      profile: 'cn-platform',
      origin: 'declared',
      producer: '001191110102MACQD9K64010000',
      entity: '91110102MACQD9K640',
      brand: 'Doubao 豆包',
      label: '1',
      findings: '',
    });
    expect(provider?.findings).toBe('implicit-label-duplicate/copies | producer-entity-unknown/unknownEntity');
  });

  it('says what became of every store, what it states, and the source types', () => {
    const found = records(sampleReport([SIGNED_AI, BROKEN_STORE, UNANSWERED])).filter(
      ({ profile }) => profile === 'cn-platform',
    );
    expect(found).toMatchObject([
      {
        c2pa: 'trusted',
        c2paSaysAi: 'yes',
        c2paInception: 'fullyGenerated',
        c2paProduct: 'ChatGPT',
        digitalSourceType: 'trainedAlgorithmicMedia',
      },
      { c2pa: 'invalid', c2paSaysAi: 'yes', c2paInception: 'partlyGenerated', c2paProduct: '', digitalSourceType: '' },
      { c2pa: 'couldNotCheck | remote', c2paSaysAi: '', c2paInception: '' },
    ]);
  });

  it('says what is seen in the picture, each text beside its reading and size', () => {
    expect(records(sampleReport([SEEN]))).toMatchObject([
      {
        explicitLabel: '豆包AI生成 | AI',
        explicitLabelReading: 'label | aiElement',
        explicitLabelPercent: '3.1 | 1.0',
        vendorMark: 'gemini-sparkle',
        invisibleMark: 'dwtDct',
      },
    ]);
  });

  it('keeps an asset for which no profile was asked', () => {
    expect(records(sampleReport([assetReport({})]))).toMatchObject([{ uri: 'plain.png', profile: '', compliance: '' }]);
  });

  it('starts with a byte-order mark unless told not to', () => {
    const run = sampleReport([]);
    expect(CSV_REPORTER.begin(run, { locale: 'en', color: false })).toMatch(/^\ufeffuri,/);
    expect(CSV_REPORTER.begin(run, OPTIONS)).toMatch(/^uri,/);
  });

  it('gives a spreadsheet no formula, whether it splits at commas or at semicolons', () => {
    const csv = render(CSV_REPORTER, SAMPLE_REPORTS.hostile as Report, OPTIONS);
    const cells = [...parse(csv).flat(), ...csv.split(/;|\r\n/)];
    expect(cells.filter((cell) => /^[\s"']*[=+\-@＝＋－＠]/.test(cell) && !/^[\s"]*'/.test(cell))).toEqual([]);
    expect(parse(csv)).toHaveLength(4);
  });
});
