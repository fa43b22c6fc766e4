import type { AigcKey } from './aigc.ts';

export const RESERVED_KEYS = ['ReservedCode1', 'ReservedCode2'] as const satisfies readonly AigcKey[];
export type ReservedKey = (typeof RESERVED_KEYS)[number];

/**
 * `verified`: with a key that travels in the file itself, so it shows integrity and not who signed. `failed`: a signature
 * of a known form, over what is known, that does not fit. `unsupported`: another algorithm, form, key or coverage; that is
 * legal and says nothing. `notExamined`: nobody looked.
 */
export const SIGNATURE_CHECKS = ['notExamined', 'verified', 'failed', 'unsupported'] as const;
export type SignatureCheck = (typeof SIGNATURE_CHECKS)[number];

/** What a signature is over: fields of the label, a binding, or something that its entry does not say. */
export const SIGNATURE_COVERS = ['label', 'binding', 'other'] as const;
export type SignatureCover = (typeof SIGNATURE_COVERS)[number];

/** `sm3`: of a selection of the content that files do not declare, so nobody can recompute it. */
export const BINDING_METHODS = ['phash', 'sm3', 'other'] as const;
export type BindingMethod = (typeof BINDING_METHODS)[number];

/** `same`, `differs`: recomputed from the pixels, within or beyond the tolerance. */
export const BINDING_CHECKS = ['notExamined', 'same', 'differs', 'notRecomputable'] as const;
export type BindingCheck = (typeof BINDING_CHECKS)[number];

export interface SecurityDataBinding {
  readonly method: BindingMethod;
  /** Hexadecimal, lower case; '' where it is not. */
  readonly value: string;
  readonly check: BindingCheck;
  /** Bits in which the recomputed value differs; null where it was not recomputed. */
  readonly distance: number | null;
}

/** The security data of TC260-PG-202511A in a reserved code, and what was found out about it. */
export interface SecurityDataData {
  readonly field: ReservedKey;
  readonly signatures: readonly { readonly over: SignatureCover; readonly check: SignatureCheck }[];
  readonly bindings: readonly SecurityDataBinding[];
}
