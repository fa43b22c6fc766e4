import { X509Certificate } from 'node:crypto';
import { InvalidArgumentError } from '@biaoshi/core';

/** PEM texts of anchors, each certificate in exactly one of the three; '' for none. */
export interface AnchorSets {
  /** Named for signers only. */
  readonly signer: string;
  /** Named for time stamps only. */
  readonly tsa: string;
  /** Named for both, as the roots of the public lists are. */
  readonly both: string;
}

/** A certificate from its first line on, also one that is damaged or cut off. */
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*(?:-----END CERTIFICATE-----)?/g;

/** The certificates of a PEM bundle, by fingerprint, as PEM texts without what stands between them. */
function certificatesOf(pem: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [text] of pem.matchAll(CERTIFICATE)) {
    const certificate = readCertificate(text);
    found.set(certificate.fingerprint256, certificate.toString());
  }
  if (found.size === 0)
    throw new InvalidArgumentError('invalidOption', 'trust anchors: no PEM certificate in the text');
  return found;
}

function readCertificate(text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch (cause) {
    throw new InvalidArgumentError('invalidOption', 'trust anchors: a certificate that cannot be read', { cause });
  }
}

/**
 * Takes two bundles apart. Throws `InvalidArgumentError` for a text without a certificate, and for one with a certificate
 * that is damaged or cut off: whoever it would vouch for is not silently left out.
 */
export function anchorSets(signer: string | null, tsa: string | null): AnchorSets {
  const signers: ReadonlyMap<string, string> = signer === null ? new Map() : certificatesOf(signer);
  const stamps: ReadonlyMap<string, string> = tsa === null ? new Map() : certificatesOf(tsa);
  const pick = (from: ReadonlyMap<string, string>, keep: (print: string) => boolean): string =>
    [...from].flatMap(([print, pem]) => (keep(print) ? [pem] : [])).join('');
  return {
    signer: pick(signers, (print) => !stamps.has(print)),
    tsa: pick(stamps, (print) => !signers.has(print)),
    both: pick(signers, (print) => stamps.has(print)),
  };
}
