import type { C2paManifestData } from '@biaoshi/core';
import { png, pngInternationalText, xmpPacket } from '@biaoshi/testkit';
import { expect, it } from 'vitest';
import { bytesOfRow, mediaTypeOf, publicList, storeRows } from '../../test-support/corpus.ts';
import { embedded, LOCATED, ROOT } from '../../test-support/samples.ts';
import { createValidator } from '../index.ts';
import { nativeVersion } from '../native-backend.ts';

const POINTER = xmpPacket(
  'xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="https://manifests.example.test/a.c2pa"',
);

const isInstalled = (await nativeVersion()) !== null;
if (!isInstalled) console.warn('skipped: the native C2PA library is not installed');

const withoutBackend = (data: C2paManifestData): unknown => ({ ...data, backend: '' });

it.skipIf(!isInstalled)('the native library and the one in WebAssembly give the same evidence', async () => {
  const ours = { trustAnchors: ROOT.pem, tsaAnchors: null };
  const pointer = png({ before: [pngInternationalText('XML:com.adobe.xmp', POINTER)] });
  const files = [pointer, embedded(), embedded({ algorithm: -257 }), embedded().subarray(0, 900), new Uint8Array()];
  const samples = files.map((bytes) => ({ bytes, mediaType: 'image/png', anchors: ours }));
  const anchors =
    storeRows.length > 0
      ? { trustAnchors: publicList('C2PA-TRUST-LIST.pem'), tsaAnchors: publicList('C2PA-TSA-TRUST-LIST.pem') }
      : ours;
  const real = storeRows.map((row) => ({ bytes: bytesOfRow(row), mediaType: mediaTypeOf(row), anchors }));
  for (const { bytes, mediaType, anchors: named } of [...samples, ...real]) {
    const [native, wasm] = await Promise.all(
      (['native', 'wasm'] as const).map(async (backend) =>
        (await createValidator({ ...named, backend })).validate(bytes, mediaType, LOCATED),
      ),
    );
    expect(withoutBackend(native as C2paManifestData)).toEqual(withoutBackend(wasm as C2paManifestData));
  }
});
