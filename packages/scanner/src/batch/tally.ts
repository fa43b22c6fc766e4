import {
  type AssetReport,
  COMPLIANCES,
  INTEGRITIES,
  ORIGINS,
  type ProblemCode,
  type ProfileSummary,
  SEVERITIES,
  type Severity,
  type Summary,
} from '@biaoshi/core';

/** What a report adds to a run's summary, and all that the exit code needs to know. JSON. */
export interface Tally extends Summary {
  /** Findings by outcome and severity. */
  readonly findings: Readonly<Record<'fail' | 'review', Readonly<Record<Severity, number>>>>;
  /** Assets that have a family which is `unreadable`. */
  readonly unreadable: number;
}

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const noVerdicts = () => ({ origin: zeros(ORIGINS), compliance: zeros(COMPLIANCES), integrity: zeros(INTEGRITIES) });

/** The tally of one report. */
export function tallyOf(report: AssetReport): Tally {
  const findings = { fail: zeros(SEVERITIES), review: zeros(SEVERITIES) };
  const problems: Partial<Record<ProblemCode, number>> = {};
  for (const { code } of report.problems) problems[code] = (problems[code] ?? 0) + 1;
  const results = report.results.map((result): ProfileSummary => {
    for (const { outcome, severity } of result.findings) {
      if (severity !== null && (outcome === 'fail' || outcome === 'review')) findings[outcome][severity]++;
    }
    const { origin, compliance, integrity } = result.verdict;
    const counted = noVerdicts();
    counted.origin[origin] = 1;
    counted.compliance[compliance] = 1;
    counted.integrity[integrity] = 1;
    return { profile: result.profile, ...counted };
  });
  const unreadable = Object.values(report.readings).includes('unreadable') ? 1 : 0;
  return { assets: 1, results, problems, findings, unreadable };
}

/** Equal for reports with equal tallies, and cheap: most reports of a run have one of a few. */
export function tallyKey(report: AssetReport): string {
  let key = Object.values(report.readings).includes('unreadable') ? '!' : '.';
  for (const { code } of report.problems) key += `${code},`;
  for (const { profile, verdict, findings } of report.results) {
    key += `|${profile} ${verdict.origin} ${verdict.compliance} ${verdict.integrity}`;
    for (const { outcome, severity } of findings) {
      if (severity !== null && (outcome === 'fail' || outcome === 'review')) key += ` ${outcome}${severity}`;
    }
  }
  return key;
}

/** Adds tallies up. */
export class RunningTally {
  #assets = 0;
  #unreadable = 0;
  readonly #problems: Partial<Record<ProblemCode, number>> = {};
  readonly #findings = { fail: zeros(SEVERITIES), review: zeros(SEVERITIES) };
  readonly #results: Map<string, ReturnType<typeof noVerdicts>>;

  /** The profiles are listed even where no asset was scanned. */
  constructor(profiles: readonly string[]) {
    this.#results = new Map(profiles.map((profile) => [profile, noVerdicts()]));
  }

  /** Adds a tally, as often as it occurred. */
  add(tally: Tally, times: number): void {
    this.#assets += tally.assets * times;
    this.#unreadable += tally.unreadable * times;
    addCounts(this.#problems, tally.problems, times);
    addCounts(this.#findings.fail, tally.findings.fail, times);
    addCounts(this.#findings.review, tally.findings.review, times);
    for (const { profile, origin, compliance, integrity } of tally.results) {
      const sums = this.#results.get(profile);
      if (!sums) continue;
      addCounts(sums.origin, origin, times);
      addCounts(sums.compliance, compliance, times);
      addCounts(sums.integrity, integrity, times);
    }
  }

  /** The sums so far; problem codes in alphabetical order. */
  get total(): Tally {
    return {
      assets: this.#assets,
      results: [...this.#results].map(([profile, sums]) => ({
        profile,
        origin: { ...sums.origin },
        compliance: { ...sums.compliance },
        integrity: { ...sums.integrity },
      })),
      problems: Object.fromEntries(Object.entries(this.#problems).sort(([a], [b]) => (a < b ? -1 : 1))),
      findings: { fail: { ...this.#findings.fail }, review: { ...this.#findings.review } },
      unreadable: this.#unreadable,
    };
  }
}

function addCounts(sums: Record<string, number>, counts: Readonly<Record<string, number>>, times: number): void {
  for (const [key, count] of Object.entries(counts)) {
    if (count !== 0 && times !== 0) sums[key] = (sums[key] ?? 0) + count * times;
  }
}
