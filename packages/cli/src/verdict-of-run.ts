import type { Severity, Summary } from '@biaoshi/core';
import { EXIT, type ExitCode } from './exit-codes.ts';

export type FailOn = Severity | 'never';

/** Failing findings by severity. */
export type Failures = Readonly<Record<Severity, number>>;

/** Severities from the heaviest down. */
const ORDER = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** What the exit code of a run needs: counted, so that a million assets cost nothing. */
export class RunVerdict {
  readonly #counting: readonly Severity[];
  #failed = false;
  #undecided = false;

  constructor(failOn: FailOn) {
    this.#counting = failOn === 'never' ? [] : ORDER.slice(0, ORDER.indexOf(failOn) + 1);
  }

  /** One asset: its failing findings, and what of it could not be decided. */
  add(failures: Failures, { results, unreadable }: Pick<Summary, 'results'> & { readonly unreadable: number }): void {
    this.#failed ||= this.#counting.some((severity) => failures[severity] > 0);
    this.#undecided ||= unreadable > 0 || results.some(({ compliance }) => compliance.undetermined > 0);
  }

  get exitCode(): ExitCode {
    if (this.#failed) return EXIT.findings;
    return this.#undecided ? EXIT.undetermined : EXIT.ok;
  }
}
