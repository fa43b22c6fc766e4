import type { Profile } from '../model/profile.ts';
import { explicitLabelMissing, illegible, vendorMarkOnly } from './explicit-label-requirements.ts';
import { DISAGREE, markMissing, removed, SOURCE_TYPE_NOTE } from './mark-requirements.ts';

/**
 * An intermediary whose tool makes or changes pictures. The rule binds only for what looks real and shows a person or an
 * event: no file tells, so that nothing here is more than a warning.
 */
export const IN_IT_RULES = {
  id: 'in-it-rules',
  version: 2,
  role: 'provider',
  inForce: '2026-02-20',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    { clause: 'in-2-1-wa', rules: [], undecidable: 'needsContext' },
    {
      clause: 'in-3-3-a-ii-label',
      rules: [explicitLabelMissing('note'), vendorMarkOnly('note'), illegible('note')],
      undecidable: 'needsContext',
    },
    {
      clause: 'in-3-3-a-ii-metadata',
      rules: [
        markMissing('warning'),
        { rule: 'unique-id-missing', severity: 'warning' },
        {
          rule: 'system-name-version-missing',
          severity: 'warning',
          only: ['nameMissing', 'nameElsewhere', 'cannotTell'],
        },
        SOURCE_TYPE_NOTE,
        DISAGREE,
      ],
      undecidable: 'needsContext',
    },
    { clause: 'in-3-3-b', rules: removed('warning'), undecidable: 'needsBeforeAndAfter' },
    { clause: 'in-4-1A', rules: [], undecidable: 'needsOperatorRecords' },
  ],
  duties: [],
} as const satisfies Profile;
