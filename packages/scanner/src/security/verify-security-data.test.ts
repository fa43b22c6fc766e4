import { createHash } from 'node:crypto';
import { type ParsedSecurityData, parseSecurityData } from '@biaoshi/core';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { sm2Keys } from './sm2-key.ts';
import { checkSignatures, loadVerify } from './verify-security-data.ts';

const OID = '1.2.156.10197.1.501';
const SPKI = '3059301306072A8648CE3D020106082A811CCF5501822D034200';
const FIELDS = { Label: '1', ContentProducer: '示例', ProduceID: 'a"b' };
const verify = await loadVerify();

const { publicKey, privateKey } = sm2.generateKeyPairHex();
const sm3 = (data: Uint8Array | string) => createHash('sm3').update(data).digest();
const signed = (message: Uint8Array | string, der = true, userId = '1234567812345678') =>
  sm2.doSignature(typeof message === 'string' ? Buffer.from(message) : message, privateKey, {
    der,
    hash: true,
    userId,
  });

/** Annex A.1 by hand. */
const MESSAGE = String.raw`"Label":"1","ContentProducer":"示例","ProduceID":"a\"b"`;

interface Plan {
  readonly signature: string;
  readonly type?: string;
  readonly key?: string;
  readonly algorithm?: string;
  readonly bindings?: readonly object[];
}

const parsed = ({ signature, type = 'Md', key = publicKey, algorithm = OID, bindings = [] }: Plan) =>
  parseSecurityData(
    JSON.stringify({
      Type: ' TC260PG',
      Version: 1,
      Bindings: bindings,
      PubSD: [
        { Type: 'DS', AlgID: algorithm, TBSData: { Type: type }, Signature: signature },
        { Type: 'PubKey', AlgID: algorithm, KeyValue: key },
      ],
    }),
  ) as ParsedSecurityData;

const check = (plan: Plan, fields: object = FIELDS, field: 'ReservedCode1' | 'ReservedCode2' = 'ReservedCode1') =>
  checkSignatures(parsed(plan), field, fields, verify)[0];

describe('a signature over a label', () => {
  it.each([
    ['the text itself', signed(MESSAGE)],
    ['the text itself, in upper case', signed(MESSAGE).toUpperCase()],
    ['its hash', signed(sm3(MESSAGE))],
    ['the text itself, as r and s alone', signed(MESSAGE, false)],
  ])('over %s is verified, and fails once a field has changed', (_, signature) => {
    expect(check({ signature })).toBe('verified');
    for (const changes of [{ Label: '2' }, { ContentProducer: '示例 ' }, { ProduceID: 'a"c' }]) {
      expect(check({ signature }, { ...FIELDS, ...changes })).toBe('failed');
    }
  });

  it.each([
    ['the point', publicKey],
    ['the point in upper case', publicKey.toUpperCase()],
    ['SubjectPublicKeyInfo', SPKI + publicKey],
    ['X with the parity of Y', `0${Number.parseInt(publicKey.slice(-1), 16) % 2 ? 3 : 2}${publicKey.slice(2, 66)}`],
    ['X', publicKey.slice(2, 66)],
    ['X after a zero byte', `00${publicKey.slice(2, 66)}`],
  ])('is verified with a key that is given as %s', (_, key) => {
    expect(check({ signature: signed(MESSAGE), key })).toBe('verified');
    expect(check({ signature: signed('other'), key })).toBe('failed');
  });

  it('by somebody else, or with another signer’s id, fails', () => {
    expect(check({ signature: signed(MESSAGE), key: sm2.generateKeyPairHex().publicKey })).toBe('failed');
    expect(check({ signature: signed(MESSAGE, true, 'somebody') })).toBe('failed');
  });

  it.each([
    ['another algorithm', { signature: signed(MESSAGE), algorithm: '1.2.840.113549.1.1.11' }],
    ['something that its entry does not say', { signature: signed(MESSAGE), type: 'Content' }],
    ['no key that is one', { signature: signed(MESSAGE), key: 'abc' }],
    [
      'a point off the curve',
      { signature: signed(MESSAGE), key: `${publicKey.slice(0, -1)}${publicKey.endsWith('0') ? 1 : 0}` },
    ],
    ['no signature', { signature: 'L-123' }],
    ['an empty one', { signature: '' }],
    ['a certificate’s worth of bytes', { signature: '30'.repeat(200) }],
  ])('with %s is unsupported, which is legal', (_, plan) => {
    expect(check(plan)).toBe('unsupported');
  });

  it.each(['3000', '3006020100020100', `3046${'ff'.repeat(70)}`, '00'.repeat(64)])(
    'that no key can have made fails: %s',
    (signature) => {
      expect(check({ signature })).toBe('failed');
    },
  );

  it('in the propagator’s slot can be verified, and not refuted: what it covers is not known', () => {
    expect(check({ signature: signed(MESSAGE) }, FIELDS, 'ReservedCode2')).toBe('verified');
    expect(check({ signature: signed('other') }, FIELDS, 'ReservedCode2')).toBe('unsupported');
  });

  it('that lacks a field it would cover is unsupported', () => {
    expect(check({ signature: signed(MESSAGE) }, { Label: '1', ContentProducer: '示例' })).toBe('unsupported');
  });
});

describe('a signature over a binding', () => {
  const hash = sm3('content');
  const binding = { BType: 0, Type: 'sm3', Content: hash.toString('hex') };

  it.each([
    ['its compact JSON', signed(JSON.stringify(binding))],
    ['the bytes of its hash', signed(hash)],
  ])('over %s is verified, and fails over another one', (_, signature) => {
    const bindings = [{ phash: '0123456789abcdef' }, binding];
    expect(check({ signature, type: 'Binding', bindings })).toBe('verified');
    const other = { ...binding, Content: sm3('other').toString('hex') };
    expect(check({ signature, type: 'Binding', bindings: [other] })).toBe('failed');
  });

  it('of which there is none is unsupported', () => {
    expect(check({ signature: signed(hash), type: 'Binding' })).toBe('unsupported');
  });
});

/* Front matter of two public documents, each with the label that its service wrote: signatures that are not ours. */
describe('labels in the wild', () => {
  const key = `${SPKI}045728F08C58D9C72150A705693EF7337859F8FF216E802630041AFAE5C036F0A67CB1FDF8C57F5F8B623284AE09E4E545464B7140B26BBDA51BAE965F854C57AA`;
  it.each([
    [
      '142569260085903360',
      '3046022100AE6B84B3342128AE301A597596FCD9EECF3EA0FC2DB6C250BAF234E167298E9002210097223ABB647B786A90D0A1B93CB9382EA879563B2C7F025FA006BE16AE926C14',
    ],
    [
      '147392816552226816',
      '3045022100E816A5872275AE5414E7E0FD3D9B2C30F7B7FD68609D6486A38DF7CFAA1417B902201A510FBBE50819BAFF1FCC7B8527FF23CD40447D41A6776E6BCF1F773AE0DBBC',
    ],
  ])('number %s verifies, and not with another number', (ProduceID, signature) => {
    const fields = { Label: '1', ContentProducer: '001191310104MACE0YX63918020', ProduceID };
    expect(check({ signature, key, type: 'LabelMataData' }, fields)).toBe('verified');
    const other = { ...fields, ProduceID: `${ProduceID.slice(0, -1)}9` };
    expect(check({ signature, key, type: 'LabelMataData' }, other)).toBe('failed');
  });
});

describe('SM2 keys', () => {
  it('as X alone are the two points over it', () => {
    const points = sm2Keys(publicKey.slice(2, 66));
    expect(points).toHaveLength(2);
    expect(points).toContain(publicKey);
    expect(points.every((point) => sm2.verifyPublicKey(point))).toBe(true);
  });

  it.each([`04${'f'.repeat(128)}`, 'f'.repeat(64), `04${'0'.repeat(128)}`, '', '04'])(
    'are none where there is no point: %s',
    (text) => {
      expect(sm2Keys(text)).toEqual([]);
    },
  );
});
