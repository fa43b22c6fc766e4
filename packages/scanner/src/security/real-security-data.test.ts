import { deflateSync } from 'node:zlib';
import type { AssetReport, SecurityDataData } from '@biaoshi/core';
import { ihdr, PNG_SIGNATURE, pngChunk, pngInternationalText, xmpElementLabel } from '@biaoshi/testkit';
import { perceptualHash } from '@biaoshi/vision';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { collect, tempFolder } from '../../test-support/temp-folder.ts';
import { scanAsset, scanAssetSync, scanBatch } from '../index.ts';

const SIDE = 160;

/** A picture of coarse tiles, another one for each seed, with a label's JSON where PNG has it. */
function picture(seed: number, json?: string): Uint8Array {
  const rows = Buffer.alloc(SIDE * (1 + SIDE * 3));
  for (let y = 0, at = 0; y < SIDE; y++) {
    rows[at++] = 0;
    for (let x = 0; x < SIDE; x++) {
      const tile = (Math.floor(x / 32) * 7 + Math.floor(y / 40) * 11 + seed) * seed * 2654435761;
      for (let c = 0; c < 3; c++) rows[at++] = (tile >>> (8 * c)) & 0xff;
    }
  }
  const label = json === undefined ? [] : [pngInternationalText('XML:com.adobe.xmp', xmpElementLabel(json))];
  const chunks = [ihdr(SIDE, SIDE), ...label, pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND')];
  return Buffer.concat([PNG_SIGNATURE, ...chunks]);
}

const FIELDS = { Label: '1', ContentProducer: '00119144030070846113610001', ProduceID: 'codebuddy-p-0001' };
const { publicKey, privateKey } = sm2.generateKeyPairHex();

/** A label as Tencent's services write it, for the picture of this seed. */
async function labelFor(seed: number, fields = FIELDS): Promise<string> {
  const message = Buffer.from(JSON.stringify(FIELDS).slice(1, -1));
  const security = {
    Type: ' TC260PG',
    Version: 1,
    Bindings: [
      { Type: 'phash', Value: await perceptualHash(picture(seed)) },
      { Type: 'sm3', Value: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' },
    ],
    PubSD: [
      {
        Type: 'DS',
        AlgID: '1.2.156.10197.1.501',
        TBSData: { Type: 'Md' },
        Signature: sm2.doSignature(message, privateKey, { der: true, hash: true, userId: '1234567812345678' }),
      },
      { Type: 'PubKey', AlgID: '1.2.156.10197.1.501', KeyValue: publicKey },
    ],
  };
  return JSON.stringify({ ...fields, ReservedCode1: JSON.stringify(security) });
}

const securityOf = ({ evidence }: AssetReport): SecurityDataData =>
  evidence.flatMap((found) => (found.kind === 'securityData' ? [found.data] : []))[0] as SecurityDataData;
const integrityOf = ({ results }: AssetReport) => results[0]?.verdict.integrity;
const failing = ({ results }: AssetReport) =>
  results[0]?.findings.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('security'));

describe('the security data of a label', { timeout: 60_000 }, () => {
  it('on the picture that it was written for: all fits, by auto', async () => {
    const report = await scanAsset(picture(3, await labelFor(3)));
    expect(securityOf(report)).toMatchObject({
      signatures: [{ over: 'label', check: 'verified' }],
      bindings: [
        { method: 'phash', check: 'same', distance: 0 },
        { method: 'sm3', check: 'notRecomputable', distance: null },
      ],
    });
    expect([integrityOf(report), failing(report)]).toEqual(['intact', []]);
  });

  it('on another picture: the label was moved', async () => {
    const report = await scanAsset(picture(5, await labelFor(3)));
    expect(securityOf(report)).toMatchObject({
      signatures: [{ check: 'verified' }],
      bindings: [{ check: 'differs' }, { check: 'notRecomputable' }],
    });
    expect([integrityOf(report), failing(report)]).toEqual(['altered', ['security-data-binding-differs']]);
  });

  it('in a label whose fields were changed: the signature fails, and nobody needs the pixels for it', async () => {
    const json = await labelFor(3, { ...FIELDS, ProduceID: 'codebuddy-p-0002' });
    const report = await scanAsset(picture(3, json), { pixels: 'never' });
    expect(securityOf(report)).toMatchObject({
      signatures: [{ check: 'failed' }],
      bindings: [{ check: 'notExamined' }, {}],
    });
    expect([integrityOf(report), failing(report)]).toEqual(['altered', ['security-data-signature-invalid']]);
  });

  it('is left unexamined by a scan at once, which says so', async () => {
    const report = scanAssetSync(picture(5, await labelFor(3)));
    expect(securityOf(report)).toMatchObject({
      signatures: [{ check: 'notExamined' }],
      bindings: [{ check: 'notExamined' }, {}],
    });
    expect([integrityOf(report), failing(report)]).toEqual(['intact', ['security-data-not-assessed']]);
  });

  it('is examined alike by any number of workers, and when its evidence comes from a cache', async () => {
    const folder = tempFolder({ 'a.png': picture(3, await labelFor(3)), 'b.png': picture(5, await labelFor(3)) });
    const cache = tempFolder();
    for (const options of [{ concurrency: 1 }, { concurrency: 2, chunkSize: 1 }, { cache }, { cache }]) {
      const reports = (await collect(scanBatch([folder], options))) as AssetReport[];
      expect(reports.map(integrityOf)).toEqual(['intact', 'altered']);
    }
  });

  it('of more labels than are checked is left open, and said to be', async () => {
    const label = pngInternationalText('XML:com.adobe.xmp', xmpElementLabel(await labelFor(3)));
    const plain = picture(3);
    const headed = PNG_SIGNATURE.length + 25;
    const five = Buffer.concat([plain.subarray(0, headed), ...Array(5).fill(label), plain.subarray(headed)]);
    const report = await scanAsset(five, { pixels: 'never' });
    const checks = report.evidence.flatMap((found) => (found.kind === 'securityData' ? found.data.signatures : []));
    expect(checks.map(({ check }) => check)).toEqual([...Array(4).fill('verified'), 'notExamined']);
    expect(failing(report)).toEqual(['security-data-not-assessed']);
  });
});
