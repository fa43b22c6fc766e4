import {
  type AssetReport,
  COMPLIANCES,
  INTEGRITIES,
  ORIGINS,
  type ProblemCode,
  type ProfileSummary,
  type Report,
  type Summary,
} from '@biaoshi/core';
import { CLEAN, DAMAGED, HOSTILE, LABELLED, SUSPECTED } from './sample-assets.ts';

const PROFILES = [
  { id: 'cn-platform', version: 1 },
  { id: 'cn-provider', version: 1 },
];

function tally<K extends string>(keys: readonly K[], met: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, met.filter((one) => one === key).length])) as Record<K, number>;
}

function summaryOf(assets: readonly AssetReport[]): Summary {
  const results = PROFILES.map(({ id }): ProfileSummary => {
    const verdicts = assets
      .flatMap((asset) => asset.results.filter(({ profile }) => profile === id))
      .map(({ verdict }) => verdict);
    return {
      profile: id,
      origin: tally(
        ORIGINS,
        verdicts.map(({ origin }) => origin),
      ),
      compliance: tally(
        COMPLIANCES,
        verdicts.map(({ compliance }) => compliance),
      ),
      integrity: tally(
        INTEGRITIES,
        verdicts.map(({ integrity }) => integrity),
      ),
    };
  });
  const problems: Partial<Record<ProblemCode, number>> = {};
  for (const { code } of assets.flatMap((asset) => asset.problems)) problems[code] = (problems[code] ?? 0) + 1;
  return { assets: assets.length, results, problems };
}

/** A whole report of these assets; times and the version are fixed, so that goldens hold still. */
export function sampleReport(assets: readonly AssetReport[]): Report {
  return {
    schemaVersion: '1',
    tool: { name: 'biaoshi', version: '0.0.0' },
    profiles: PROFILES,
    limits: { maxNesting: 32, maxParts: 20_000 },
    startedAt: '2026-01-02T03:04:05.678Z',
    finishedAt: '2026-01-02T03:04:06.789Z',
    summary: summaryOf(assets),
    assets: assets.map((asset, index) => ({ ...asset, index })),
  };
}

export const SAMPLE_REPORTS: Readonly<Record<string, Report>> = {
  empty: sampleReport([]),
  ordinary: sampleReport([LABELLED, CLEAN, DAMAGED, SUSPECTED]),
  hostile: sampleReport([HOSTILE]),
};
