import type { MessageData } from '../model/finding.ts';
import type { Family } from '../model/reading.ts';
import type { Facts, Rule, RuleExample, RuleFinding, Topic } from '../model/rule.ts';

/** Declares the data of one message: `data<{ key: string }>()`. The value is never used; the type is what locales are checked against. */
export const data = <D extends MessageData = Record<never, never>>(): D => ({}) as D;

type Messages = Readonly<Record<string, MessageData>>;

interface RuleSpec<Id extends string, M extends Messages> {
  readonly id: Id;
  readonly topic: Topic;
  readonly families: readonly Family[];
  readonly messages: M;
  applies(facts: Facts): boolean;
  /** Empty: `pass`. Called only where `applies`. */
  check(facts: Facts, make: Makers<M>): readonly RuleFinding<keyof M & string>[];
  /** Called by tests and by `explain` only: whoever scans does not pay for them. */
  examples(): readonly RuleExample<keyof M & string>[];
}

/** `evidence`: ids of what the finding rests on. */
type Make<M> = <Id extends keyof M & string>(
  messageId: Id,
  data: M[Id],
  evidence: readonly string[],
) => RuleFinding<keyof M & string>;

/** Makes a finding of one outcome. */
interface Makers<M> {
  readonly fail: Make<M>;
  readonly review: Make<M>;
  readonly undetermined: Make<M>;
}

export interface DefinedRule<Id extends string, M extends Messages> extends Rule<Id, keyof M & string> {
  /** Type-level only: message id → data, for the locales. */
  readonly messages: M;
}

/** A rule in one place: metadata, messages, logic, examples. */
export function defineRule<const Id extends string, M extends Messages>(spec: RuleSpec<Id, M>): DefinedRule<Id, M> {
  const maker =
    (outcome: RuleFinding['outcome']): Make<M> =>
    (messageId, data, evidence) => ({ outcome, messageId, data, evidence });
  const make: Makers<M> = { fail: maker('fail'), review: maker('review'), undetermined: maker('undetermined') };
  return {
    id: spec.id,
    topic: spec.topic,
    families: spec.families,
    messages: spec.messages,
    messageIds: Object.keys(spec.messages),
    applies: spec.applies,
    check: (facts) => spec.check(facts, make),
    get examples() {
      return spec.examples();
    },
  };
}
