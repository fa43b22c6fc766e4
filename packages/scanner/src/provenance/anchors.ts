import { X509Certificate } from 'node:crypto';
import { InvalidArgumentError } from '@biaoshi/core';

/** A certificate from its first line on, also one that is cut off. */
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*(?:-----END CERTIFICATE-----)?/g;

/** The texts counted last: whoever scans many assets one by one names the same lists each time. */
const counted = new Map<string, number>();
const MOST_COUNTED = 4;

/**
 * How many certificates a PEM text holds; the same one twice counts once. Throws `InvalidArgumentError` `invalidOption`
 * for a text without any, and for one with a certificate that is damaged or cut off: whoever it would vouch for is not
 * silently left out.
 */
export function countAnchors(pem: string): number {
  const known = counted.get(pem);
  if (known !== undefined) return known;
  const count = new Set([...pem.matchAll(CERTIFICATE)].map(([text], index) => fingerprintOf(text, index + 1))).size;
  if (count === 0) throw new InvalidArgumentError('invalidOption', 'expected the text of PEM certificates');
  if (counted.size >= MOST_COUNTED) counted.clear();
  counted.set(pem, count);
  return count;
}

function fingerprintOf(text: string, place: number): string {
  try {
    return new X509Certificate(text).fingerprint256;
  } catch (cause) {
    throw new InvalidArgumentError('invalidOption', `certificate ${place} cannot be read`, { cause });
  }
}
