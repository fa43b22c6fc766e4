import { dutiesOf } from './duties.ts';
import { factsOf, type ReadAsset } from './facts.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Finding, MessageData } from './model/finding.ts';
import type { Profile } from './model/profile.ts';
import type { ProfileResult } from './model/report.ts';
import type { Facts, RuleFinding } from './model/rule.ts';
import { type CompiledRule, rulesOf } from './profiles/compile.ts';
import { verdictOf } from './verdict.ts';

export interface EvaluateOptions {
  readonly profiles: readonly Profile[];
  /** The asset's file name, for the check of its ending. */
  readonly name: string;
  /** The uploader declared the content AI-made. */
  readonly declared: boolean;
  /** Lists `pass` and `notApplicable` too, with those words as message ids, one finding a rule. Default false. */
  readonly allOutcomes?: boolean;
}

/** What the evidence means under each profile. Pure. Throws `InvalidArgumentError` for a profile with an unknown rule. */
export function evaluate(asset: ReadAsset, options: EvaluateOptions): readonly ProfileResult[] {
  const facts = factsOf(asset, options.name, { declared: options.declared, aiMade: false });
  return options.profiles.map((profile) => judge(facts, profile, options));
}

function judge(unjudged: Facts, profile: Profile, { declared, allOutcomes }: EvaluateOptions): ProfileResult {
  const aiMade = profile.assumesAiMade;
  const facts = aiMade ? { ...unjudged, context: { declared, aiMade } } : unjudged;
  const found: Finding[] = [];
  const clear: Finding[] = [];
  for (const compiled of rulesOf(profile)) {
    if (!compiled.rule.applies(facts)) {
      if (allOutcomes) clear.push(clearFinding(compiled, 'notApplicable'));
      continue;
    }
    const before = found.length;
    for (const raw of compiled.rule.check(facts)) addFinding(found, before, compiled, raw);
    if (allOutcomes && found.length === before) clear.push(clearFinding(compiled, 'pass'));
  }
  const verdict = verdictOf(facts, found, profile);
  return {
    profile: profile.id,
    verdict,
    duties: dutiesOf(facts, verdict.origin, profile),
    findings: [...found, ...clear],
  };
}

/** Gives a rule's finding the profile's severity and clauses. The same fact in several places is one finding with all its evidence. */
function addFinding(found: Finding[], from: number, { rule, weights }: CompiledRule, raw: RuleFinding): void {
  const weight = weights.get(raw.messageId);
  if (!weight) return;
  const { outcome, messageId, data, evidence } = raw;
  const fingerprint = fingerprintOf(rule.id, messageId, data);
  for (let index = from; index < found.length; index++) {
    const same = found[index];
    if (same?.fingerprint !== fingerprint) continue;
    found[index] = { ...same, evidence: [...new Set([...same.evidence, ...evidence])] };
    return;
  }
  const severity = outcome === 'undetermined' ? null : weight.severity;
  found.push({ ruleId: rule.id, outcome, severity, messageId, data, clauses: weight.clauses, evidence, fingerprint });
}

const NO_DATA: MessageData = {};
const NO_EVIDENCE: readonly string[] = [];

function clearFinding({ rule, clauses }: CompiledRule, outcome: 'pass' | 'notApplicable'): Finding {
  const fingerprint = fingerprintOf(rule.id, outcome, NO_DATA);
  return {
    ruleId: rule.id,
    outcome,
    severity: null,
    messageId: outcome,
    data: NO_DATA,
    clauses,
    evidence: NO_EVIDENCE,
    fingerprint,
  };
}
