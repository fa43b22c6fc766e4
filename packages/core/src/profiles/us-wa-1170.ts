import type { Profile } from '../model/profile.ts';
import {
  DISAGREE,
  GENERATED_OR_ALTERED_NOTE,
  markMissing,
  removed,
  SIGNATURE_NOTE,
  SOURCE_TYPE_NOTE,
} from './mark-requirements.ts';

/** A large provider under Washington's act: any mark that says AI will do, and C2PA is deemed to. */
export const US_WA_1170 = {
  id: 'us-wa-1170',
  version: 1,
  role: 'provider',
  inForce: '2027-02-01',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    {
      clause: 'wa-1170-2',
      rules: [markMissing('error'), GENERATED_OR_ALTERED_NOTE, SOURCE_TYPE_NOTE, DISAGREE],
      undecidable: 'needsDetector',
    },
    { clause: 'wa-1170-2-permanence', rules: removed('note'), undecidable: 'needsDocuments' },
    {
      clause: 'wa-1170-2-2',
      rules: [SIGNATURE_NOTE],
      undecidable: 'needsDocuments',
    },
  ],
  duties: [],
} as const satisfies Profile;
