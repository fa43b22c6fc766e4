import type { Finding, ProfileResult } from '@biaoshi/core';

/** A finding that somebody has to look at: not a pass, not inapplicable. */
export const concerns = ({ findings }: ProfileResult): readonly Finding[] =>
  findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'notApplicable');
