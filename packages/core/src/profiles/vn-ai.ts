import type { Profile } from '../model/profile.ts';
import { explicitLabelMissing } from './explicit-label-requirements.ts';
import { DISAGREE, markMissing, SOURCE_TYPE_NOTE } from './mark-requirements.ts';

/** Whoever owes the machine-readable mark, provider or deployer: our sources differ, so that a missing one is a warning. */
export const VN_AI = {
  id: 'vn-ai',
  version: 2,
  role: 'provider',
  inForce: '2026-03-01',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    {
      clause: 'vn-11-mark',
      rules: [markMissing('warning'), SOURCE_TYPE_NOTE, DISAGREE],
      undecidable: 'needsDetector',
    },
    { clause: 'vn-11-4', rules: [explicitLabelMissing('note')], undecidable: 'needsContext' },
  ],
  duties: [],
} as const satisfies Profile;
