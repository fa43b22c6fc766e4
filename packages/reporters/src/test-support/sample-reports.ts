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
import { HOSTILE_WORDS, SEEN, UNDETECTED } from './pixel-assets.ts';
import {
  BROKEN_STORE,
  CONTRADICTION,
  HOSTILE_STORE,
  PROVENANCE_PROFILES,
  SIGNED_AI,
  UNANSWERED,
} from './provenance-assets.ts';
import { CLEAN, DAMAGED, HOSTILE, LABELLED, SUSPECTED } from './sample-assets.ts';

const PROFILES = ['cn-platform', 'cn-provider'];

function tally<K extends string>(keys: readonly K[], met: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, met.filter((one) => one === key).length])) as Record<K, number>;
}

function summaryOf(assets: readonly AssetReport[], profiles: readonly string[]): Summary {
  const results = profiles.map((id): ProfileSummary => {
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
export function sampleReport(assets: readonly AssetReport[], profiles: readonly string[] = PROFILES): Report {
  return {
    schemaVersion: '1',
    tool: { name: 'biaoshi', version: '0.0.0' },
    profiles: profiles.map((id) => ({ id, version: 1 })),
    limits: { maxNesting: 32, maxParts: 20_000 },
    startedAt: '2026-01-02T03:04:05.678Z',
    finishedAt: '2026-01-02T03:04:06.789Z',
    summary: summaryOf(assets, profiles),
    assets: assets.map((asset, index) => ({ ...asset, index })),
  };
}

export const SAMPLE_REPORTS: Readonly<Record<string, Report>> = {
  empty: sampleReport([]),
  ordinary: sampleReport([LABELLED, CLEAN, DAMAGED, SUSPECTED]),
  hostile: sampleReport([HOSTILE, HOSTILE_STORE, HOSTILE_WORDS]),
  pixels: sampleReport([SEEN, UNDETECTED], ['cn-platform']),
  provenance: sampleReport([SIGNED_AI, BROKEN_STORE, UNANSWERED, CONTRADICTION], PROVENANCE_PROFILES),
};
