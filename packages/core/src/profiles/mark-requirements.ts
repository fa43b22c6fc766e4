import type { Severity } from '../model/finding.ts';
import type { Use } from './label-requirements.ts';

/** Says that what is AI-made is not marked as such. Without a mark, the items of a mark are not asked for. */
export const markMissing = (severity: Severity): Use => ({ rule: 'machine-readable-mark-missing', severity });

/** No clause asks that marks agree, or that a source type be right beside another mark; both are worth knowing. */
export const DISAGREE: Use = { rule: 'carriers-disagree', severity: 'note' };
export const SOURCE_TYPE_NOTE: Use = {
  rule: 'source-type-missing-or-wrong',
  severity: 'note',
  only: ['wrong', 'retired'],
};

/** Where a signature is not asked for, that it could not be checked leaves nothing open. */
export const SIGNATURE_NOTE: Use = {
  rule: 'signature-missing',
  severity: 'note',
  only: ['unsigned', 'signatureInvalid', 'notBound', 'altered'],
};
export const GENERATED_OR_ALTERED_NOTE: Use = {
  rule: 'generated-or-altered-missing',
  severity: 'note',
  only: ['missing', 'elsewhere'],
};

/** What is left of a mark that was there; nothing is said of who took it, or why. */
export const removed = (severity: 'warning' | 'note'): readonly Use[] => [
  { rule: 'label-residue', severity, messages: { besideLabel: 'note' } },
  { rule: 'label-stripped', severity },
];
