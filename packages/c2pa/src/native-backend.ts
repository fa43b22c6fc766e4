import { createRequire } from 'node:module';
import { type Backend, LibraryRefusal } from './backend.ts';
import { recordOf } from './json.ts';

/** The part of the native library that is used. */
interface NativeLibrary {
  readonly Reader: {
    fromAsset(asset: { buffer: Uint8Array; mimeType: string }, settings: string): Promise<{ json(): unknown } | null>;
  };
}

// Not a dependency: as published it cannot be installed by itself. Whoever has it gets a faster validator.
const PACKAGE = '@contentauth/c2pa-node';
const require = createRequire(import.meta.url);

/** The native library; undefined where it is not installed, or does not load on this platform. */
export async function nativeBackend(): Promise<Backend | undefined> {
  const library = await loadNative();
  if (!library) return undefined;
  return {
    kind: 'native',
    async read({ mediaType, bytes, settings }) {
      const reader = await library.Reader.fromAsset(
        { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), mimeType: mediaType },
        settings,
      ).catch(refuse);
      if (reader === null) throw new LibraryRefusal('C2pa(JumbfNotFound)');
      return { report: recordOf(reader.json()), longReport: '' };
    },
  };
}

/** Version of the native library; null where it cannot be used. */
export const nativeVersion = async (): Promise<string | null> =>
  (await loadNative()) ? (require(`${PACKAGE}/package.json`) as { version: string }).version : null;

async function loadNative(): Promise<NativeLibrary | undefined> {
  try {
    const library = (await import(PACKAGE)) as NativeLibrary;
    // The binary is loaded with the first call, not with the module.
    await library.Reader.fromAsset({ buffer: Buffer.alloc(0), mimeType: 'image/png' }, '{}')
      .catch(refuse)
      .catch(onlyRefusal);
    return library;
  } catch {
    return undefined;
  }
}

/** The native library throws errors that have what the wasm library throws for their name. */
function refuse(error: unknown): never {
  if (error instanceof Error && error.name.startsWith('C2pa(')) throw new LibraryRefusal(error.name);
  throw error;
}

function onlyRefusal(error: unknown): void {
  if (!(error instanceof LibraryRefusal)) throw error;
}
