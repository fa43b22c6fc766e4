import { createHash } from 'node:crypto';
import type { AigcFieldData, ParsedSecurityData, ReservedKey, SignatureCheck } from '@biaoshi/core';
import { sm2Keys } from './sm2-key.ts';

/** SM3 with SM2 (GB/T 33560). */
const SM3_WITH_SM2 = '1.2.156.10197.1.501';
/** The signer id that the guide prescribes, and that GB/T 32918 has by default. */
const SIGNER_ID = '1234567812345678';

/** Signature over a message with a point and a signer id; the signature in DER, all in hexadecimal. */
export type Verify = (message: Uint8Array, signature: string, key: string, signerId: string) => boolean;

/** The library is loaded by the first who has a signature to check. */
export async function loadVerify(): Promise<Verify> {
  const { sm2 } = await import('sm-crypto-v2');
  return (message, signature, key, userId) =>
    sm2.doVerifySignature(message, signature, key, { der: true, hash: true, userId });
}

/** What became of each signature, in their order. Never throws on what the label holds. */
export const checkSignatures = (
  data: ParsedSecurityData,
  field: ReservedKey,
  fields: AigcFieldData['fields'],
  verify: Verify,
): readonly SignatureCheck[] => data.signatures.map((signature) => checkOf(signature, data, field, fields, verify));

function checkOf(
  { over, algorithm, value, keyId }: ParsedSecurityData['signatures'][number],
  { keys, bindings }: ParsedSecurityData,
  field: ReservedKey,
  fields: AigcFieldData['fields'],
  verify: Verify,
): SignatureCheck {
  const key = keys.find(({ id, algorithm: of }) => id === keyId && isSm2(of));
  const points = key ? sm2Keys(key.value) : [];
  const signature = derOf(value);
  if (over === 'other' || !isSm2(algorithm) || points.length === 0 || signature === undefined) return 'unsupported';
  const messages = over === 'label' ? labelMessages(fields) : bindings.flatMap(bindingMessages);
  if (messages.length === 0) return 'unsupported';
  const fits = (message: Uint8Array) => points.some((point) => isSigned(verify, message, signature, point));
  if (messages.some(fits)) return 'verified';
  // What the propagator's own slot covers is not known: only that it fits can be said, not that it does not.
  return over === 'label' && field === 'ReservedCode2' ? 'unsupported' : 'failed';
}

/** Writers that name no algorithm are taken at the word of the guide. */
const isSm2 = (algorithm: string): boolean => algorithm === '' || algorithm === SM3_WITH_SM2;

/** The library throws at numbers that no signature has. */
function isSigned(verify: Verify, message: Uint8Array, signature: string, key: string): boolean {
  try {
    return verify(message, signature, key, SIGNER_ID);
  } catch {
    return false;
  }
}

const sm3 = (message: Uint8Array): Uint8Array => createHash('sm3').update(message).digest();

/** TC260-PG-202511A, Annex A.1: the first three fields, and for writers that hash before they sign, the hash of that. */
function labelMessages({ Label, ContentProducer, ProduceID }: AigcFieldData['fields']): readonly Uint8Array[] {
  if (Label === undefined || ContentProducer === undefined || ProduceID === undefined) return [];
  const entries = Object.entries({ Label, ContentProducer, ProduceID });
  const text = Buffer.from(entries.map(([key, value]) => `"${key}":${JSON.stringify(value)}`).join(','));
  return [text, sm3(text)];
}

/** The entry as compact JSON, or the bytes of its hash. */
const bindingMessages = ({ json, value, method }: ParsedSecurityData['bindings'][number]): readonly Uint8Array[] => [
  Buffer.from(json),
  ...(method === 'phash' || value === '' ? [] : [Buffer.from(value, 'hex')]),
];

const HEX = /^(?:[0-9a-f]{2})+$/i;
/** r and s, 32 bytes each. */
const BARE_HEX_DIGITS = 128;
/** Two integers of 33 bytes at most. */
const MAX_DER_DIGITS = 144;

/** A signature as DER in lower-case hexadecimal: as it is, or made of r‖s. Undefined for what is neither. */
function derOf(value: string): string | undefined {
  if (!HEX.test(value)) return undefined;
  const hex = value.toLowerCase();
  if (hex.length === BARE_HEX_DIGITS) return sequence(integer(hex.slice(0, 64)) + integer(hex.slice(64)));
  return hex.startsWith('30') && hex.length <= MAX_DER_DIGITS ? hex : undefined;
}

function integer(hex: string): string {
  const short = hex.replace(/^(?:00)+(?=..)/, '');
  const signed = Number.parseInt(short.slice(0, 2), 16) >= 0x80 ? `00${short}` : short;
  return `02${lengthOf(signed)}${signed}`;
}

const sequence = (content: string): string => `30${lengthOf(content)}${content}`;
const lengthOf = (content: string): string => (content.length / 2).toString(16).padStart(2, '0');
