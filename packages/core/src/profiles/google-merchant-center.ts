import type { Profile } from '../model/profile.ts';
import { DISAGREE, markMissing, removed } from './mark-requirements.ts';

/**
 * A merchant that checks product images before it hands them in. Nobody states that they are AI-made: only those that show
 * a sign, or are declared, have to say so. Whether a part made by AI is to be marked in the same way is not settled.
 */
export const GOOGLE_MERCHANT_CENTER = {
  id: 'google-merchant-center',
  version: 1,
  role: 'merchant',
  inForce: '2024-02-01',
  assumesAiMade: false,
  withoutSign: 'outOfScope',
  requirements: [
    {
      clause: 'gmc-source-type',
      rules: [
        {
          rule: 'source-type-missing-or-wrong',
          severity: 'error',
          messages: { retired: 'warning', partly: 'note', spelling: 'note' },
        },
        markMissing('error'),
        DISAGREE,
      ],
    },
    { clause: 'gmc-keep-marks', rules: removed('warning'), undecidable: 'needsBeforeAndAfter' },
    { clause: 'gmc-no-overlay', rules: [], undecidable: 'needsPixels' },
  ],
  duties: [],
} as const satisfies Profile;
