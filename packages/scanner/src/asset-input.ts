import { type ByteSource, InvalidArgumentError } from '@biaoshi/core';

/**
 * One asset, with where its bytes are. A plain string is always the path of a file, never a URL or a pattern.
 * `uri` is what the report shows (default: the path, or the name); `name` is the file name whose ending is checked
 * (default for a file: the last part of its path).
 */
export type AssetInput =
  | { readonly kind: 'file'; readonly path: string; readonly uri?: string; readonly name?: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string; readonly uri?: string }
  | { readonly kind: 'source'; readonly source: ByteSource; readonly name: string; readonly uri?: string };

/** The three ways of giving an asset as one. Throws `invalidSource` on anything else. */
export function toAssetInput(input: string | Uint8Array | AssetInput): AssetInput {
  if (typeof input === 'string') return { kind: 'file', path: input };
  if (input instanceof Uint8Array) return { kind: 'bytes', bytes: input, name: '' };
  if (isAssetInput(input)) return input;
  throw new InvalidArgumentError('invalidSource', 'expected a path, a Uint8Array or an AssetInput');
}

/** True for an object of one of the three shapes. */
export function isAssetInput(input: unknown): input is AssetInput {
  if (typeof input !== 'object' || input === null || !('kind' in input)) return false;
  const given = input as { kind: unknown; path?: unknown; bytes?: unknown; source?: unknown; name?: unknown };
  if (given.kind === 'file') return typeof given.path === 'string';
  if (typeof given.name !== 'string') return false;
  if (given.kind === 'bytes') return given.bytes instanceof Uint8Array;
  return given.kind === 'source' && typeof given.source === 'object' && given.source !== null;
}

/** The part of a path after its last separator. */
export function lastPart(path: string): string {
  let at = path.length - 1;
  while (at >= 0 && path.charCodeAt(at) !== SLASH && !(WINDOWS && path.charCodeAt(at) === BACKSLASH)) at--;
  return path.slice(at + 1);
}

const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const WINDOWS = process.platform === 'win32';
