import { type C2paManifestData, type C2paUnexamined, InvalidArgumentError } from '@biaoshi/core';
import { anchorSets } from './anchors.ts';
import type { Named } from './answers.ts';
import { type Backend, LibraryRefusal, NoBackend, type ReadRequest } from './backend.ts';
import { holdsTooMuch } from './compressed.ts';
import { examine } from './examine.ts';
import { recordOf } from './json.ts';
import { LARGEST_ASSET, LONGEST_REPORT } from './limits.ts';
import { nativeBackend } from './native-backend.ts';
import { couldNotCheck, refusedStore } from './refusal.ts';
import { type Settings, settingsFor } from './settings.ts';
import { boundReport } from './sidecar.ts';
import { trustedReading } from './trusted-reading.ts';
import { sharedWasmBackend } from './wasm-backend.ts';

export interface ValidatorOptions {
  /** PEM bundle of signer trust anchors; null: none named, so trust cannot be judged. */
  readonly trustAnchors: string | null;
  /** PEM bundle of time-stamp anchors; null: none named. */
  readonly tsaAnchors: string | null;
  /** `auto`: the native library where it is installed, else the one in WebAssembly. Both give the same answers. */
  readonly backend: 'auto' | 'wasm' | 'native';
}

export interface Validator {
  readonly backend: 'wasm' | 'native';
  /** The store in `asset`. `located` is what core found (home, bytes). Never rejects on what a file holds. */
  validate(asset: Uint8Array, mediaType: string, located: C2paUnexamined): Promise<C2paManifestData>;
  /**
   * A `.c2pa` file beside an asset: its store, and whether it is bound to these bytes. Always by the library in
   * WebAssembly, which alone shows the hash. Never rejects on what the files hold.
   */
  validateSidecar(store: Uint8Array, asset: Uint8Array, mediaType: string): Promise<C2paManifestData>;
}

/**
 * A validator. Loads the library; until then nothing of it is loaded. Nothing is ever fetched.
 * Throws `InvalidArgumentError` for anchors that cannot be read, and for the native library where there is none.
 */
export async function createValidator(options: ValidatorOptions): Promise<Validator> {
  const settings = settingsFor(anchorSets(options.trustAnchors, options.tsaAnchors));
  const named: Named = { trustAnchors: options.trustAnchors !== null, tsaAnchors: options.tsaAnchors !== null };
  return validatorOver(await backendFor(options.backend), settings, named);
}

async function backendFor(wanted: ValidatorOptions['backend']): Promise<Backend> {
  const native = wanted === 'wasm' ? undefined : await nativeBackend();
  if (native) return native;
  if (wanted === 'native') {
    throw new InvalidArgumentError('invalidOption', 'backend: the native C2PA library is not installed');
  }
  return sharedWasmBackend();
}

/** The validator over any backend. */
export function validatorOver(
  backend: Backend,
  settings: Settings,
  named: Named,
  loadWasm: () => Promise<Backend> = sharedWasmBackend,
): Validator {
  let wasm: Promise<Backend> | undefined;
  const forSidecars = (): Promise<Backend> => {
    wasm ??= backend.kind === 'wasm' ? Promise.resolve(backend) : loadWasm();
    return wasm;
  };
  return {
    backend: backend.kind,
    validate: (asset, mediaType, located) =>
      answer(located, [asset], async () => {
        const { report } = await trustedReading(backend, { mediaType, bytes: asset }, settings);
        return report && examine(report, located, named, backend.kind);
      }),
    validateSidecar(store, asset) {
      const located = { home: 'sidecar', bytes: store.length } as const;
      return answer(located, [store, asset], async () => {
        const request: Omit<ReadRequest, 'settings'> = {
          mediaType: 'application/c2pa',
          bytes: store,
          withLongReport: true,
        };
        const { report, longReport } = await trustedReading(await forSidecars(), request, settings);
        if (report === null || longReport.length > LONGEST_REPORT) return null;
        const bound = boundReport(report, recordOf(JSON.parse(longReport)), asset);
        if (bound === undefined) return couldNotCheck('unsupportedBinding', located);
        return examine(bound, located, named, 'wasm');
      });
    },
  };
}

/** Runs a validation over what holds the store and turns every way to fail into an answer. Null stands for a report that is too long. */
async function answer(
  located: Pick<C2paUnexamined, 'home' | 'bytes'>,
  inputs: readonly [holder: Uint8Array, ...others: Uint8Array[]],
  run: () => Promise<C2paManifestData | null | undefined>,
): Promise<C2paManifestData> {
  if (inputs.some(({ length }) => length > LARGEST_ASSET)) return couldNotCheck('tooLarge', located);
  try {
    if (holdsTooMuch(inputs[0])) return couldNotCheck('tooLarge', located);
    const data = await run();
    return data ?? couldNotCheck(data === null ? 'tooLarge' : 'other', located);
  } catch (thrown) {
    if (thrown instanceof LibraryRefusal) return refusedStore(thrown.message, located);
    return couldNotCheck(thrown instanceof NoBackend ? 'noBackend' : 'other', located);
  }
}
