import type { C2paQuestion } from '@biaoshi/core';
import { BINDING_CODES } from './status-codes-binding.ts';
import { CONTENT_CODES } from './status-codes-content.ts';
import { SIGNER_CODES } from './status-codes-signer.ts';

/** A status code of the C2PA specification (or of CAWG's on identity), in our own words. */
export interface StatusCode {
  readonly code: string;
  readonly meaning: { readonly 'zh-CN': string; readonly en: string };
  /** The question that the code answers; null for one that answers none of the six. */
  readonly question: C2paQuestion | null;
  /** What the specification counts it as. */
  readonly kind: 'success' | 'informational' | 'failure';
  readonly success: boolean;
}

export type CodeRow = readonly [code: string, kind: StatusCode['kind'], chinese: string, english: string];

const statusCodes = (
  question: (code: string) => C2paQuestion | null,
  rows: readonly CodeRow[],
): readonly StatusCode[] =>
  rows.map(([code, kind, chinese, en]) => ({
    code,
    kind,
    success: kind === 'success',
    question: question(code),
    meaning: { 'zh-CN': chinese, en },
  }));

const TRUST = /^signingCredential\.(?:trusted|untrusted)$/;
const SIGNATURE = /^claimSignature\.(?:validated|mismatch|missing)$/;

const signerQuestion = (code: string): C2paQuestion | null => {
  if (TRUST.test(code)) return 'signerTrusted';
  if (SIGNATURE.test(code)) return 'signatureValid';
  return code.startsWith('cawg.') ? null : 'certificateValid';
};

/** Every status code that is known here, by name. */
export const STATUS_CODES: readonly StatusCode[] = [
  ...statusCodes(() => 'contentBound', BINDING_CODES),
  ...statusCodes(signerQuestion, SIGNER_CODES),
  ...statusCodes(() => null, CONTENT_CODES),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const BY_CODE: ReadonlyMap<string, StatusCode> = new Map(STATUS_CODES.map((status) => [status.code, status]));

/** Codes that counted as failures in version 1 of the specification, and stand so in records of that time. */
const FAILURES_ONCE: ReadonlySet<string> = new Set([
  'timeStamp.mismatch',
  'timeStamp.outsideValidity',
  'timeStamp.untrusted',
]);

/** True for a code that tells of a failure; a code that is not known here is taken for one. */
export const isFailureCode = (code: string): boolean =>
  code !== '' && ((BY_CODE.get(code)?.kind ?? 'failure') === 'failure' || FAILURES_ONCE.has(code));
