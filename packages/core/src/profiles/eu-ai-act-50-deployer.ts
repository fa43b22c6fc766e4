import type { Profile } from '../model/profile.ts';
import { DISAGREE } from './mark-requirements.ts';

/**
 * Somebody who publishes content that an AI system made. What is owed is a visible label, and only on a deep fake: no
 * metadata decides either, so that an asset with a sign of AI is undetermined, never compliant.
 */
export const EU_AI_ACT_50_DEPLOYER = {
  id: 'eu-ai-act-50-deployer',
  version: 1,
  role: 'deployer',
  inForce: '2026-08-02',
  assumesAiMade: false,
  withoutSign: 'outOfScope',
  requirements: [
    {
      clause: 'eu-ai-act-50-4',
      rules: [{ rule: 'explicit-label-not-assessed', severity: 'warning' }, DISAGREE],
      undecidable: 'needsContext',
    },
    { clause: 'eu-ai-act-50-5', rules: [], undecidable: 'needsPage' },
    { clause: 'eu-code-s2-1.1', rules: [], undecidable: 'needsPixels' },
    { clause: 'eu-code-s2-1.2', rules: [], undecidable: 'needsPixels' },
  ],
  duties: [],
} as const satisfies Profile;
