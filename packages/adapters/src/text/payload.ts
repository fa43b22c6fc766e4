import type { AssetReport, RunHeader } from '@biaoshi/core';
import { json } from '@biaoshi/reporters';

/** Of a place or a name in a payload that is bounded. */
const SHORT_CHARS = 300;
const FEW_FINDINGS = 10;

/** An asset's report as one JSON object of at most `maxBytes` bytes, with the tool and the profiles that it is from. */
export function assetPayload(asset: AssetReport, run: RunHeader, maxBytes: number): string {
  const { tool, profiles } = run;
  const head = json({ type: 'biaoshi.asset', timestamp: run.startedAt, data: { tool, profiles } }).slice(0, -2);
  const left = maxBytes - Buffer.byteLength(head, 'utf8') - CLOSING_BYTES;
  return `${head},${boundedAsset(asset, left).slice(1)}}`;
}

/**
 * An asset's report as JSON of at most `maxBytes` bytes, which are at least some hundred. What does not fit is left out,
 * the least needed first, and named in `omitted`.
 */
export function boundedAsset(asset: AssetReport, maxBytes: number): string {
  const whole = json({ omitted: [], ...asset });
  if (Buffer.byteLength(whole, 'utf8') <= maxBytes) return whole;
  for (const { omits, of } of SHORTER) {
    const text = json({ omitted: omits, ...of(asset) });
    if (Buffer.byteLength(text, 'utf8') <= maxBytes) return text;
  }
  return json({ omitted: ['asset', 'results'], index: asset.index });
}

/** `,` and `}`. */
const CLOSING_BYTES = 2;

const SHORTER: readonly { readonly omits: readonly string[]; readonly of: (asset: AssetReport) => object }[] = [
  {
    omits: ['evidence.data'],
    of: (asset) => ({ ...asset, evidence: asset.evidence.map(({ data: _, ...rest }) => rest) }),
  },
  { omits: ['evidence', 'unexamined', 'problems'], of: (asset) => withoutEvidence(asset) },
  {
    omits: ['evidence', 'unexamined', 'problems', 'findings.data', 'findings'],
    of: (asset) => ({ ...withoutEvidence(asset), results: asset.results.map(fewFindings) }),
  },
  {
    omits: ['evidence', 'unexamined', 'problems', 'findings', 'duties'],
    of: ({ index, asset, results }) => ({
      index,
      asset: short(asset),
      results: results.map(({ profile, verdict }) => ({ profile, verdict })),
    }),
  },
];

const withoutEvidence = ({ index, asset, readings, results }: AssetReport) => ({
  index,
  asset: short(asset),
  readings,
  results,
});

const short = (asset: AssetReport['asset']): object => ({
  ...asset,
  uri: asset.uri.slice(0, SHORT_CHARS),
  name: asset.name.slice(0, SHORT_CHARS),
});

const fewFindings = ({ profile, verdict, duties, findings }: AssetReport['results'][number]): object => ({
  profile,
  verdict,
  duties: duties.map(({ id, clause }) => ({ id, clause })),
  findings: findings
    .slice(0, FEW_FINDINGS)
    .map(({ ruleId, outcome, severity, clauses }) => ({ ruleId, outcome, severity, clauses: clauses.slice(0, 5) })),
});
