export const OUTCOMES = ['pass', 'fail', 'review', 'notApplicable', 'undetermined'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type MessageData = Readonly<Record<string, string | number | readonly string[]>>;

export interface Finding {
  readonly ruleId: string;
  readonly outcome: Outcome;
  /** Has meaning only when `outcome` is `fail` or `review`; null otherwise. */
  readonly severity: Severity | null;
  readonly messageId: string;
  readonly data: MessageData;
  /** Ids of clauses, e.g. `gb-45438-6.1-c`; their texts are in the locale and the profile. */
  readonly clauses: readonly string[];
  readonly evidence: readonly string[];
  /** 16 hex digits over rule, message and the facts it names; the same for the same finding in a later scan. */
  readonly fingerprint: string;
}
