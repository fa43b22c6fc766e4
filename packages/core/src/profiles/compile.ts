import { InvalidArgumentError } from '../model/errors.ts';
import { SEVERITIES, type Severity } from '../model/finding.ts';
import type { Profile, RuleUse } from '../model/profile.ts';
import type { Rule } from '../model/rule.ts';
import { RULES } from '../rules/index.ts';
import { nearest } from './nearest.ts';

/** What a profile makes of one message: the strictest of its uses, and every clause that it concerns. */
interface Weight {
  readonly severity: Severity;
  readonly clauses: readonly string[];
}

export interface CompiledRule {
  readonly rule: Rule;
  /** For outcomes without a message of the rule. */
  readonly clauses: readonly string[];
  /** By message id. A message that no use concerns is not here: the profile does not ask for it. */
  readonly weights: ReadonlyMap<string, Weight>;
}

const compiled = new WeakMap<Profile, readonly CompiledRule[]>();

/** The rules that a profile uses, in the order of `RULES`, with what it makes of them. Computed once a profile. */
export function rulesOf(profile: Profile): readonly CompiledRule[] {
  const known = compiled.get(profile);
  if (known) return known;
  const fresh = compile(profile);
  compiled.set(profile, fresh);
  return fresh;
}

interface ClauseUse {
  readonly clause: string;
  readonly use: RuleUse;
}

/** Throws `InvalidArgumentError` (`invalidProfile`) for a rule that does not exist. */
function compile(profile: Profile): readonly CompiledRule[] {
  const uses = new Map<string, ClauseUse[]>();
  for (const { clause, rules } of profile.requirements) {
    for (const use of rules) uses.set(use.rule, [...(uses.get(use.rule) ?? []), { clause, use }]);
  }
  const found = RULES.flatMap((rule: Rule) => {
    const mine = uses.get(rule.id);
    uses.delete(rule.id);
    return mine ? [compileRule(rule, mine)] : [];
  });
  const [unknown] = uses.keys();
  if (unknown === undefined) return found;
  const near = nearest(
    unknown,
    RULES.map(({ id }) => id),
  );
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  throw new InvalidArgumentError('invalidProfile', `profile "${profile.id}" uses an unknown rule "${unknown}"${hint}`);
}

function compileRule(rule: Rule, uses: readonly ClauseUse[]): CompiledRule {
  const weights = new Map<string, Weight>();
  for (const messageId of rule.messageIds) {
    const concerned = uses.filter(({ use }) => use.only?.includes(messageId) ?? true);
    if (concerned.length === 0) continue;
    const severity = strictest(concerned.map(({ use }) => use.messages?.[messageId] ?? use.severity));
    weights.set(messageId, { severity, clauses: concerned.map(({ clause }) => clause) });
  }
  return { rule, clauses: uses.map(({ clause }) => clause), weights };
}

const strictest = (severities: readonly Severity[]): Severity =>
  SEVERITIES.find((severity) => severities.includes(severity)) ?? 'note';
