import type { Profile } from '../model/profile.ts';
import { explicitLabelMissing } from './explicit-label-requirements.ts';
import { DISAGREE, markMissing } from './mark-requirements.ts';

/**
 * An AI business operator that checks outputs of its service. A visible mark meets Art. 31(2) as well as one in the file,
 * and we know the law from reports only: a missing mark is a warning.
 */
export const KR_AI_BASIC = {
  id: 'kr-ai-basic',
  version: 2,
  role: 'provider',
  inForce: '2026-01-22',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    { clause: 'kr-31-1', rules: [], undecidable: 'needsPage' },
    {
      clause: 'kr-31-2',
      rules: [{ ...markMissing('warning'), messages: { onlyVisible: 'note' } }, DISAGREE],
      undecidable: 'needsPage',
    },
    { clause: 'kr-31-3', rules: [explicitLabelMissing('note')], undecidable: 'needsContext' },
  ],
  duties: [],
} as const satisfies Profile;
