import type { Json } from './json.ts';

/** What a library says about a store. */
export interface LibraryReading {
  /** The library's report; null where it grew longer than is read. */
  readonly report: Json | null;
  /** The library's crJSON, unparsed: alone in holding the hash assertion. '' unless asked for. */
  readonly longReport: string;
}

export interface ReadRequest {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The library's settings as JSON. */
  readonly settings: string;
  readonly withLongReport?: boolean;
}

/** One library that validates. */
export interface Backend {
  readonly kind: 'wasm' | 'native';
  /** Rejects with a `LibraryRefusal` where that is the library's answer about the file; with anything else for a fault. */
  read(request: ReadRequest): Promise<LibraryReading>;
}

/** The library's own word that it will not validate a file, e.g. `C2pa(PrereleaseError)`. */
export class LibraryRefusal extends Error {}

/** No instance of the library is left that could answer. */
export class NoBackend extends Error {}
