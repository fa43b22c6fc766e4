import { type EvaluateOptions, evaluate } from './evaluate.ts';
import { FAMILIES, type Readings } from './model/reading.ts';
import type { AssetReport } from './model/report.ts';
import type { AssetEvidence } from './read-evidence.ts';

/** What is known of an asset before its bytes are read. */
export interface AssetIdentity {
  readonly index: number;
  readonly uri: string;
  readonly name: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** One asset's report from what was read of it. Pure. */
export function assetReport(
  identity: AssetIdentity,
  evidence: AssetEvidence,
  options: Omit<EvaluateOptions, 'name'>,
): AssetReport {
  const { index, uri, name, bytes, sha256 } = identity;
  const { format, width, height, readings, unexamined, problems } = evidence;
  return {
    index,
    asset: { uri, name, bytes, sha256, format, width, height },
    readings,
    unexamined,
    evidence: evidence.evidence,
    problems,
    results: evaluate(evidence, { ...options, name }),
  };
}

/** The evidence of an asset whose bytes could not be had: nothing is absent, everything unreadable. */
export function unreadableEvidence(problem: AssetEvidence['problems'][number]): AssetEvidence {
  return {
    format: null,
    width: null,
    height: null,
    readings: Object.fromEntries(FAMILIES.map((family) => [family, 'unreadable'])) as unknown as Readings,
    evidence: [],
    problems: [problem],
    unexamined: [],
    bytesRead: 0,
    parts: [],
  };
}
