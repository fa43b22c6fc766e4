import type { C2paExamined, C2paManifestData, C2paUnexamined } from '@biaoshi/core';
import { isExamined } from '@biaoshi/core';
import { png } from '@biaoshi/testkit';
import { type Cbor, issue } from '@biaoshi/testkit/sign-c2pa';
import { actions, buildStore, dataHash, embedInPng, type ManifestSpec } from './build-store.ts';

export const ROOT = issue({ organisation: 'Test Roots', commonName: 'Root of the tests' });
export const OTHER_ROOT = issue({ organisation: 'Other Roots', commonName: 'Another root' });
export const SIGNER = issue({ organisation: 'Test Signers', commonName: 'Signer of the tests' }, ROOT);

export const LABEL = 'urn:c2pa:11111111-1111-4111-8111-111111111111';
export const PARENT = 'urn:c2pa:22222222-2222-4222-8222-222222222222';
export const TRAINED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
export const CAPTURE = 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture';

export const PICTURE = png();
export const LOCATED: C2paUnexamined = { state: 'notExamined', home: 'embedded', bytes: 1504 };

type Binding = readonly [string, Cbor];

/** A manifest that says that a model made the picture, with changes. */
export const manifest = (binding: Binding, changes: Partial<ManifestSpec> = {}): ManifestSpec => ({
  label: LABEL,
  signer: SIGNER,
  assertions: [actions({ action: 'c2pa.created', digitalSourceType: TRAINED }), binding],
  ...changes,
});

/** The picture with that manifest in it. */
export const embedded = (changes: Partial<ManifestSpec> = {}): Uint8Array =>
  new Uint8Array(embedInPng(PICTURE, (binding) => buildStore(manifest(binding, changes))));

/** That manifest in a file of its own, bound to the picture. */
export const sidecar = (binding: Binding = dataHash(PICTURE), changes: Partial<ManifestSpec> = {}): Uint8Array =>
  new Uint8Array(buildStore(manifest(binding, changes)));

/** The data as that of a store that was validated. */
export function examined(data: C2paManifestData): C2paExamined {
  if (!isExamined(data)) throw new Error(`not examined: ${JSON.stringify(data)}`);
  return data;
}
