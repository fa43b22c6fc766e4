import type { Validator } from '@biaoshi/c2pa';
import {
  type AssetEvidence,
  C2PA_READER,
  type C2paExamined,
  type C2paManifestData,
  type C2paReason,
  type C2paUnexamined,
  CONTAINERS,
  type EvidenceOf,
  FORMATS,
  isExamined,
} from '@biaoshi/core';
import type { ProvenanceSetup } from './provenance-setup.ts';
import { readWhole, type Sidecar, sharersOf, sidecarPath } from './sidecar.ts';
import type { Whole } from './whole-asset.ts';

type Store = EvidenceOf<'c2paManifest'> & { readonly data: C2paUnexamined };

/** A store in a file inside the file says nothing about the whole. */
const NESTED = new RegExp(`/(?:${FORMATS.join('|')})/`);

/** The store that speaks for the whole asset and that nobody has examined; undefined when there is none. */
export const openStore = ({ evidence }: AssetEvidence): Store | undefined =>
  evidence.find(
    (found): found is Store =>
      found.kind === 'c2paManifest' &&
      found.data.state === 'notExamined' &&
      'path' in found.location &&
      !NESTED.test(found.location.path),
  );

/** Every byte of an asset, asked for when its turn has come. */
export type AssetBytes = () => Whole | Promise<Whole>;

/** The evidence with that of a sidecar added; `data` is what was found out about it. */
export function withSidecar(
  evidence: AssetEvidence,
  sidecar: Sidecar,
  data: C2paManifestData = unexamined(sidecar),
): AssetEvidence {
  const found: EvidenceOf<'c2paManifest'> = {
    id: `e${evidence.evidence.length + 1}`,
    kind: 'c2paManifest',
    reader: C2PA_READER.id,
    readerVersion: C2PA_READER.version,
    carrier: 'sidecar',
    location: { path: 'sidecar', start: 0, end: sidecar.size },
    data,
  };
  return { ...evidence, readings: { ...evidence.readings, c2pa: 'present' }, evidence: [...evidence.evidence, found] };
}

/**
 * False where an answer depends on this machine or, for want of a time stamp, on today's date, and not on the asset and
 * the trust lists alone.
 */
export const isLasting = ({ evidence }: AssetEvidence): boolean =>
  !evidence.some(({ kind, data }) => kind === 'c2paManifest' && (isExamined(data) ? isDated(data) : isOfMachine(data)));

const isDated = ({ manifests }: C2paExamined): boolean => !manifests[0]?.signer?.timestamp;
const isOfMachine = ({ reason }: C2paUnexamined): boolean => reason === 'noBackend';

/**
 * Validates C2PA stores. The validator, and the WebAssembly behind it, are loaded when the first store is seen. One
 * asset is validated at a time, so that the validator's memory never holds two.
 */
export class Provenance {
  readonly #setup: ProvenanceSetup;
  readonly #maxAssetBytes: number;
  #validator: Promise<Validator | undefined> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(setup: ProvenanceSetup, maxAssetBytes: number) {
    this.#setup = setup;
    this.#maxAssetBytes = maxAssetBytes;
  }

  /** The evidence with the asset's own store examined. */
  async examine(evidence: AssetEvidence, asset: AssetBytes): Promise<AssetEvidence> {
    const store = openStore(evidence);
    if (!store) return evidence;
    const data = await this.#ask(store.data, asset, (validator, bytes) =>
      validator.validate(bytes, mediaTypeOf(evidence), store.data),
    );
    const examined = { ...store, reader: C2PA_READER.id, readerVersion: C2PA_READER.version, data };
    return { ...evidence, evidence: evidence.evidence.map((found) => (found === store ? examined : found)) };
  }

  /**
   * The evidence with that of a `.c2pa` file beside the asset added. None where that file is bound to another one of the
   * same name, `a.png` beside `a.jpg`: it says nothing about this asset.
   */
  async examineSidecar(evidence: AssetEvidence, sidecar: Sidecar, asset: AssetBytes): Promise<AssetEvidence> {
    const located = unexamined(sidecar);
    const data = await this.#ask(located, asset, async (validator, bytes) => {
      const store = readWhole(sidecarPath(sidecar.beside), this.#maxAssetBytes);
      if (typeof store === 'string') return refused(located, store);
      const found = await validator.validateSidecar(store, bytes, mediaTypeOf(evidence));
      return isOfOthers(found) && (await this.#isOfSharer(validator, sidecar, store)) ? undefined : found;
    });
    return data ? withSidecar(evidence, sidecar, data) : evidence;
  }

  async #isOfSharer(validator: Validator, sidecar: Sidecar, store: Uint8Array): Promise<boolean> {
    for (const path of sharersOf(sidecar)) {
      const sharer = readWhole(path, this.#maxAssetBytes);
      if (typeof sharer === 'string') continue;
      const found = await validator.validateSidecar(store, sharer, 'application/octet-stream');
      if (isExamined(found) && found.answers.contentBound.answer === 'yes') return true;
    }
    return false;
  }

  #ask<T extends C2paManifestData | undefined>(
    located: C2paUnexamined,
    asset: AssetBytes,
    ask: (validator: Validator, bytes: Uint8Array) => Promise<T>,
  ): Promise<T | C2paUnexamined> {
    const answer = this.#turn.then(async () => {
      const bytes = await asset();
      if (typeof bytes === 'string') return refused(located, bytes);
      const validator = await this.#load();
      return validator ? ask(validator, bytes) : refused(located, 'noBackend');
    });
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** Undefined where it cannot be had: an answer of its own, since it depends on the machine and not on the asset. */
  #load(): Promise<Validator | undefined> {
    this.#validator ??= load(this.#setup).catch(() => undefined);
    return this.#validator;
  }
}

async function load({ trustAnchors, tsaAnchors, backend }: ProvenanceSetup): Promise<Validator> {
  const { createValidator } = await import('@biaoshi/c2pa');
  return createValidator({ trustAnchors, tsaAnchors, backend });
}

const unexamined = ({ size }: Sidecar): C2paUnexamined => ({ state: 'notExamined', home: 'sidecar', bytes: size });

const isOfOthers = (data: C2paManifestData): boolean => isExamined(data) && data.answers.contentBound.answer === 'no';

const refused = (located: C2paUnexamined, reason: C2paReason): C2paUnexamined => ({
  ...located,
  state: 'couldNotCheck',
  reason,
});

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map(CONTAINERS.map(({ id, mediaType }) => [id, mediaType]));
const mediaTypeOf = ({ format }: AssetEvidence): string => MEDIA_TYPES.get(format ?? '') ?? 'application/octet-stream';
