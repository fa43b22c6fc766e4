import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { FormatId } from './format.ts';
import type { Unexamined } from './location.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { Readings } from './reading.ts';
import type { Compliance, Duty, Integrity, Origin, Verdict } from './verdict.ts';

export const SCHEMA_VERSION = '1';

export interface AssetInfo {
  /** Where it came from: a path as given, a URL, or `archive.zip!/inner/name.png`. Hostile text. */
  readonly uri: string;
  readonly name: string;
  readonly bytes: number | null;
  /** Lower-case hex; null unless asked for, since it reads the whole file. */
  readonly sha256: string | null;
  /** Decided by the bytes; null when no signature fits. */
  readonly format: FormatId | null;
  /** Pixels as stored; null when the walk did not reach them. */
  readonly width: number | null;
  readonly height: number | null;
}

export interface ProfileResult {
  readonly profile: string;
  readonly verdict: Verdict;
  readonly duties: readonly Duty[];
  readonly findings: readonly Finding[];
}

export interface AssetReport {
  readonly index: number;
  readonly asset: AssetInfo;
  readonly readings: Readings;
  readonly unexamined: readonly Unexamined[];
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  readonly results: readonly ProfileResult[];
}

export interface ProfileSummary {
  readonly profile: string;
  readonly origin: Readonly<Record<Origin, number>>;
  readonly compliance: Readonly<Record<Compliance, number>>;
  readonly integrity: Readonly<Record<Integrity, number>>;
}

export interface Summary {
  readonly assets: number;
  readonly results: readonly ProfileSummary[];
  /** Only the codes that occurred. */
  readonly problems: Readonly<Partial<Record<ProblemCode, number>>>;
}

/** What is known before the first asset. */
export interface RunHeader {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'biaoshi'; readonly version: string };
  readonly profiles: readonly { readonly id: string; readonly version: number }[];
  readonly limits: Readonly<Record<string, number>>;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** The whole report, contract of design.md "The report". */
export interface Report extends RunHeader {
  readonly finishedAt: string;
  readonly summary: Summary;
  readonly assets: readonly AssetReport[];
}
