import { derAt } from './der.ts';

/**
 * `forThisManifest`: what the response stamps is the manifest's SHA-256. `forOther`: it stamps something else. Whether the
 * response is signed by somebody to be believed is for `openssl ts -verify` and the authority's certificate.
 */
export interface TimestampCheck {
  readonly state: 'none' | 'forThisManifest' | 'forOther' | 'unreadable';
  /** The moment it states, `YYYYMMDDhhmmss[.s…]Z` as written (RFC 3161 2.4.2); null when it was not read. */
  readonly time: string | null;
}

const [SEQUENCE, OCTETS, OID, TIME, CONTEXT_0] = [0x30, 0x04, 0x06, 0x18, 0xa0];

/** From a TimeStampResp (RFC 3161 2.4.2) over ContentInfo and SignedData (RFC 5652) to the octets of TSTInfo. */
const TO_TST_INFO = [
  [0, SEQUENCE],
  [1, SEQUENCE],
  [1, CONTEXT_0],
  [0, SEQUENCE],
  [2, SEQUENCE],
  [1, CONTEXT_0],
  [0, OCTETS],
  [0, SEQUENCE],
] as const;

/** 2.16.840.1.101.3.4.2.1 */
const SHA256 = '608648016503040201';

const GENERALIZED_TIME = /^\d{14}(?:\.\d{1,9})?Z$/;

const hex = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex');

/** Reads what a response says that it stamps. Bytes that are none are `unreadable`. */
export function checkTimestamp(response: Uint8Array | null, manifestSha256: string): TimestampCheck {
  if (response === null) return { state: 'none', time: null };
  const info = derAt(response, TO_TST_INFO);
  const digest =
    info &&
    derAt(info, [
      [2, SEQUENCE],
      [1, OCTETS],
    ]);
  if (!info || !digest) return { state: 'unreadable', time: null };
  const algorithm = derAt(info, [
    [2, SEQUENCE],
    [0, SEQUENCE],
    [0, OID],
  ]);
  const time = Buffer.from(derAt(info, [[4, TIME]]) ?? []).toString('latin1');
  const matches = hex(algorithm) === SHA256 && hex(digest) === manifestSha256;
  return { state: matches ? 'forThisManifest' : 'forOther', time: GENERALIZED_TIME.test(time) ? time : null };
}
