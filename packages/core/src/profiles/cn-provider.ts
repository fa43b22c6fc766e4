import type { Profile } from '../model/profile.ts';
import {
  explicitLabelMissing,
  explicitLabelRequirements,
  LABEL_NOT_EXAMINED,
  producerDiffers,
  vendorMarkOnly,
} from './explicit-label-requirements.ts';
import { labelRequirements, UNREADABLE, type Use } from './label-requirements.ts';
import { C2PA_TRACES, TRACKS } from './provenance-requirements.ts';

const MISSING: Use = { rule: 'implicit-label-missing', severity: 'error' };
const ELEMENTS: Use = { rule: 'implicit-label-field-missing', severity: 'error', only: ['fieldMissing'] };
const EMPTY: Use = { rule: 'implicit-label-field-empty', severity: 'error' };

/**
 * A generation service that audits its own output: every asset is stated to be AI-made, so a missing implicit label fails. A
 * visible label that was not detected is for review: a reader of pixels overlooks some, and Measures Art. 9 waives it. Where
 * nobody looked, the label's clauses are undetermined, and so is an asset that nothing else is wrong with.
 */
export const CN_PROVIDER = {
  id: 'cn-provider',
  version: 4,
  role: 'provider',
  inForce: '2025-09-01',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    { clause: 'dsp-16', rules: [MISSING, ...C2PA_TRACES], undecidable: 'needsOperatorRecords' },
    { clause: 'dsp-18', rules: [], undecidable: 'needsBeforeAndAfter' },
    {
      clause: 'measures-4-3',
      rules: [LABEL_NOT_EXAMINED, explicitLabelMissing('warning', 'unread'), vendorMarkOnly('warning')],
    },
    { clause: 'measures-4-last', rules: [explicitLabelMissing('warning')], undecidable: 'needsContext' },
    { clause: 'measures-5', rules: [MISSING, UNREADABLE, ELEMENTS, EMPTY] },
    { clause: 'measures-8', rules: [], undecidable: 'needsDocuments' },
    { clause: 'measures-9', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'measures-10-2', rules: [...TRACKS, producerDiffers('warning')], undecidable: 'concernsIntent' },
    { clause: 'measures-12', rules: [], undecidable: 'needsDocuments' },
    ...explicitLabelRequirements('warning', [LABEL_NOT_EXAMINED]),
    ...labelRequirements({ producerFields: 'error', propagatorFields: 'warning' }),
  ],
  duties: [],
} as const satisfies Profile;
