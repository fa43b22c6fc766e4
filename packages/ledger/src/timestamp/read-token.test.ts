import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { der, oid, tokenOf } from '../../test-support/build-token.ts';
import { tempFolder } from '../../test-support/entries.ts';
import { firstValue } from './der.ts';
import { readTimestampToken } from './read-token.ts';

const DIGEST = createHash('sha256').update('a photo').digest();
const TOKEN = tokenOf({ digest: DIGEST });
const FACTS = { algorithm: 'sha256', digest: DIGEST.toString('hex'), time: '2026-11-28T12:00:00.000Z' };

/** A TimeStampResp: a status, and the token where there is one. */
const response = (status: number, token = new Uint8Array(0)) => der(0x30, der(0x30, der(0x02, [status])), token);

describe('a time stamp', () => {
  it('is read out of a bare token and out of a response', () => {
    expect(readTimestampToken(TOKEN)).toEqual({ form: 'token', ...FACTS });
    expect(readTimestampToken(response(0, TOKEN))).toEqual({ form: 'response', ...FACTS });
    expect(readTimestampToken(response(1, TOKEN))).toEqual({ form: 'response', ...FACTS });
  });

  it('may be over an SM3 digest, and to the millisecond', () => {
    const token = tokenOf({ digest: DIGEST, algorithm: '1.2.156.10197.1.401', time: '20261128120000.25Z' });
    expect(readTimestampToken(token)).toMatchObject({ algorithm: 'sm3', time: '2026-11-28T12:00:00.250Z' });
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'empty'],
    ['a text', Buffer.from('-----BEGIN CERTIFICATE-----'), 'notAToken'],
    ['a refusal', response(2), 'notGranted'],
    ['a refusal with a token all the same', response(2, TOKEN), 'notGranted'],
    ['a grant without a token', response(0), 'notAToken'],
    ['something after it', Buffer.concat([TOKEN, Buffer.from([0])]), 'notAToken'],
    ['another kind of content', tokenOf({ digest: DIGEST, content: '1.2.840.113549.1.7.1' }), 'notAToken'],
    ['SHA-1', tokenOf({ digest: DIGEST.subarray(0, 20), algorithm: '1.3.14.3.2.26' }), 'otherDigest'],
    ['SHA-256 of 31 bytes', tokenOf({ digest: DIGEST.subarray(1) }), 'notAToken'],
    ['version 2', tokenOf({ digest: DIGEST, version: 2 }), 'notAToken'],
    ['a local time', tokenOf({ digest: DIGEST, time: '20261128120000+0800' }), 'notAToken'],
    ['the thirtieth of February', tokenOf({ digest: DIGEST, time: '20260230120000Z' }), 'notAToken'],
  ])('is not %s', (_what, bytes, fault) => {
    expect(readTimestampToken(bytes)).toBe(fault);
  });

  it('is bounded', () => {
    const padded = (bytes: number) => tokenOf({ digest: DIGEST, padTo: bytes });
    expect(padded(65_535)).toHaveLength(65_535);
    expect(readTimestampToken(padded(65_535))).toMatchObject({ form: 'token' });
    expect(readTimestampToken(new Uint8Array(65_536))).toBe('tooLarge');
  });

  it('never throws, and never says another digest, cut or damaged anywhere', () => {
    for (let length = 0; length < TOKEN.length; length++) {
      expect(typeof readTimestampToken(TOKEN.subarray(0, length))).toBe('string');
    }
    const at = Buffer.from(TOKEN).indexOf(DIGEST);
    for (let byte = 0; byte < TOKEN.length; byte++) {
      const damaged = Buffer.from(TOKEN);
      damaged[byte] = (damaged[byte] ?? 0) ^ 0x81;
      const read = readTimestampToken(damaged);
      if (typeof read !== 'string' && (byte < at || byte >= at + 32)) expect(read.digest).toBe(FACTS.digest);
    }
  });
});

describe('DER', () => {
  it.each([
    ['a length without an end', [0x30, 0x80, 0, 0]],
    ['a length not in its shortest form', [0x30, 0x81, 0x01, 0]],
    ['two bytes for a short length', [0x30, 0x82, 0x00, 0x80, ...Array(128).fill(0)]],
    ['a length of three bytes', [0x30, 0x83, 0x01, 0x00, 0x00]],
    ['a length past the end', [0x30, 0x02, 0x00]],
    ['a tag of two bytes', [0x3f, 0x81, 0x00]],
    ['half a length', [0x30, 0x82, 0x01]],
  ])('refuses %s', (_what, bytes) => {
    expect(firstValue(Uint8Array.from(bytes))).toBeUndefined();
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('skipped: a time stamp by openssl ts (openssl is not here)');

it.skipIf(!hasOpenssl)('made by openssl is read, as a response and as a token', () => {
  const folder = tempFolder();
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'tsa.cnf'), TSA);
  writeFileSync(join(folder, 'photo.jpg'), 'a photo');
  writeFileSync(join(folder, 'serial'), '01');
  mkdirSync(join(folder, 'x'));
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'key.pem',
    '-out',
    'tsa.pem',
    '-subj',
    '/CN=tsa',
    '-config',
    'tsa.cnf',
    '-extensions',
    'tsa_cert',
  );
  openssl('ts', '-query', '-data', 'photo.jpg', '-sha256', '-cert', '-out', 'photo.tsq');
  openssl(
    'ts',
    '-reply',
    '-queryfile',
    'photo.tsq',
    '-signer',
    'tsa.pem',
    '-inkey',
    'key.pem',
    '-out',
    'photo.tsr',
    '-config',
    'tsa.cnf',
    '-section',
    'tsa',
  );
  openssl('ts', '-reply', '-in', 'photo.tsr', '-out', 'photo.token', '-token_out');
  const read = ['photo.tsr', 'photo.token'].map((name) => readTimestampToken(readFileSync(join(folder, name))));
  expect(read).toMatchObject([
    { form: 'response', algorithm: 'sha256', digest: FACTS.digest },
    { form: 'token', algorithm: 'sha256', digest: FACTS.digest },
  ]);
  // The command that docs/ledger.md gives for what is not done here.
  openssl('ts', '-verify', '-data', 'photo.jpg', '-in', 'photo.tsr', '-CAfile', 'tsa.pem');
  openssl('ts', '-verify', '-data', 'photo.jpg', '-in', 'photo.token', '-token_in', '-CAfile', 'tsa.pem');
});

const TSA = `
[req]
distinguished_name = name
[name]
[tsa_cert]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

it('an object identifier is written as DER writes it', () => {
  expect(Buffer.from(oid('1.2.840.113549.1.7.2')).toString('hex')).toBe('06092a864886f70d010702');
  expect(Buffer.from(oid('2.16.840.1.101.3.4.2.1')).toString('hex')).toBe('0609608648016503040201');
});
