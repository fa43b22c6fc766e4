import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WasmBuilder } from '@contentauth/c2pa-wasm';
import { randomBelow, seededRandom } from '../random.ts';
import { EMAIL_PROTECTION, type Identity, issue, keyOf } from './certificates.ts';
import { paddedCoseSign1 } from './cose.ts';

/** What a manifest says; the shape of c2pa-rs' manifest definition. */
export interface ManifestDefinition {
  readonly claim_generator_info?: readonly { readonly name: string; readonly version?: string }[];
  readonly title?: string;
  readonly assertions?: readonly { readonly label: string; readonly data: unknown }[];
  readonly ingredients?: readonly unknown[];
}

/** A picture that went into the asset, with the store that it carries. */
export interface IngredientAsset {
  readonly relationship: 'parentOf' | 'componentOf' | 'inputTo';
  /** Also what an action calls it by, in `parameters.ingredientIds`. */
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A certificate authority of the tests' own, and a signer that it vouches for. */
export interface TestSigner {
  /** The root as PEM: the trust anchor. */
  readonly root: string;
  readonly leaf: Identity;
}

const FROM = new Date('2020-01-01');
const UNTIL = new Date('2099-01-01');

/**
 * A root and a leaf of an organisation; the same for the same name, so that what they sign can be made again.
 * `notAfter`: the leaf's last day, for expired signers.
 */
export function testSigner(organisation: string, notAfter: Date = UNTIL): TestSigner {
  const identity = (commonName: string, part: string, until: Date, issuer?: Identity): Identity =>
    issue({ organisation, commonName, from: FROM, until, key: keyOf(`${organisation} ${part}`) }, issuer);
  const root = identity('Test Root', 'root', UNTIL);
  return { root: root.pem, leaf: identity('Test Signer', 'leaf', notAfter, root) };
}

/** Bytes that the manifest keeps free for the signature; it has to fill them exactly. */
const SIGNATURE_BYTES = 1024;

/** The asset with a C2PA store in it, signed; a real one, made by the library that everybody reads with. */
export const signC2pa = (
  asset: Uint8Array,
  mediaType: string,
  signer: TestSigner,
  manifest: ManifestDefinition,
  ingredients: readonly IngredientAsset[] = [],
): Promise<Uint8Array> =>
  withBuilder(manifest, signer, [asset, ...ingredients.map(({ bytes }) => bytes)], async (builder) => {
    for (const { relationship, title, mediaType: type, bytes } of ingredients) {
      const definition = JSON.stringify({ relationship, title, label: title });
      await builder.addIngredientFromBlob(definition, type, new HeldBlob(bytes, type) as unknown as Blob);
    }
    return builder.sign(definitionOf(signer), [], mediaType, new HeldBlob(asset, mediaType) as unknown as Blob);
  });

/** A store for the asset as it is, to be kept beside it. */
export const signSidecar = (
  asset: Uint8Array,
  mediaType: string,
  signer: TestSigner,
  manifest: ManifestDefinition,
): Promise<Uint8Array> =>
  withBuilder(manifest, signer, [asset], async (builder) => {
    builder.setNoEmbed(true);
    const blob = new HeldBlob(asset, mediaType) as unknown as Blob;
    const signed = await builder.signAndGetManifestBytes(definitionOf(signer), [], mediaType, blob);
    return new Uint8Array(signed.manifest);
  });

async function withBuilder<T>(
  manifest: ManifestDefinition,
  { root }: TestSigner,
  assets: readonly Uint8Array[],
  act: (builder: WasmBuilder) => Promise<T>,
): Promise<T> {
  const { WasmBuilder } = await library();
  const definition = JSON.stringify(manifest);
  const restore = seedRandom([definition, ...assets]);
  const builder = WasmBuilder.fromJson(definition, settingsFor(root));
  try {
    return await act(builder);
  } finally {
    builder.free();
    restore();
  }
}

/**
 * The library salts its boxes and names its manifests at random. The same salts make the same bytes, and must not serve a
 * picture and its ingredient: their manifests would have one name.
 */
function seedRandom(inputs: readonly (string | Uint8Array)[]): () => void {
  const { getRandomValues } = globalThis.crypto;
  const put = (value: unknown) =>
    Object.defineProperty(globalThis.crypto, 'getRandomValues', { configurable: true, value });
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(input);
  const random = seededRandom(hash.digest().readUInt32BE());
  put((bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at++) bytes[at] = randomBelow(random, 256);
    return bytes;
  });
  return () => put(getRandomValues);
}

/** The signer's own root is trusted, so that what its ingredients were found to be is what a user of it would find. */
const settingsFor = (root: string): string =>
  JSON.stringify({
    trust: { trust_anchors: root, trust_config: EMAIL_PROTECTION },
    verify: { verify_after_sign: false, remote_manifest_fetch: false },
    builder: { thumbnail: { enabled: false } },
  });

const definitionOf = ({ leaf }: TestSigner) => ({
  alg: 'ed25519',
  reserveSize: SIGNATURE_BYTES,
  sign: async (claim: Uint8Array) => new Uint8Array(paddedCoseSign1(claim, leaf, SIGNATURE_BYTES)),
});

/** The library reads from a browser's Blob, and at once; Node's can only be read later. */
class HeldBlob {
  readonly #bytes: Uint8Array;
  readonly size: number;
  readonly type: string;

  constructor(bytes: Uint8Array, type: string) {
    this.#bytes = bytes;
    this.size = bytes.length;
    this.type = type;
  }

  slice(start = 0, end = this.size): HeldBlob {
    return new HeldBlob(this.#bytes.subarray(start, end), this.type);
  }

  copy(): ArrayBuffer {
    return new Uint8Array(this.#bytes).buffer;
  }
}

class HeldBlobReader {
  readAsArrayBuffer(blob: HeldBlob): ArrayBuffer {
    return blob.copy();
  }
}

let loaded: Promise<typeof import('@contentauth/c2pa-wasm')> | undefined;

function library(): Promise<typeof import('@contentauth/c2pa-wasm')> {
  loaded ??= (async () => {
    Object.assign(globalThis, { FileReaderSync: HeldBlobReader });
    const wasm = await import('@contentauth/c2pa-wasm');
    const file = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
    wasm.initSync({ module: readFileSync(file) });
    return wasm;
  })();
  return loaded;
}
