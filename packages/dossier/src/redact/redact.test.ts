import { type AssetReport, FORMATS } from '@biaoshi/core';
import { reportSchema } from '@biaoshi/reporters';
import { describe, expect, it } from 'vitest';
import { SEEN } from '../../../reporters/src/test-support/pixel-assets.ts';
import { SIGNED_AI } from '../../../reporters/src/test-support/provenance-assets.ts';
import { LABELLED, SUSPECTED } from '../../../reporters/src/test-support/sample-assets.ts';
import { SAMPLE_REPORTS, sampleReport } from '../../../reporters/src/test-support/sample-reports.ts';
import { misfit } from '../saved-report/conforms.ts';
import { REDACTED, redact } from './redact.ts';

const named = (asset: AssetReport, name: string, uri = `/home/li/${name}`): AssetReport => ({
  ...asset,
  asset: { ...asset.asset, name, uri },
});
const redactedAsset = (asset: AssetReport): AssetReport =>
  redact(sampleReport([asset])).report.assets[0] as AssetReport;

describe('redact', () => {
  it.each(Object.entries(SAMPLE_REPORTS))('leaves %s a report, and lists every place that differs', (_name, report) => {
    const { report: copy, redactions } = redact(report);
    expect(misfit(reportSchema, copy)).toBeNull();
    expect(differences(report, copy)).toEqual(redactions.map(({ path }) => path));
  });

  it.each([
    ...FORMATS,
    'present',
    'trusted',
    'fail',
    'error',
    'cn-platform',
    'implicit-label-missing',
    'suspected',
    'e1',
  ])('of a file called %s takes no word of the report itself', (word) => {
    const { results, readings, evidence } = redactedAsset(named(LABELLED, `${word}.png`));
    expect({ results, readings }).toEqual({ results: LABELLED.results, readings: LABELLED.readings });
    expect(evidence.map(({ kind, id }) => [kind, id])).toEqual(LABELLED.evidence.map(({ kind, id }) => [kind, id]));
  });

  it('takes a name out wherever it is repeated, with its ending and without', () => {
    const asset = named(SUSPECTED, '王小明身份证.png');
    const told = {
      ...asset,
      problems: [
        {
          code: 'ioError',
          severity: 'error',
          location: { path: '/home/li/王小明身份证.png', start: 0, end: 0 },
          data: { message: 'open 王小明身份证: no' },
        },
      ],
    } as const;
    const text = JSON.stringify(redactedAsset(told as never));
    expect(text).not.toContain('王小明');
    expect(text).not.toContain('/home/li');
  });

  it('takes out prompts, file titles, persons and what else is written in the picture', () => {
    const store = JSON.stringify(SIGNED_AI)
      .replaceAll('image.png', 'Li Hua.png')
      .replace('"description":""', '"description":"draw my wife"');
    const other = JSON.stringify(SEEN)
      .replace('"reading":"aiElement"', '"reading":"other"')
      .replace('"text":"AI"', '"text":"收件人 王小明"');
    for (const [given, secrets] of [
      [store, ['Li Hua', 'draw my wife', 'Content Signing 7']],
      [other, ['王小明']],
    ] as const) {
      const left = JSON.stringify(redactedAsset(JSON.parse(given)));
      for (const secret of secrets) expect(left).not.toContain(secret);
    }
    expect(JSON.stringify(redactedAsset(SEEN))).toContain('豆包AI生成');
  });

  it.each(['31.23041, 121.47370', '31.2304;121.4737', `31°13'49"N`, '31° 13.8′ N'])(
    'takes out the place %s',
    (place) => {
      const told = {
        ...SUSPECTED,
        evidence: [{ ...SUSPECTED.evidence[2], location: { path: `x ${place} y`, start: 0, end: 1 } }],
      };
      const left = JSON.stringify(redactedAsset(told as never));
      expect(left).not.toContain(place);
      expect(left).toContain(REDACTED);
    },
  );

  it('takes out the beginning of a prompt that a finding quotes', () => {
    const prompt = 'a very long prompt about somebody who did not agree to it';
    const [trace, ...others] = SUSPECTED.evidence;
    const told = {
      ...SUSPECTED,
      evidence: [{ ...trace, data: { ...trace?.data, raw: prompt } }, ...others],
      problems: [
        {
          code: 'ioError',
          severity: 'error',
          location: { path: '', start: 0, end: 0 },
          data: { message: `${prompt.slice(0, 20)}…` },
        },
      ],
    };
    expect(JSON.stringify(redactedAsset(told as never))).not.toContain('a very long');
  });
});

/** JSON Pointers of the texts that differ, in the order of the first. */
function differences(one: unknown, other: unknown, path = ''): string[] {
  if (typeof one !== 'object' || one === null) return one === other ? [] : [path];
  return Object.entries(one).flatMap(([key, value]) =>
    differences(
      value,
      (other as Record<string, unknown>)[key],
      `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );
}
