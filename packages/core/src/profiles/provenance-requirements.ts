import type { Use } from './label-requirements.ts';

/**
 * What C2PA tells, for clauses of the Chinese rules. None is an error: those rules ask for the AIGC field, and no text lets
 * a manifest replace it or breaks a law where a manifest fails. A warning is what puts the trace itself, or the picture
 * beside it, in doubt. What ordinary use brings about (an expired certificate, an unknown signer, a form that a validator
 * is strict about, a store that could not be checked) is a note and decides nothing.
 */
export const C2PA_TRACES: readonly Use[] = [
  { rule: 'c2pa-certificate-invalid', severity: 'note', messages: { revoked: 'warning' } },
  { rule: 'c2pa-hash-mismatch', severity: 'warning' },
  { rule: 'c2pa-ingredient-invalid', severity: 'warning', messages: { unproven: 'note' } },
  { rule: 'c2pa-manifest-altered', severity: 'warning', messages: { malformed: 'note' } },
  { rule: 'c2pa-not-checked', severity: 'note' },
  { rule: 'c2pa-signature-invalid', severity: 'warning' },
  { rule: 'c2pa-signer-untrusted', severity: 'note' },
];

/**
 * What a file shows of labels that were altered, forged or went missing; whether anybody acted, and why, no file tells. Only
 * one is an error: a label that says the content is AI-made, and a capture that a trusted signer vouches for and that is
 * bound to this picture, cannot both hold, so the file itself proves that one of them is wrong. The rest have ordinary
 * causes too (a photo as the start of a generation, a service that resells another's model, a label written after
 * signing), and what ordinary processing leaves behind in any file is a note.
 */
export const TRACKS: readonly Use[] = [
  { rule: 'c2pa-pointer-dangling', severity: 'note' },
  { rule: 'carriers-disagree', severity: 'warning', messages: { labelAgainstCapture: 'error' } },
  { rule: 'label-residue', severity: 'warning', messages: { besideLabel: 'note' } },
  {
    rule: 'label-stripped',
    severity: 'warning',
    messages: { exifPointerDangling: 'note', historyMentionsMark: 'note' },
  },
  { rule: 'label-transplanted', severity: 'warning' },
  { rule: 'security-data-binding-differs', severity: 'warning' },
  { rule: 'security-data-signature-invalid', severity: 'warning', messages: { binding: 'note' } },
];
