import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { png } from '../build-png.ts';
import { type ManifestDefinition, signC2pa, testSigner } from './sign-c2pa.ts';

const ORIGIN = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

const manifestOf = (action: object): ManifestDefinition => ({
  assertions: [{ label: 'c2pa.actions.v2', data: { actions: [action] } }],
});
const CREATED = manifestOf({ action: 'c2pa.created', digitalSourceType: ORIGIN });

/** What the library that everybody reads with says of a PNG. */
async function read(signed: Uint8Array, root: string) {
  const { WasmReader, initSync } = await import('@contentauth/c2pa-wasm');
  const file = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
  initSync({ module: readFileSync(file) });
  const trust = { trust_anchors: root, trust_config: '1.3.6.1.5.5.7.3.4' };
  const reader = await WasmReader.fromBytes('image/png', signed, JSON.stringify({ trust }));
  return JSON.parse(reader.json());
}

it('signs, the same each time, what the library calls trusted, for its own root only', async () => {
  const signer = testSigner('Example Images');
  const signed = await signC2pa(png(), 'image/png', signer, CREATED);
  expect(await signC2pa(png(), 'image/png', testSigner('Example Images'), CREATED)).toEqual(signed);
  expect((await read(signed, signer.root)).validation_state).toBe('Trusted');
  expect((await read(signed, testSigner('Somebody Else').root)).validation_state).toBe('Valid');
});

it('keeps the manifests of a picture, of its parent and of the parent’s parent apart', async () => {
  const signer = testSigner('Example Images');
  const opened = manifestOf({ action: 'c2pa.opened', parameters: { ingredientIds: ['before'] } });
  const open = (bytes: Uint8Array): Promise<Uint8Array> =>
    signC2pa(png(), 'image/png', signer, opened, [
      { relationship: 'parentOf', title: 'before', mediaType: 'image/png', bytes },
    ]);
  const report = await read(await open(await open(await signC2pa(png(), 'image/png', signer, CREATED))), signer.root);
  expect(report.validation_state).toBe('Trusted');
  expect(Object.keys(report.manifests).length).toBe(3);
});

it('issues certificates that others read, of the days that were named', () => {
  const { root, leaf } = testSigner('Example Images', new Date('2021-01-01'));
  const [anchor, certificate] = [new X509Certificate(root), new X509Certificate(leaf.der)];
  expect(certificate.checkIssued(anchor) && certificate.verify(anchor.publicKey)).toBe(true);
  expect(anchor.verify(anchor.publicKey)).toBe(true);
  expect(
    [certificate.validFrom, certificate.validTo, anchor.validTo].map((day) => new Date(day).getUTCFullYear()),
  ).toEqual([2020, 2021, 2099]);
  expect([anchor.ca, certificate.ca, certificate.subject.includes('O=Example Images')]).toEqual([true, false, true]);
});
