import type { Profile } from '../model/profile.ts';
import { explicitLabelMissing, illegible, vendorMarkOnly } from './explicit-label-requirements.ts';
import { DISAGREE } from './mark-requirements.ts';

/**
 * Somebody who publishes content that an AI system made. What is owed is a visible label, and only on a deep fake: no
 * metadata decides either, so that an asset with a sign of AI at whose pixels nobody looked is undetermined. Where somebody
 * looked, a label that was not detected is for review: it may stand beside the picture, or not be owed.
 */
export const EU_AI_ACT_50_DEPLOYER = {
  id: 'eu-ai-act-50-deployer',
  version: 2,
  role: 'deployer',
  inForce: '2026-08-02',
  assumesAiMade: false,
  withoutSign: 'outOfScope',
  requirements: [
    {
      clause: 'eu-ai-act-50-4',
      rules: [
        {
          rule: 'explicit-label-not-assessed',
          severity: 'warning',
          only: ['notAssessed', 'partlyRead', 'originUnread'],
        },
        explicitLabelMissing('warning'),
        vendorMarkOnly('note'),
        DISAGREE,
      ],
      undecidable: 'needsContext',
    },
    { clause: 'eu-ai-act-50-5', rules: [], undecidable: 'needsPage' },
    { clause: 'eu-code-s2-1.1', rules: [illegible('note')], undecidable: 'needsPage' },
    { clause: 'eu-code-s2-1.2', rules: [illegible('note')], undecidable: 'needsPage' },
  ],
  duties: [],
} as const satisfies Profile;
