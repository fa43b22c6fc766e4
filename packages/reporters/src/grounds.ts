import type { Evidence, Finding } from '@biaoshi/core';

/** The evidence that a finding rests on, in the finding's own order: of a contradiction, one side and then the other. */
export const groundsOf = (finding: Finding, evidence: readonly Evidence[]): readonly Evidence[] =>
  finding.evidence.flatMap((id) => evidence.find((found) => found.id === id) ?? []);
