import {
  COMPLIANCES,
  type Compliance,
  DUTY_IDS,
  type DutyId,
  INTEGRITIES,
  type Integrity,
  ORIGINS,
  type Origin,
  OUTCOMES,
  type Outcome,
  PROFILES,
  RULES,
  SEVERITIES,
  type Severity,
} from '@biaoshi/core';
import { Settings } from '../settings/settings.ts';

/** What is personal, and leaves only when it is asked for. */
export const REDACTIONS = ['gps', 'names', 'paths', 'prompts'] as const;
export type Redaction = (typeof REDACTIONS)[number];

/** Which assets and findings go out, and how much of them. The operator's own. */
export interface Policy {
  /** Results of these profiles; undefined: of all that the report has. */
  readonly profiles: readonly string[] | undefined;
  /** An asset goes out when a result has a verdict in all three lists, or one of the duties. */
  readonly origin: readonly Origin[];
  readonly compliance: readonly Compliance[];
  readonly integrity: readonly Integrity[];
  readonly duties: readonly DutyId[];
  /** Findings that go out with it. */
  readonly outcomes: readonly Outcome[];
  readonly severities: readonly Severity[];
  /** Findings of these rules only, and only assets that have one; undefined: of all rules. */
  readonly rules: readonly string[] | undefined;
  readonly redaction: readonly Redaction[];
}

/** Whatever somebody has to act on, without what is personal. */
export const DEFAULT_POLICY: Policy = {
  profiles: undefined,
  origin: ORIGINS,
  compliance: ['nonCompliant', 'needsReview', 'undetermined'],
  integrity: INTEGRITIES,
  duties: ['noticeDeclared', 'noticePossible', 'noticeSuspected'],
  outcomes: ['fail', 'review', 'undetermined'],
  severities: SEVERITIES,
  rules: undefined,
  redaction: REDACTIONS,
};

/**
 * A policy from JSON. `redaction` is a list of what is redacted, or `"none"`. Throws `InvalidArgumentError`
 * (`invalidConfig`) for an unknown key or value, naming the one probably meant.
 */
export function parsePolicy(given: unknown): Policy {
  const settings = new Settings(given ?? {}, 'policy');
  const some = (key: string, known: readonly string[]): readonly string[] | undefined =>
    settings.has(key) ? settings.choices(key, known, []) : undefined;
  const policy: Policy = {
    profiles: some(
      'profiles',
      PROFILES.map(({ id }) => id),
    ),
    origin: settings.choices('origin', ORIGINS, DEFAULT_POLICY.origin),
    compliance: settings.choices('compliance', COMPLIANCES, DEFAULT_POLICY.compliance),
    integrity: settings.choices('integrity', INTEGRITIES, DEFAULT_POLICY.integrity),
    duties: duties(settings),
    outcomes: settings.choices('outcomes', OUTCOMES, DEFAULT_POLICY.outcomes),
    severities: settings.choices('severities', SEVERITIES, DEFAULT_POLICY.severities),
    rules: some(
      'rules',
      RULES.map(({ id }) => id),
    ),
    redaction: redaction(settings),
  };
  settings.done();
  return policy;
}

/** `"none"`: a duty alone lets nothing out. */
const duties = (settings: Settings): readonly DutyId[] =>
  settings.value('duties') === 'none' ? [] : settings.choices('duties', DUTY_IDS, DEFAULT_POLICY.duties);

const redaction = (settings: Settings): readonly Redaction[] =>
  settings.value('redaction') === 'none' ? [] : settings.choices('redaction', REDACTIONS, REDACTIONS);
