import { MAX_TOKEN_BYTES } from '../limits.ts';
import { oidHex, TAG, Walk } from './der.ts';

/** What a time stamp says, as far as it can be read without asking who signed it. */
export interface TimestampToken {
  /** A `response` as the authority sent it, or the bare `token` out of one. */
  readonly form: 'response' | 'token';
  readonly algorithm: 'sha256' | 'sm3';
  /** Digest that the time is stated for, lower-case hexadecimal. */
  readonly digest: string;
  /** The stated time, ISO 8601 in UTC. */
  readonly time: string;
}

/** `empty`, `tooLarge`: more than 65,535 bytes; `notAToken`; `notGranted`: a response that refuses; `otherDigest`: neither SHA-256 nor SM3. */
export type TokenFault = 'empty' | 'tooLarge' | 'notAToken' | 'notGranted' | 'otherDigest';

const SIGNED_DATA = oidHex('1.2.840.113549.1.7.2');
const TST_INFO = oidHex('1.2.840.113549.1.9.16.1.4');
const ALGORITHMS: ReadonlyMap<string, TimestampToken['algorithm']> = new Map([
  [oidHex('2.16.840.1.101.3.4.2.1'), 'sha256'],
  [oidHex('1.2.156.10197.1.401'), 'sm3'],
]);
const DIGEST_BYTES = 32;

/** PKIStatus of RFC 3161 2.4.2 with which there is a token. */
const GRANTED = new Set(['00', '01']);

/**
 * Reads an RFC 3161 TimeStampResp or TimeStampToken (DER): a CMS SignedData whose content is a TSTInfo. Only the
 * structure down to the message imprint and the time is looked at. **The signature is not verified**: for that,
 * `openssl ts -verify` and the authority's certificate are needed.
 */
export function readTimestampToken(bytes: Uint8Array): TimestampToken | TokenFault {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > MAX_TOKEN_BYTES) return 'tooLarge';
  const bare = signedContent(new Walk(bytes));
  if (bare) return factsOf(bare, 'token');
  const response = whole(bytes);
  const status = response?.into(TAG.sequence)?.next(TAG.integer);
  if (!response || !status) return 'notAToken';
  if (!GRANTED.has(hex(status))) return 'notGranted';
  const content = signedContent(response);
  return content ? factsOf(content, 'response') : 'notAToken';
}

/** What a value that ends where the bytes end holds. */
function whole(bytes: Uint8Array): Walk | undefined {
  const walk = new Walk(bytes);
  const inner = walk.into(TAG.sequence);
  return walk.isAtEnd ? inner : undefined;
}

/** The TSTInfo in a ContentInfo, which must be the last value; undefined for anything else. */
function signedContent(walk: Walk): Uint8Array | undefined {
  const info = walk.into(TAG.sequence);
  if (!info || !walk.isAtEnd || hex(info.next(TAG.oid)) !== SIGNED_DATA) return undefined;
  const signed = info.into(TAG.explicit0)?.into(TAG.sequence);
  if (!signed?.next(TAG.integer) || !signed.next(TAG.set)) return undefined;
  const content = signed.into(TAG.sequence);
  if (hex(content?.next(TAG.oid)) !== TST_INFO) return undefined;
  return content?.into(TAG.explicit0)?.next(TAG.octets);
}

/** TSTInfo ::= SEQUENCE { version, policy, messageImprint, serialNumber, genTime … } (RFC 3161 2.4.2). */
function factsOf(content: Uint8Array, form: TimestampToken['form']): TimestampToken | TokenFault {
  const info = whole(content);
  if (hex(info?.next(TAG.integer)) !== '01' || !info?.next(TAG.oid)) return 'notAToken';
  const imprint = info.into(TAG.sequence);
  const algorithm = hex(imprint?.into(TAG.sequence)?.next(TAG.oid));
  const digest = imprint?.next(TAG.octets);
  if (!digest || !imprint?.isAtEnd || !info.next(TAG.integer)) return 'notAToken';
  const time = timeOf(info.next(TAG.generalizedTime));
  if (time === undefined) return 'notAToken';
  const known = ALGORITHMS.get(algorithm);
  if (!known) return 'otherDigest';
  return digest.length === DIGEST_BYTES ? { form, algorithm: known, digest: hex(digest), time } : 'notAToken';
}

/** `YYYYMMDDhhmmss[.f…]Z`, the form that RFC 3161 allows. */
const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/;

function timeOf(content: Uint8Array | undefined): string | undefined {
  if (!content) return undefined;
  const [, year, month, day, hour, minute, second, part = '0'] =
    TIME.exec(Buffer.from(content).toString('latin1')) ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${part.padEnd(3, '0').slice(0, 3)}Z`;
  const time = new Date(text);
  return Number.isNaN(time.valueOf()) || time.toISOString() !== text ? undefined : text;
}

const hex = (bytes: Uint8Array | undefined): string => (bytes ? Buffer.from(bytes).toString('hex') : '');
