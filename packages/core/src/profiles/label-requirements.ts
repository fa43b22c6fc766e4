import type { Severity } from '../model/finding.ts';
import type { Requirement, RuleUse } from '../model/profile.ts';
import type { RuleId } from '../rules/index.ts';

/** A `RuleUse` whose rule exists. */
export interface Use extends RuleUse {
  readonly rule: RuleId;
}

/** Says "cannot tell" where a label could not be looked for; it never fails, so its severity is never shown. */
export const UNREADABLE: Use = { rule: 'implicit-label-unreadable', severity: 'note' };

/** A mark in the pixels that is read without a key: worth knowing, never asked for. Others only their makers' detectors see. */
export const INVISIBLE_MARK: Use = { rule: 'invisible-mark-found', severity: 'note' };

interface Weights {
  /** Label, ContentProducer, ProduceID: the producer answers for them, not the platform that received the file. */
  readonly producerFields: Severity;
  /** Missing propagation fields: a warning to the provider who may follow Annex E note 1, a note to others. */
  readonly propagatorFields: Severity;
}

/**
 * What GB 45438-2025 clause 6 and Annex E and the practice guides ask of a label that is there. Only the standard is
 * binding: what a guide alone asks for is at most a warning.
 */
export function labelRequirements({ producerFields, propagatorFields }: Weights): readonly Requirement[] {
  const elements: Use = {
    rule: 'implicit-label-field-missing',
    severity: producerFields,
    messages: { wrapperWithoutLabel: 'warning', wrapperBesideLabel: 'note' },
  };
  const empty: Use = { rule: 'implicit-label-field-empty', severity: producerFields };
  const noPropagator: Use = { rule: 'propagator-fields-missing', severity: propagatorFields };
  return [
    { clause: 'gb-45438-6.1-a', rules: [elements, empty, noPropagator, CHAIN] },
    { clause: 'gb-45438-6.1-b', rules: [ENCODING] },
    { clause: 'gb-45438-6.1-c', rules: [DUPLICATE, DISAGREE, UNREADABLE] },
    { clause: 'gb-45438-6.2', rules: [INVISIBLE_MARK], undecidable: 'needsDetector' },
    {
      clause: 'gb-45438-e-a',
      rules: [PRIVATE_JSON, { ...elements, only: ['wrapperWithoutLabel', 'wrapperBesideLabel'] }],
    },
    { clause: 'gb-45438-e-b', rules: [ENCODING, NOT_STRING, elements] },
    {
      clause: 'gb-45438-e-c',
      rules: [
        { rule: 'implicit-label-value-out-of-range', severity: 'error', messages: { notProducers: 'warning' } },
        { ...DISAGREE, only: ['labelValuesDiffer', 'labelLowered'] },
      ],
    },
    { clause: 'gb-45438-e-d', rules: [ENTITY] },
    { clause: 'gb-45438-e-e', rules: [TOO_LONG], undecidable: 'needsOperatorRecords' },
    { clause: 'gb-45438-e-f', rules: [RESERVED, ...SECURITY_DATA] },
    { clause: 'gb-45438-e-g', rules: [{ ...CHAIN, only: ['propagatorMissing'] }] },
    { clause: 'gb-45438-e-h', rules: [{ ...CHAIN, only: ['numberMissing'] }], undecidable: 'needsOperatorRecords' },
    { clause: 'gb-45438-e-i', rules: [RESERVED, ...SECURITY_DATA] },
    {
      clause: 'gb-45438-e-j',
      rules: [{ rule: 'implicit-label-characters', severity: 'warning', messages: { reservedOutsideRange: 'note' } }],
    },
    { clause: 'gb-45438-e-note-1', rules: [noPropagator] },
    {
      clause: 'tc260-pg-20252a',
      rules: [
        { rule: 'producer-code-malformed', severity: 'warning' },
        { rule: 'producer-code-check-digit-mismatch', severity: 'warning' },
        {
          rule: 'producer-code-service-mismatch',
          severity: 'warning',
          messages: { propagatorRepeatsProducer: 'note' },
        },
        ENTITY,
      ],
    },
    {
      clause: 'tc260-pg-20259a-6',
      rules: [
        { rule: 'implicit-label-misplaced', severity: 'warning' },
        { rule: 'extension-mismatch', severity: 'note' },
      ],
    },
    { clause: 'tc260-pg-202511a', rules: [RESERVED, ...SECURITY_DATA] },
  ];
}

const CHAIN: Use = { rule: 'propagator-chain-incomplete', severity: 'warning' };
const DISAGREE: Use = { rule: 'labels-disagree', severity: 'error' };
const DUPLICATE: Use = {
  rule: 'implicit-label-duplicate',
  severity: 'error',
  messages: { copies: 'warning', appended: 'warning' },
};
const ENCODING: Use = {
  rule: 'implicit-label-encoding',
  severity: 'warning',
  messages: { duplicateKeys: 'error', unknownKeys: 'note' },
};
const ENTITY: Use = { rule: 'producer-entity-unknown', severity: 'note' };
const NOT_STRING: Use = { rule: 'implicit-label-value-not-string', severity: 'warning' };
const PRIVATE_JSON: Use = { rule: 'private-json-not-label', severity: 'warning', messages: { privateHint: 'note' } };
const RESERVED: Use = { rule: 'security-data-not-assessed', severity: 'note' };
const SECURITY_DATA: readonly Use[] = [
  { rule: 'security-data-binding-differs', severity: 'warning' },
  { rule: 'security-data-signature-invalid', severity: 'warning', messages: { binding: 'note' } },
];
const TOO_LONG: Use = { rule: 'implicit-label-field-too-long', severity: 'note' };
