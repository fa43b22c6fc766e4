import type { Profile } from '../model/profile.ts';
import {
  explicitLabelMissing,
  explicitLabelRequirements,
  producerDiffers,
  vendorMarkOnly,
} from './explicit-label-requirements.ts';
import { INVISIBLE_MARK, labelRequirements, UNREADABLE } from './label-requirements.ts';
import { C2PA_TRACES, TRACKS } from './provenance-requirements.ts';

/**
 * A regulator's check of files whose origin nobody states: only what the file itself proves fails, and a missing label
 * proves nothing (Measures Art. 9, services abroad, content that is not AI-made).
 */
export const CN_REGULATOR = {
  id: 'cn-regulator',
  version: 3,
  role: 'regulator',
  inForce: '2025-09-01',
  assumesAiMade: false,
  withoutSign: 'outOfScope',
  requirements: [
    { clause: 'dsp-16', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'dsp-18', rules: [], undecidable: 'needsBeforeAndAfter' },
    {
      clause: 'measures-4-3',
      rules: [explicitLabelMissing('note'), vendorMarkOnly('note')],
      undecidable: 'needsContext',
    },
    { clause: 'measures-4-last', rules: [explicitLabelMissing('note')], undecidable: 'needsContext' },
    {
      clause: 'measures-5',
      rules: [
        { rule: 'implicit-label-missing', severity: 'warning' },
        { rule: 'implicit-label-field-missing', severity: 'error', only: ['fieldMissing'] },
        { rule: 'implicit-label-field-empty', severity: 'error' },
        UNREADABLE,
      ],
    },
    { clause: 'measures-6-1', rules: [], undecidable: 'needsPage' },
    { clause: 'measures-6-2', rules: [], undecidable: 'needsPage' },
    { clause: 'measures-6-3', rules: [...C2PA_TRACES, INVISIBLE_MARK], undecidable: 'needsPage' },
    { clause: 'measures-6-4', rules: [], undecidable: 'notAboutFiles' },
    {
      clause: 'measures-6-last',
      rules: [{ rule: 'propagator-chain-incomplete', severity: 'warning' }],
      undecidable: 'needsBeforeAndAfter',
    },
    { clause: 'measures-7', rules: [], undecidable: 'needsDocuments' },
    { clause: 'measures-8', rules: [], undecidable: 'needsDocuments' },
    { clause: 'measures-9', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'measures-10-1', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'measures-10-2', rules: [...TRACKS, producerDiffers('warning')], undecidable: 'concernsIntent' },
    { clause: 'measures-12', rules: [], undecidable: 'needsDocuments' },
    { clause: 'measures-13', rules: [], undecidable: 'notAboutFiles' },
    ...explicitLabelRequirements('note'),
    ...labelRequirements({ producerFields: 'error', propagatorFields: 'note' }),
  ],
  duties: [],
} as const satisfies Profile;
