import type { AssetReport, Finding, ProfileResult } from '@biaoshi/core';
import type { Policy } from './policy.ts';
import { redacted } from './redact.ts';

/** What of an asset goes out: the chosen results and findings, redacted; undefined when nothing does. Pure. */
export function choose(asset: AssetReport, policy: Policy): AssetReport | undefined {
  const results = asset.results.flatMap((result) => chosenResult(result, policy) ?? []);
  return results.length === 0 ? undefined : redacted({ ...asset, results }, policy.redaction);
}

function chosenResult(result: ProfileResult, policy: Policy): ProfileResult | undefined {
  if (policy.profiles && !policy.profiles.includes(result.profile)) return undefined;
  const { origin, compliance, integrity } = result.verdict;
  const judged =
    policy.origin.includes(origin) && policy.compliance.includes(compliance) && policy.integrity.includes(integrity);
  if (!judged && !result.duties.some(({ id }) => policy.duties.includes(id))) return undefined;
  const findings = result.findings.filter((finding) => isChosen(finding, policy));
  if (policy.rules && findings.length === 0) return undefined;
  return { ...result, findings };
}

/** A severity has meaning only where there is one; the outcome decides the rest. */
const isChosen = ({ ruleId, outcome, severity }: Finding, policy: Policy): boolean =>
  policy.outcomes.includes(outcome) &&
  (severity === null || policy.severities.includes(severity)) &&
  (!policy.rules || policy.rules.includes(ruleId));
