import type { Severity } from './finding.ts';
import type { DutyId, Origin } from './verdict.ts';

/** How one rule serves a requirement. */
export interface RuleUse {
  readonly rule: string;
  readonly severity: Severity;
  /** Severities of single messages where they differ from `severity`. */
  readonly messages?: Readonly<Record<string, Severity>>;
  /** The messages that concern this clause; all of the rule's where left out. */
  readonly only?: readonly string[];
}

/** Why a clause cannot be decided from a file alone. Words are in the locales. */
export const UNDECIDABLE_REASONS = [
  'needsPixels',
  'needsPage',
  'needsBeforeAndAfter',
  'needsDocuments',
  'needsOperatorRecords',
  'concernsIntent',
  'notAboutFiles',
  /** An invisible mark only its maker's detector can see. */
  'needsDetector',
  /** Whether the content is of the kind that the clause is about (a deep fake, an advertisement). */
  'needsContext',
] as const;
export type UndecidableReason = (typeof UNDECIDABLE_REASONS)[number];

/** A clause and how it is decided: by rules, or, honestly, not. */
export interface Requirement {
  readonly clause: string;
  readonly rules: readonly RuleUse[];
  readonly undecidable?: UndecidableReason;
}

/** A regime and a role as data. */
export interface Profile {
  readonly id: string;
  readonly version: number;
  readonly role: 'provider' | 'platform' | 'regulator' | 'deployer' | 'merchant';
  /** ISO date from which the regime binds. */
  readonly inForce: string;
  /** The user of the profile states that its assets are AI-made. */
  readonly assumesAiMade: boolean;
  /** `outOfScope`: an asset without any sign needs nothing. `compliant`: it has been checked and nothing was proved. */
  readonly withoutSign: 'outOfScope' | 'compliant';
  readonly requirements: readonly Requirement[];
  /** Duties by origin, each with the clause it comes from. */
  readonly duties: readonly { readonly origin: Origin; readonly duty: DutyId; readonly clause: string }[];
}

/** P: the text itself was read. Q: quoted word for word by others. S: secondary sources. U: unsure. */
export const CONFIDENCES = ['P', 'Q', 'S', 'U'] as const;

export interface ClauseReading {
  readonly source: string;
  readonly confidence: (typeof CONFIDENCES)[number];
  /** ISO date. */
  readonly inForce: string;
}

/** A clause: its citation and, only where regulation sources confirm the wording, its text. */
export interface Clause {
  readonly id: string;
  /** e.g. `GB 45438-2025 6.1 c)`. */
  readonly citation: { readonly 'zh-CN': string; readonly en: string };
  /** Chinese wording; present only where confirmed. Never a paraphrase. */
  readonly quotation?: string;
  /** Where our reading comes from, how sure it is, and from when the clause binds; for laws outside China. */
  readonly reading?: ClauseReading;
  /** Our own words for it. */
  readonly gist: { readonly 'zh-CN': string; readonly en: string };
}
