import { c2paCertificateInvalid } from './c2pa-certificate-invalid.ts';
import { c2paHashMismatch } from './c2pa-hash-mismatch.ts';
import { c2paIngredientInvalid } from './c2pa-ingredient-invalid.ts';
import { c2paManifestAltered } from './c2pa-manifest-altered.ts';
import { c2paNotChecked } from './c2pa-not-checked.ts';
import { c2paPointerDangling } from './c2pa-pointer-dangling.ts';
import { c2paSignatureInvalid } from './c2pa-signature-invalid.ts';
import { c2paSignerUntrusted } from './c2pa-signer-untrusted.ts';
import { carriersDisagree } from './carriers-disagree.ts';
import { createdTimeMissing } from './created-time-missing.ts';
import { explicitLabelIllegible } from './explicit-label-illegible.ts';
import { explicitLabelMisplaced } from './explicit-label-misplaced.ts';
import { explicitLabelMissing } from './explicit-label-missing.ts';
import { explicitLabelNotAssessed } from './explicit-label-not-assessed.ts';
import { explicitLabelTooSmall } from './explicit-label-too-small.ts';
import { explicitLabelWording } from './explicit-label-wording.ts';
import { extensionMismatch } from './extension-mismatch.ts';
import { generatedOrAlteredMissing } from './generated-or-altered-missing.ts';
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
import { invisibleMarkFound } from './invisible-mark-found.ts';
import { labelResidue } from './label-residue.ts';
import { labelStripped } from './label-stripped.ts';
import { labelTransplanted } from './label-transplanted.ts';
import { labelsDisagree } from './labels-disagree.ts';
import { machineReadableMarkMissing } from './machine-readable-mark-missing.ts';
import { privateJsonNotLabel } from './private-json-not-label.ts';
import { producerCodeCheckDigitMismatch } from './producer-code-check-digit-mismatch.ts';
import { producerCodeMalformed } from './producer-code-malformed.ts';
import { producerCodeServiceMismatch } from './producer-code-service-mismatch.ts';
import { producerEntityUnknown } from './producer-entity-unknown.ts';
import { propagatorChainIncomplete } from './propagator-chain-incomplete.ts';
import { propagatorFieldsMissing } from './propagator-fields-missing.ts';
import { providerNameMissing } from './provider-name-missing.ts';
import { securityDataBindingDiffers } from './security-data-binding-differs.ts';
import { securityDataNotAssessed } from './security-data-not-assessed.ts';
import { securityDataSignatureInvalid } from './security-data-signature-invalid.ts';
import { signatureMissing } from './signature-missing.ts';
import { sourceTypeMissingOrWrong } from './source-type-missing-or-wrong.ts';
import { systemNameVersionMissing } from './system-name-version-missing.ts';
import { uniqueIdMissing } from './unique-id-missing.ts';
import { vendorMarkOnly } from './vendor-mark-only.ts';
import { visibleProducerDiffers } from './visible-producer-differs.ts';

/** Every rule, sorted by id. Adding one: a file here, a line in this list, its words in each locale, its use in a profile. */
export const RULES = [
  c2paCertificateInvalid,
  c2paHashMismatch,
  c2paIngredientInvalid,
  c2paManifestAltered,
  c2paNotChecked,
  c2paPointerDangling,
  c2paSignatureInvalid,
  c2paSignerUntrusted,
  carriersDisagree,
  createdTimeMissing,
  explicitLabelIllegible,
  explicitLabelMisplaced,
  explicitLabelMissing,
  explicitLabelNotAssessed,
  explicitLabelTooSmall,
  explicitLabelWording,
  extensionMismatch,
  generatedOrAlteredMissing,
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
  invisibleMarkFound,
  labelResidue,
  labelStripped,
  labelTransplanted,
  labelsDisagree,
  machineReadableMarkMissing,
  privateJsonNotLabel,
  producerCodeCheckDigitMismatch,
  producerCodeMalformed,
  producerCodeServiceMismatch,
  producerEntityUnknown,
  propagatorChainIncomplete,
  propagatorFieldsMissing,
  providerNameMissing,
  securityDataBindingDiffers,
  securityDataNotAssessed,
  securityDataSignatureInvalid,
  signatureMissing,
  sourceTypeMissingOrWrong,
  systemNameVersionMissing,
  uniqueIdMissing,
  vendorMarkOnly,
  visibleProducerDiffers,
] as const;

export type RuleId = (typeof RULES)[number]['id'];
