import type { Profile } from '../model/profile.ts';
import { labelRequirements, UNREADABLE, type Use } from './label-requirements.ts';
import { C2PA_TRACES, TRACKS } from './provenance-requirements.ts';

const MISSING: Use = { rule: 'implicit-label-missing', severity: 'error' };
const ELEMENTS: Use = { rule: 'implicit-label-field-missing', severity: 'error', only: ['fieldMissing'] };
const EMPTY: Use = { rule: 'implicit-label-field-empty', severity: 'error' };

/** A generation service that audits its own output: every asset is stated to be AI-made, so a missing label fails. */
export const CN_PROVIDER = {
  id: 'cn-provider',
  version: 2,
  role: 'provider',
  inForce: '2025-09-01',
  assumesAiMade: true,
  withoutSign: 'outOfScope',
  requirements: [
    { clause: 'dsp-16', rules: [MISSING, ...C2PA_TRACES], undecidable: 'needsOperatorRecords' },
    { clause: 'dsp-18', rules: [], undecidable: 'needsBeforeAndAfter' },
    { clause: 'measures-4-3', rules: [], undecidable: 'needsPixels' },
    { clause: 'measures-4-last', rules: [], undecidable: 'needsPixels' },
    { clause: 'measures-5', rules: [MISSING, UNREADABLE, ELEMENTS, EMPTY] },
    { clause: 'measures-8', rules: [], undecidable: 'needsDocuments' },
    { clause: 'measures-9', rules: [], undecidable: 'needsOperatorRecords' },
    { clause: 'measures-10-2', rules: TRACKS, undecidable: 'concernsIntent' },
    { clause: 'measures-12', rules: [], undecidable: 'needsDocuments' },
    { clause: 'gb-45438-5.2-a', rules: [], undecidable: 'needsPixels' },
    { clause: 'gb-45438-5.2-b', rules: [], undecidable: 'needsPixels' },
    { clause: 'gb-45438-5.2-c', rules: [], undecidable: 'needsPixels' },
    { clause: 'gb-45438-5.2-d', rules: [], undecidable: 'needsPixels' },
    { clause: 'gb-45438-5.2-e', rules: [], undecidable: 'needsPixels' },
    ...labelRequirements({ producerFields: 'error', propagatorFields: 'warning' }),
  ],
  duties: [],
} as const satisfies Profile;
