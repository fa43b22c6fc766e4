import { extensionMismatch } from './extension-mismatch.ts';
import { implicitLabelCharacters } from './implicit-label-characters.ts';
import { implicitLabelDuplicate } from './implicit-label-duplicate.ts';
import { implicitLabelEncoding } from './implicit-label-encoding.ts';
import { implicitLabelFieldEmpty } from './implicit-label-field-empty.ts';
import { implicitLabelFieldMissing } from './implicit-label-field-missing.ts';
import { implicitLabelFieldTooLong } from './implicit-label-field-too-long.ts';
import { implicitLabelMisplaced } from './implicit-label-misplaced.ts';
import { implicitLabelMissing } from './implicit-label-missing.ts';
import { implicitLabelUnreadable } from './implicit-label-unreadable.ts';
import { implicitLabelValueNotString } from './implicit-label-value-not-string.ts';
import { implicitLabelValueOutOfRange } from './implicit-label-value-out-of-range.ts';
import { labelResidue } from './label-residue.ts';
import { labelsDisagree } from './labels-disagree.ts';
import { privateJsonNotLabel } from './private-json-not-label.ts';
import { producerCodeCheckDigitMismatch } from './producer-code-check-digit-mismatch.ts';
import { producerCodeMalformed } from './producer-code-malformed.ts';
import { producerCodeServiceMismatch } from './producer-code-service-mismatch.ts';
import { producerEntityUnknown } from './producer-entity-unknown.ts';
import { propagatorChainIncomplete } from './propagator-chain-incomplete.ts';
import { propagatorFieldsMissing } from './propagator-fields-missing.ts';
import { securityDataNotAssessed } from './security-data-not-assessed.ts';

/** Every rule, sorted by id. Adding one: a file here, a line in this list, its words in each locale, its use in a profile. */
export const RULES = [
  extensionMismatch,
  implicitLabelCharacters,
  implicitLabelDuplicate,
  implicitLabelEncoding,
  implicitLabelFieldEmpty,
  implicitLabelFieldMissing,
  implicitLabelFieldTooLong,
  implicitLabelMisplaced,
  implicitLabelMissing,
  implicitLabelUnreadable,
  implicitLabelValueNotString,
  implicitLabelValueOutOfRange,
  labelResidue,
  labelsDisagree,
  privateJsonNotLabel,
  producerCodeCheckDigitMismatch,
  producerCodeMalformed,
  producerCodeServiceMismatch,
  producerEntityUnknown,
  propagatorChainIncomplete,
  propagatorFieldsMissing,
  securityDataNotAssessed,
] as const;

export type RuleId = (typeof RULES)[number]['id'];
