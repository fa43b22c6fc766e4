import type { AssetReport, Evidence, Finding, Report, RunHeader } from '@biaoshi/core';
import { render, reporterById } from '@biaoshi/reporters';
import { HOSTILE, HOSTILE_TEXT } from '../../../reporters/src/test-support/sample-assets.ts';
import { assetReport, evidence, finding, label, result } from '../../../reporters/src/test-support/sample-parts.ts';
import { SAMPLE_REPORTS, sampleReport } from '../../../reporters/src/test-support/sample-reports.ts';

export { evidence, finding, HOSTILE, HOSTILE_TEXT, label, result, SAMPLE_REPORTS, sampleReport };

const { assets: _assets, finishedAt: _finishedAt, summary: _summary, ...run } = sampleReport([]);
export const RUN: RunHeader = run;

const DOUBAO_CODE = '001191110102MACQD9K64010000';
export const DOUBAO = '91110102MACQD9K640';

interface AssetChanges {
  readonly name?: string;
  readonly index?: number;
  readonly evidence?: readonly Evidence[];
  readonly findings?: readonly Finding[];
}

/** An asset that breaks a rule, labelled by a known provider. */
export const failing = ({ name = 'IMG_0001.jpg', index = 0, ...rest }: AssetChanges = {}): AssetReport => ({
  ...assetReport({
    asset: { uri: `orders/20261101/${name}`, name },
    evidence: rest.evidence ?? [
      label('e1', { path: 'png/tEXt[0]/AIGC', start: 8, end: 90 }, { Label: '1', ContentProducer: DOUBAO_CODE }),
    ],
    results: [
      result(
        'cn-platform',
        { origin: 'declared', compliance: 'nonCompliant', integrity: 'altered' },
        rest.findings ?? [
          finding('implicit-label-field-missing', 'missing', {
            data: { field: 'ProduceID', carrier: 'png:tEXt:AIGC' },
            clauses: ['gb-45438-6.1-a'],
            evidence: ['e1'],
          }),
        ],
        [{ id: 'noticeDeclared', clause: 'measures-6-1', data: { producer: DOUBAO_CODE, entity: DOUBAO, brands: '' } }],
      ),
    ],
  }),
  index,
});

/** As `scan --reporter json` or `jsonl` saves it. */
export const saved = (report: Report, reporter: 'json' | 'jsonl' = 'json'): string =>
  render(reporterById(reporter), report, { locale: 'en', color: false });

/** A report of that many failing assets. */
export const reportOf = (count: number): Report =>
  sampleReport(
    Array.from({ length: count }, (_, index) => failing({ index, name: `IMG_${String(index).padStart(6, '0')}.jpg` })),
    ['cn-platform'],
  );
