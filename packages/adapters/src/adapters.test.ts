import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ADAPTER_IDS, type AdapterId } from './adapter.ts';
import { ADAPTERS } from './adapters.ts';
import { parsePolicy } from './policy/policy.ts';
import { evidence, failing, HOSTILE, reportOf, SAMPLE_REPORTS, sampleReport } from './test-support/reports.ts';
import { all, channel, prepared } from './test-support/run.ts';

const STATEMENT = {
  decision_account: 'DECISION_ACCOUNT_SUSPENDED',
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
  illegal_content_legal_ground: 'x',
  illegal_content_explanation: 'x',
  content_type: 'CONTENT_TYPE_IMAGE',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  territorial_scope: 'DE',
  content_date: '2026-11-01',
  application_date: '2026-11-01',
  source_type: 'SOURCE_VOLUNTARY',
  automated_detection: 'Yes',
  automated_decision: 'AUTOMATED_DECISION_FULLY',
};

/** The least that each adapter has to be told. */
const SETTINGS: Readonly<Record<AdapterId, object>> = {
  dingtalk: {},
  dsa: { url: 'https://sandbox.example/api', statement: STATEMENT },
  feishu: {},
  file: { folder: 'spool' },
  mail: { host: 'mail.example', sender: 'a@b.example', to: 'c@d.example' },
  s3: { endpoint: 'https://s3.example', bucket: 'reports' },
  webhook: { url: 'https://hook.example/' },
  wecom: {},
};

it('the list is sorted, whole, and a folder each', () => {
  const ids = ADAPTERS.map(({ id }) => id);
  expect(ids).toEqual([...ADAPTER_IDS]);
  expect(ids).toEqual([...ids].sort());
  const folders = readdirSync(fileURLToPath(new URL('.', import.meta.url)));
  for (const id of ids) expect(folders).toContain(id);
});

describe.each(ADAPTERS.map(({ id }) => id))('%s', (id) => {
  const to = channel(id, SETTINGS[id]);
  const reports = [...Object.values(SAMPLE_REPORTS), reportOf(3), sampleReport([HOSTILE])];

  it('prepares the same deliveries of the same report, with a key each, and sends nothing by it', async () => {
    for (const report of reports) {
      for (const policy of [
        parsePolicy({}),
        parsePolicy({ redaction: 'none', outcomes: ['pass', 'fail', 'review', 'notApplicable', 'undetermined'] }),
      ]) {
        const [first, second] = [
          await all(prepared(report, to, policy)),
          await all(prepared(report, channel(id, SETTINGS[id]), policy)),
        ];
        expect(second).toEqual(first);
        expect(new Set(first.map(({ key }) => key)).size).toBe(first.length);
        for (const { key, adapter } of first)
          expect([key, adapter]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), id]);
      }
    }
  });

  it('lets nothing personal out by default', async () => {
    const raw = 'a portrait of Wang Xiaoming in front of 12 Zhongshan Road';
    const trace = evidence(
      'e9',
      'generatorTrace',
      { path: 'png', start: 0, end: 1 },
      { generator: 'comfyui', strength: 'strong', dialect: 'd', raw },
    );
    const asset = failing({ name: 'Wang Xiaoming 31.230416,121.473701.jpg' });
    const deliveries = await all(
      prepared(sampleReport([{ ...asset, evidence: [...asset.evidence, trace] }], ['cn-platform']), to),
    );
    expect(deliveries.length).toBeGreaterThan(0);
    for (const delivery of deliveries) {
      const files = delivery.attachments.map(({ bytes }) => Buffer.from(bytes).toString());
      expect(JSON.stringify({ ...delivery, attachments: files })).not.toMatch(
        /Wang|Xiaoming|Zhongshan|orders|31\.23|portrait/,
      );
    }
  });

  it('refuses a setting that it does not know', () => {
    expect(() => channel(id, { ...SETTINGS[id], tokne: 'x' })).toThrowError(
      expect.objectContaining({
        code: 'invalidConfig',
        message: expect.stringContaining(`deliver.${id}.tokne is no setting`),
      }),
    );
  });
});
