import type { Profile } from '../model/profile.ts';
import { DISAGREE, markMissing, removed, SIGNATURE_NOTE, SOURCE_TYPE_NOTE } from './mark-requirements.ts';

/**
 * A provider under California's AI Transparency Act in the wording of SB 1000: hidden disclosure with five items, no
 * visible one. Platforms (§ 22757.3.1) and camera makers (§ 22757.3.3) have duties of their own and are not this role.
 */
export const US_CA_22757 = {
  id: 'us-ca-22757',
  version: 1,
  role: 'provider',
  inForce: '2026-09-30',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    { clause: 'ca-22757.2', rules: [], undecidable: 'notAboutFiles' },
    {
      clause: 'ca-22757.3-a-1',
      rules: [markMissing('error'), SOURCE_TYPE_NOTE, DISAGREE],
      undecidable: 'needsDetector',
    },
    { clause: 'ca-22757.3-a-1-A', rules: [{ rule: 'provider-name-missing', severity: 'error' }] },
    { clause: 'ca-22757.3-a-1-B', rules: [{ rule: 'system-name-version-missing', severity: 'error' }] },
    { clause: 'ca-22757.3-a-1-C', rules: [{ rule: 'created-time-missing', severity: 'error' }] },
    { clause: 'ca-22757.3-a-1-D', rules: [{ rule: 'unique-id-missing', severity: 'error' }] },
    { clause: 'ca-22757.3-a-1-E', rules: [{ rule: 'generated-or-altered-missing', severity: 'error' }] },
    { clause: 'ca-22757.3-a-1-F', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'ca-22757.3-a-2', rules: removed('note'), undecidable: 'needsDocuments' },
    { clause: 'ca-22757.3-a-3', rules: [], undecidable: 'needsDetector' },
    { clause: 'ca-22757.3-a-4', rules: [SIGNATURE_NOTE], undecidable: 'needsDocuments' },
  ],
  duties: [],
} as const satisfies Profile;
