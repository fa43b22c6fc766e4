import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';

type SecurityData = EvidenceOf<'securityData'>;

/** Somebody looked at it, and something was found out. */
export const isAssessed = ({ data }: SecurityData): boolean =>
  data.signatures.some(({ check }) => check === 'verified' || check === 'failed') ||
  data.bindings.some(({ check }) => check === 'same' || check === 'differs');

/** The label that the security data stands in; undefined only for evidence that nobody's reader made. */
export const labelOf = ({ location }: SecurityData, { labels }: Pick<Facts, 'labels'>) =>
  labels.find(
    (label) =>
      'path' in location &&
      'path' in label.location &&
      label.location.path === location.path &&
      label.location.start === location.start,
  );

/** The security data with the label that it stands in, as ids of evidence. */
export function idsWithLabel(found: SecurityData, facts: Pick<Facts, 'labels'>): readonly string[] {
  const label = labelOf(found, facts);
  return label ? [label.id, found.id] : [found.id];
}

/**
 * What was signed or bound is not what is there now: the label's fields do not fit their signature, or the pixels do not fit
 * the hash of them. A signature over a binding proves less, since its writers differ in what they sign.
 */
export const isSecurityBroken = ({ data }: SecurityData): boolean =>
  data.signatures.some(({ over, check }) => over === 'label' && check === 'failed') ||
  data.bindings.some(({ check }) => check === 'differs');

/** A hash of the pixels that nobody has compared with them yet. */
export const hasOpenBinding = ({ data }: SecurityData): boolean =>
  data.bindings.some(({ method, check }) => method === 'phash' && check === 'notExamined');
