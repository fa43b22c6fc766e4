/** The parts of a 27-character provider code (TC260-PG-20252A), as written; none of them is judged but the check digit. */
export interface ProducerCode {
  /** Positions 1–2; `00` is the only format known. */
  readonly format: string;
  /** Position 3; `1` = organisation. */
  readonly subjectType: string;
  /** Position 4; `1` = unified social credit code. */
  readonly binding: string;
  /** Positions 5–22. */
  readonly entityCode: string;
  /** Position 23; `1` = generation, `2` = propagation, `0` only where the whole extension is `00000`. */
  readonly service: string;
  /** Positions 24–27, of the provider's choice. */
  readonly extension: string;
  /** `entityCode` ends in the check digit of GB 32100. */
  readonly checkDigitOk: boolean;
}

export const PRODUCER_CODE_LENGTH = 27;

const CODE = /^[0-9A-Z]{27}$/;

/** Takes a provider code apart; undefined when the value is not 27 digits and capitals. */
export function parseProducerCode(value: string): ProducerCode | undefined {
  if (value.length !== PRODUCER_CODE_LENGTH || !CODE.test(value)) return undefined;
  const entityCode = value.slice(4, 22);
  return {
    format: value.slice(0, 2),
    subjectType: value.charAt(2),
    binding: value.charAt(3),
    entityCode,
    service: value.charAt(22),
    extension: value.slice(23),
    checkDigitOk: creditCodeCheckDigit(entityCode) === entityCode.charAt(17),
  };
}

/** GB 32100-2015: the digits and capitals that are not mistaken for digits, worth 0 to 30. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const VALUE_BY_UNIT: readonly number[] = Array.from({ length: 128 }, (_, unit) =>
  ALPHABET.indexOf(String.fromCharCode(unit)),
);
/** 3^i mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check digit of a unified social credit code's first 17 characters; undefined when one is not in the alphabet. */
export function creditCodeCheckDigit(code: string): string | undefined {
  let sum = 0;
  for (let index = 0; index < WEIGHTS.length; index++) {
    const value = VALUE_BY_UNIT[code.charCodeAt(index)] ?? -1;
    if (value < 0) return undefined;
    sum += value * (WEIGHTS[index] ?? 0);
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

const LEAST_CODE_LENGTH = 18;
const LEAST_CODE_DIGITS = 10;

/**
 * True for a value that was meant as a code rather than a name (Annex E d allows either): letters and digits only, at
 * least as long as a unified social credit code, ten digits or more. `doubao` and `RunningHub` are names.
 */
export function looksLikeCode(value: string): boolean {
  if (value.length < LEAST_CODE_LENGTH || !/^[0-9A-Za-z]+$/.test(value)) return false;
  let digits = 0;
  for (let index = 0; index < value.length && digits < LEAST_CODE_DIGITS; index++) {
    const unit = value.charCodeAt(index);
    if (unit >= 0x30 && unit <= 0x39) digits++;
  }
  return digits >= LEAST_CODE_DIGITS;
}
