import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bytesOf, hexBytes } from '../bytes.ts';

/** A certificate and its key. */
export interface Identity {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly key: KeyObject;
  /** Of the subject, as DER. */
  readonly name: Uint8Array;
  readonly keyId: Uint8Array;
}

export interface Subject {
  readonly organisation: string;
  readonly commonName: string;
  /** Validity; ten years around now unless given. */
  readonly from?: Date;
  readonly until?: Date;
  /** Extended key usage of a leaf; e-mail protection unless given. */
  readonly usage?: string;
  /** Its private key, P-256 or Ed25519; a new P-256 key unless given. */
  readonly key?: KeyObject;
}

/** PKCS #8 around the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_HEAD = hexBytes('302e020100300506032b657004220420');

/** The Ed25519 key of a name: always the same, so that what it signs can be made again. */
export const keyOf = (name: string): KeyObject =>
  createPrivateKey({
    key: Buffer.from(bytesOf(PKCS8_HEAD, createHash('sha256').update(name).digest())),
    format: 'der',
    type: 'pkcs8',
  });

export const isEd25519 = (key: KeyObject): boolean => key.asymmetricKeyType === 'ed25519';

/** The hash that is signed, as `sign` of node:crypto names it; Ed25519 brings its own. */
export const digestFor = (key: KeyObject): 'sha256' | null => (isEd25519(key) ? null : 'sha256');

function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = bytesOf(...parts);
  const size = content.length;
  if (size < 0x80) return bytesOf(tag, size, content);
  if (size < 0x100) return bytesOf(tag, 0x81, size, content);
  return bytesOf(tag, 0x82, size >> 8, size & 0xff, content);
}

const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...parts);
const octets = (content: Uint8Array): Uint8Array => tlv(0x04, content);

function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tlv(0x06, Uint8Array.from(bytes));
}

const ED25519 = sequence(oid('1.3.101.112'));
const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
/** The extended key usage that a signer's certificate has unless another is given. */
export const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';

const algorithmOf = (key: KeyObject): Uint8Array => (isEd25519(key) ? ED25519 : ECDSA_SHA256);

const nameOf = ({ organisation, commonName }: Subject): Uint8Array =>
  sequence(
    ...[['2.5.4.10', organisation] as const, ['2.5.4.3', commonName] as const].map(([type, text]) =>
      tlv(0x31, sequence(oid(type), tlv(0x0c, bytesOf(text)))),
    ),
  );

/** UTCTime, whose years end with 2049, or GeneralizedTime (RFC 5280 4.1.2.5). */
function timeOf(date: Date): Uint8Array {
  const digits = `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return date.getUTCFullYear() < 2050 ? tlv(0x17, bytesOf(digits.slice(2))) : tlv(0x18, bytesOf(digits));
}

const extension = (type: string, value: Uint8Array, isCritical = false): Uint8Array =>
  sequence(oid(type), ...(isCritical ? [bytesOf(1, 1, 0xff)] : []), octets(value));

const usesOf = (usage: string, isLeaf: boolean): readonly Uint8Array[] =>
  isLeaf
    ? [
        extension('2.5.29.19', sequence(), true),
        extension('2.5.29.15', bytesOf(3, 2, 7, 0x80), true),
        extension('2.5.29.37', sequence(oid(usage))),
      ]
    : [
        extension('2.5.29.19', sequence(bytesOf(1, 1, 0xff)), true),
        extension('2.5.29.15', bytesOf(3, 2, 1, 0x06), true),
      ];

const YEAR = 365 * 24 * 3600 * 1000;

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/** Issues a certificate: a root of its own without an issuer, else a leaf that the issuer signs. */
export function issue(subject: Subject, issuer?: Identity): Identity {
  const {
    from = new Date(Date.now() - 5 * YEAR),
    until = new Date(Date.now() + 5 * YEAR),
    usage = EMAIL_PROTECTION,
    key = newKey(),
  } = subject;
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha1').update(spki).digest();
  const name = nameOf(subject);
  const validity = sequence(timeOf(from), timeOf(until));
  const serial = createHash('sha256').update(validity).update(spki).digest().subarray(0, 7);
  const signingKey = issuer?.key ?? key;
  const algorithm = algorithmOf(signingKey);
  const body = sequence(
    bytesOf(0xa0, 3, 2, 1, 2),
    // The one in front keeps the number positive.
    tlv(0x02, bytesOf(1, serial)),
    algorithm,
    issuer?.name ?? name,
    validity,
    name,
    spki,
    tlv(
      0xa3,
      sequence(
        ...usesOf(usage, issuer !== undefined),
        extension('2.5.29.14', octets(keyId)),
        extension('2.5.29.35', sequence(tlv(0x80, issuer?.keyId ?? keyId))),
      ),
    ),
  );
  const signature = sign(digestFor(signingKey), body, signingKey);
  const der = sequence(body, algorithm, tlv(0x03, bytesOf(0), signature));
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n');
  return { der, key, name, keyId, pem: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n` };
}
