import type { LimitName, OuterLimitName } from '../bytes/limits.ts';
import type { MessageData, Outcome, Severity } from '../model/finding.ts';
import type { UnexaminedReason } from '../model/location.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import type { Profile, UndecidableReason } from '../model/profile.ts';
import type { Family, Reading } from '../model/reading.ts';
import type { Topic } from '../model/rule.ts';
import type { Compliance, Duty, DutyId, Integrity, Origin } from '../model/verdict.ts';
import type { ProfileId } from '../profiles/index.ts';
import type { RULES } from '../rules/index.ts';

export const LOCALE_IDS = ['zh-CN', 'en'] as const;
export type LocaleId = (typeof LOCALE_IDS)[number];

/** What is wrong and why (`text`), and what puts it right (`fix`). Values from the file go in as they are: escape the result. */
interface MessageWords<D> {
  text(data: D): string;
  fix(data: D): string;
}

type AnyRule = (typeof RULES)[number];

/** One entry a rule and a message, with the data that the rule declares: a missing or mistyped message does not compile. */
export type RuleWords = {
  readonly [R in AnyRule as R['id']]: {
    readonly title: string;
    readonly messages: { readonly [M in keyof R['messages']]: MessageWords<R['messages'][M]> };
  };
};

export type ProblemWords = Readonly<Record<ProblemCode, (data: Problem['data']) => string>>;

/** The words for every closed set of values that a report holds. */
export interface Words {
  readonly origin: Readonly<Record<Origin, string>>;
  readonly compliance: Readonly<Record<Compliance, string>>;
  readonly integrity: Readonly<Record<Integrity, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly reading: Readonly<Record<Reading, string>>;
  /** The same of what is seen in pixels, where a reader that finds nothing has not shown that there is nothing. */
  readonly pixelReading: Readonly<Record<Reading, string>>;
  readonly family: Readonly<Record<Family, string>>;
  readonly duty: Readonly<Record<DutyId, (data: Duty['data']) => string>>;
  readonly unexamined: Readonly<Record<UnexaminedReason, string>>;
  readonly undecidable: Readonly<Record<UndecidableReason, string>>;
  readonly limit: Readonly<Record<LimitName | OuterLimitName, string>>;
  readonly topic: Readonly<Record<Topic, string>>;
  readonly role: Readonly<Record<Profile['role'], string>>;
  readonly profile: Readonly<Record<ProfileId, string>>;
  /** Who wrote a label, for `producerText`. */
  readonly producer: {
    readonly known: (entity: string, brands: string) => string;
    readonly unknownEntity: (entity: string) => string;
    readonly name: (brand: string) => string;
    readonly unknown: string;
  };
  /** Joins the items of a list. */
  readonly list: (items: readonly string[]) => string;
}

export interface Locale {
  readonly id: LocaleId;
  readonly rules: RuleWords;
  readonly words: Words;
  readonly problems: ProblemWords;
}

/** The same catalogue as a look-up by text, for findings that come from a saved report. */
export type LooseRuleWords = Readonly<
  Record<
    string,
    { readonly title: string; readonly messages: Readonly<Record<string, MessageWords<MessageData>>> } | undefined
  >
>;
