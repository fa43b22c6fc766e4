import type { Profile } from '../model/profile.ts';
import { DISAGREE, GENERATED_OR_ALTERED_NOTE, markMissing, removed, SOURCE_TYPE_NOTE } from './mark-requirements.ts';

/**
 * A provider that checks what its own system put out. A missing mark is an error, since Art. 50(2) is law; what the
 * voluntary Code asks for beyond it is a warning. The visible label of Art. 50(4) is the deployer's.
 */
export const EU_AI_ACT_50 = {
  id: 'eu-ai-act-50',
  version: 1,
  role: 'provider',
  inForce: '2026-08-02',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    {
      clause: 'eu-ai-act-50-2',
      rules: [markMissing('error'), GENERATED_OR_ALTERED_NOTE, SOURCE_TYPE_NOTE, DISAGREE],
      undecidable: 'needsDetector',
    },
    { clause: 'eu-code-1.1.1', rules: [{ rule: 'signature-missing', severity: 'warning' }, markMissing('warning')] },
    { clause: 'eu-code-1.1.2', rules: [], undecidable: 'needsDetector' },
    { clause: 'eu-code-1.1.3', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'eu-code-1.2', rules: removed('warning'), undecidable: 'needsBeforeAndAfter' },
    { clause: 'eu-code-1.3', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'eu-code-2', rules: [], undecidable: 'notAboutFiles' },
    { clause: 'eu-code-3.4', rules: [], undecidable: 'notAboutFiles' },
  ],
  duties: [],
} as const satisfies Profile;
