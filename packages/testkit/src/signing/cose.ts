import { sign } from 'node:crypto';
import { type Cbor, cbor, Tagged } from './cbor.ts';
import { digestFor, type Identity, isEd25519 } from './certificates.ts';

const ES256 = -7;
const EDDSA = -8;
const ALGORITHM = 1;
const X5CHAIN = 33;
const COSE_SIGN1 = 18;

/** COSE_Sign1 with a detached payload (RFC 9052). `algorithm`: the number that it states; that of the key unless given. */
export function coseSign1(
  payload: Uint8Array,
  { key, der }: Identity,
  algorithm: number = isEd25519(key) ? EDDSA : ES256,
  unprotected: Cbor = {},
): Uint8Array {
  const protectedHeader = cbor(
    new Map<number, Cbor>([
      [ALGORITHM, algorithm],
      [X5CHAIN, der],
    ]),
  );
  const statement = cbor(['Signature1', protectedHeader, new Uint8Array(), payload]);
  const signature = sign(digestFor(key), statement, { key, dsaEncoding: 'ieee-p1363' });
  return cbor(new Tagged(COSE_SIGN1, [protectedHeader, unprotected, null, signature]));
}

/** The same, padded to so many bytes, as a place that was kept free for it asks. */
export function paddedCoseSign1(payload: Uint8Array, identity: Identity, size: number): Uint8Array {
  const padded = (length: number): Uint8Array =>
    coseSign1(payload, identity, undefined, { pad: new Uint8Array(length) });
  // The head of the padding grows with it.
  let length = size - padded(0).length - 8;
  while (padded(length).length < size) length++;
  return padded(length);
}
