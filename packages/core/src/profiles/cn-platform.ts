import type { Profile } from '../model/profile.ts';
import { producerDiffers } from './explicit-label-requirements.ts';
import { INVISIBLE_MARK, labelRequirements, UNREADABLE } from './label-requirements.ts';
import { C2PA_TRACES, TRACKS } from './provenance-requirements.ts';

/**
 * A content platform that checks what users upload (Measures Art. 6). An asset without any sign is none of its concern.
 * What the producer left out is a warning here: the platform owes the notice and its own fields, not the producer's.
 */
export const CN_PLATFORM = {
  id: 'cn-platform',
  version: 3,
  role: 'platform',
  inForce: '2025-09-01',
  assumesAiMade: false,
  withoutSign: 'outOfScope',
  requirements: [
    { clause: 'dsp-18', rules: [], undecidable: 'needsBeforeAndAfter' },
    { clause: 'measures-6-1', rules: [UNREADABLE], undecidable: 'needsPage' },
    {
      clause: 'measures-6-2',
      rules: [{ rule: 'implicit-label-missing', severity: 'warning', only: ['missingThoughDeclared'] }],
      undecidable: 'needsPage',
    },
    {
      clause: 'measures-6-3',
      rules: [
        {
          rule: 'implicit-label-missing',
          severity: 'warning',
          only: ['missingThoughTraced', 'missingThoughStated', 'missingThoughSeen'],
        },
        ...C2PA_TRACES,
        INVISIBLE_MARK,
      ],
      undecidable: 'needsPage',
    },
    { clause: 'measures-6-4', rules: [], undecidable: 'notAboutFiles' },
    {
      clause: 'measures-6-last',
      rules: [{ rule: 'propagator-chain-incomplete', severity: 'warning' }],
      undecidable: 'needsBeforeAndAfter',
    },
    { clause: 'measures-10-1', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'measures-10-2', rules: [...TRACKS, producerDiffers('note')], undecidable: 'concernsIntent' },
    ...labelRequirements({ producerFields: 'warning', propagatorFields: 'note' }),
  ],
  duties: [
    { origin: 'declared', duty: 'noticeDeclared', clause: 'measures-6-1' },
    { origin: 'declared', duty: 'writePropagatorFields', clause: 'measures-6-last' },
    { origin: 'possible', duty: 'noticePossible', clause: 'measures-6-2' },
    { origin: 'possible', duty: 'writePropagatorFields', clause: 'measures-6-last' },
    { origin: 'suspected', duty: 'noticeSuspected', clause: 'measures-6-3' },
    { origin: 'suspected', duty: 'writePropagatorFields', clause: 'measures-6-last' },
  ],
} as const satisfies Profile;
