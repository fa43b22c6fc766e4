import type { Severity } from '../model/finding.ts';
import type { Requirement } from '../model/profile.ts';
import type { Use } from './label-requirements.ts';

/** No visible label was detected. Where the pixels could not be decoded, it says "cannot tell" unless `only` leaves that out. */
export const explicitLabelMissing = (severity: 'warning' | 'note', unread: 'unread' | 'silent' = 'silent'): Use => ({
  rule: 'explicit-label-missing',
  severity,
  ...(unread === 'silent' && { only: ['notDetected'] }),
});

/** Nobody looked at the pixels of content that owes the label. */
export const LABEL_NOT_EXAMINED: Use = {
  rule: 'explicit-label-not-assessed',
  severity: 'warning',
  only: ['notExamined'],
};

export const vendorMarkOnly = (severity: 'warning' | 'note'): Use => ({ rule: 'vendor-mark-only', severity });

export const illegible = (severity: 'warning' | 'note'): Use => ({ rule: 'explicit-label-illegible', severity });

export const producerDiffers = (severity: 'warning' | 'note'): Use => ({ rule: 'visible-producer-differs', severity });

/**
 * GB 45438-2025 5.2. None is an error: what is seen in pixels is a measurement with an error of its own, the clause does not
 * say what 文字高度 is the height of, and it names the words in Chinese only. `presence`: what else decides whether it is there.
 */
export function explicitLabelRequirements(
  severity: Extract<Severity, 'warning' | 'note'>,
  presence: readonly Use[] = [],
): readonly Requirement[] {
  return [
    { clause: 'gb-45438-5.2-a', rules: [...presence, explicitLabelMissing(severity), vendorMarkOnly(severity)] },
    {
      clause: 'gb-45438-5.2-b',
      rules: [{ rule: 'explicit-label-wording', severity, messages: { otherLanguage: 'note' } }],
    },
    { clause: 'gb-45438-5.2-c', rules: [{ rule: 'explicit-label-misplaced', severity }] },
    { clause: 'gb-45438-5.2-d', rules: [illegible(severity)] },
    {
      clause: 'gb-45438-5.2-e',
      rules: [{ rule: 'explicit-label-too-small', severity, messages: { onlyBoxReaches: 'note' } }],
    },
  ];
}
