import { brotliCompressSync, constants } from 'node:zlib';
import { actions, box, buildStore, dataHash, description } from './build-store.ts';
import { LABEL, manifest, PICTURE } from './samples.ts';

const STORE_HEAD = 8 + description('store', 'c2pa').length;

/** A store of compressed manifests, each of which says so many bytes of nothing. */
export function compressedStore(count: number, bytesOfEach: number): Uint8Array {
  const manifests = Array.from({ length: count }, (_, at) => {
    const label = `${LABEL.slice(0, -4)}${1000 + at}`;
    const said = actions({ action: 'c2pa.created', description: 'x'.repeat(bytesOfEach) });
    const plain = buildStore(manifest(dataHash(PICTURE), { label, assertions: [said, dataHash(PICTURE)] }));
    return compressed(label, plain.subarray(STORE_HEAD));
  });
  return new Uint8Array(box('jumb', description('store', 'c2pa'), ...manifests));
}

const compressed = (label: string, plain: Uint8Array): Buffer =>
  box(
    'jumb',
    description('compressed', label),
    box('brob', brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })),
  );
