import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { WasmReader } from '@contentauth/c2pa-wasm';
import { type Backend, type LibraryReading, LibraryRefusal, NoBackend, type ReadRequest } from './backend.ts';
import { recordOf } from './json.ts';
import { LONGEST_REPORT, MOST_REPLACEMENTS } from './limits.ts';

/** The part of the library that is used; a test puts its own in its place. */
export interface WasmLibrary {
  fromBytes(
    mediaType: string,
    bytes: Uint8Array,
    settings: string,
  ): Promise<Pick<WasmReader, 'json' | 'crJson' | 'free'>>;
}

/** Makes an instance with a memory of its own; called again, with the next number, after a trap. */
export type LoadWasm = (generation: number) => Promise<WasmLibrary>;

const PACKAGE = '@contentauth/c2pa-wasm';
const require = createRequire(import.meta.url);

/** Version of the wasm library. */
export const wasmVersion = (): string => (require(`${PACKAGE}/package.json`) as { version: string }).version;

/** The library keeps its instance in a variable of the module, so that another instance needs the module once more. */
const loadWasm: LoadWasm = async (generation) => {
  const url = pathToFileURL(require.resolve(PACKAGE));
  if (generation > 0) url.searchParams.set('generation', `${generation}`);
  const { initSync, WasmReader } = (await import(url.href)) as typeof import('@contentauth/c2pa-wasm');
  initSync({ module: readFileSync(require.resolve(`${PACKAGE}/c2pa.wasm`)) });
  return { fromBytes: (mediaType, bytes, settings) => WasmReader.fromBytes(mediaType, bytes, settings) };
};

let shared: Promise<Backend> | undefined;

/** The library in WebAssembly, one for the whole thread. Nothing of it is loaded before this is called. */
export const sharedWasmBackend = (): Promise<Backend> => {
  shared ??= wasmBackend(loadWasm);
  return shared;
};

/** A backend over instances that `load` makes. */
export async function wasmBackend(load: LoadWasm): Promise<Backend> {
  let generation = 0;
  let library: WasmLibrary | undefined = await load(generation);
  let last: Promise<unknown> = Promise.resolve();

  async function current(): Promise<WasmLibrary> {
    if (library) return library;
    if (generation >= MOST_REPLACEMENTS) throw new NoBackend('the wasm instance was replaced too often');
    generation++;
    library = await load(generation);
    return library;
  }

  async function readNow(request: ReadRequest): Promise<LibraryReading> {
    const instance = await current();
    try {
      return await readWith(instance, request);
    } catch (thrown) {
      // The library throws texts. An error object is a trap, after which the instance's memory is in no known state.
      if (typeof thrown === 'string') throw new LibraryRefusal(thrown);
      library = undefined;
      throw thrown;
    }
  }

  return {
    kind: 'wasm',
    // One at a time: a trap takes every reading of its instance with it.
    read(request) {
      const turn = last.then(() => readNow(request));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function readWith(library: WasmLibrary, request: ReadRequest): Promise<LibraryReading> {
  const { mediaType, bytes, settings, withLongReport = false } = request;
  const reader = await withTrapsCaught(() => library.fromBytes(mediaType, bytes, settings));
  try {
    const report = reader.json();
    return {
      report: report.length > LONGEST_REPORT ? null : recordOf(JSON.parse(report)),
      longReport: withLongReport ? reader.crJson() : '',
    };
  } finally {
    reader.free();
  }
}

/**
 * Runs a call of the library, whose work is done in a microtask that it queues. A trap in there would never settle the
 * library's promise and would end the process as an uncaught error; so the queueing is watched while the call is made.
 */
function withTrapsCaught<T>(call: () => Promise<T>): Promise<T> {
  const queue = globalThis.queueMicrotask;
  return new Promise<T>((resolve, reject) => {
    globalThis.queueMicrotask = (task) =>
      queue(() => {
        try {
          task();
        } catch (error) {
          reject(error);
        }
      });
    try {
      call().then(resolve, reject);
    } finally {
      globalThis.queueMicrotask = queue;
    }
  });
}
