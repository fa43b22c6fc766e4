import { createHash } from 'node:crypto';
import { pngChunk } from '@biaoshi/testkit';
import { type Cbor, cbor, coseSign1, type Identity } from '@biaoshi/testkit/sign-c2pa';

/** A manifest to be signed. Its assertions are in order; the hard binding is one of them. */
export interface ManifestSpec {
  readonly label: string;
  readonly title?: string;
  readonly generator?: { readonly name: string; readonly version?: string };
  readonly assertions: readonly (readonly [label: string, data: Cbor])[];
  readonly signer: Identity;
  /** COSE number of the algorithm that the signature states; that of the signer's key unless given. */
  readonly algorithm?: number;
}

const TYPES = {
  store: 'c2pa',
  manifest: 'c2ma',
  compressed: 'c2cm',
  assertions: 'c2as',
  claim: 'c2cl',
  signature: 'c2cs',
  cbor: 'cbor',
};

export const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0));
  return Buffer.concat([size, Buffer.from(type, 'latin1'), ...parts]);
};

export const description = (type: keyof typeof TYPES, label: string): Buffer =>
  box(
    'jumd',
    Buffer.from(TYPES[type], 'latin1'),
    Buffer.from('00110010800000aa00389b71', 'hex'),
    Buffer.from(`\x03${label}\0`, 'latin1'),
  );

const superbox = (type: keyof typeof TYPES, label: string, ...content: readonly Uint8Array[]): Buffer =>
  box('jumb', description(type, label), ...content);

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** A manifest store; the last manifest is the active one. Every byte of it is ours. */
export const buildStore = (...manifests: readonly ManifestSpec[]): Buffer =>
  superbox('store', 'c2pa', ...manifests.map(buildManifest));

function buildManifest({ label, title = '', generator, assertions, signer, algorithm }: ManifestSpec): Buffer {
  const boxes = assertions.map(([name, data]) => superbox('cbor', name, box('cbor', cbor(data))));
  const claim = cbor({
    instanceID: `xmp:iid:${label}`,
    claim_generator_info: {
      name: generator?.name ?? 'biaoshi tests',
      ...(generator?.version && { version: generator.version }),
    },
    signature: `self#jumbf=/c2pa/${label}/c2pa.signature`,
    created_assertions: assertions.map(([name], index) => ({
      url: `self#jumbf=c2pa.assertions/${name}`,
      // Without the size and type of the superbox, as the specification hashes it.
      hash: sha256((boxes[index] as Buffer).subarray(8)),
    })),
    'dc:title': title,
    alg: 'sha256',
  });
  return superbox(
    'manifest',
    label,
    superbox('assertions', 'c2pa.assertions', ...boxes),
    superbox('claim', 'c2pa.claim.v2', box('cbor', claim)),
    superbox('signature', 'c2pa.signature', box('cbor', coseSign1(claim, signer, algorithm))),
  );
}

/** The hard binding to bytes, with ranges left out. */
export const dataHash = (
  bytes: Uint8Array,
  exclusions: readonly { readonly start: number; readonly length: number }[] = [],
): readonly [string, Cbor] => {
  const hash = createHash('sha256');
  let from = 0;
  for (const { start, length } of exclusions) {
    hash.update(bytes.subarray(from, start));
    from = start + length;
  }
  hash.update(bytes.subarray(from));
  return [
    'c2pa.hash.data',
    { ...(exclusions.length > 0 && { exclusions }), alg: 'sha256', hash: hash.digest(), pad: Buffer.alloc(8) },
  ];
};

/** Actions of version 2. */
export const actions = (...list: readonly { readonly [key: string]: Cbor }[]): readonly [string, Cbor] => [
  'c2pa.actions.v2',
  { actions: list },
];

/** Bytes of the signature and IHDR, behind which the store goes. */
const PNG_HEADER_END = 33;

/** A PNG with the store embedded in it and bound to it. `build` is given the hard binding and answers the store. */
export function embedInPng(picture: Uint8Array, build: (binding: readonly [string, Cbor]) => Buffer): Buffer {
  const hash = sha256(picture);
  // The store holds its own size, whose length in turn depends on it.
  let size = 0;
  for (let round = 0; round < 4; round++) {
    const exclusions = [{ start: PNG_HEADER_END, length: size + 12 }];
    const store = build(['c2pa.hash.data', { exclusions, alg: 'sha256', hash, pad: Buffer.alloc(8) }]);
    if (store.length === size) {
      return Buffer.concat([
        picture.subarray(0, PNG_HEADER_END),
        pngChunk('caBX', store),
        picture.subarray(PNG_HEADER_END),
      ]);
    }
    size = store.length;
  }
  throw new Error('the size of the store does not settle');
}
