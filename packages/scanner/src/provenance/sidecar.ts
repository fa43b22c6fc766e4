import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { CONTAINERS } from '@biaoshi/core';
import { OpenFile } from '../file-source.ts';
import { ReadFault } from '../read-fault.ts';
import { type Whole, wholeOf } from './whole-asset.ts';

export const SIDECAR_ENDING = '.c2pa';

/** Where a C2PA sidecar of this file stands: the file's name with its ending replaced (C2PA 2.x, external manifests). */
export const sidecarPath = (path: string): string => stemOf(path) + SIDECAR_ENDING;

const stemOf = (path: string): string => {
  const ending = extname(path);
  return ending === '' ? path : path.slice(0, -ending.length);
};

/** A file beside an asset that holds its C2PA store. */
export interface Sidecar {
  /** The asset's own path. */
  readonly beside: string;
  readonly size: number;
}

/** The sidecar of a file; undefined where no file has its name. A sidecar has none of its own. */
export function sidecarOf(path: string): Sidecar | undefined {
  if (extname(path) === SIDECAR_ENDING) return undefined;
  const size = fileSize(sidecarPath(path));
  return size === undefined ? undefined : { beside: path, size };
}

function fileSize(path: string): number | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : undefined;
  } catch {
    return undefined;
  }
}

const ENDINGS = CONTAINERS.flatMap(({ extensions }) => extensions.flatMap((ending) => [ending, ending.toUpperCase()]));

/** The other files whose sidecar it is too by its name: `a.jpg` beside `a.png`. */
export const sharersOf = ({ beside }: Sidecar): readonly string[] =>
  ENDINGS.map((ending) => `${stemOf(beside)}.${ending}`).filter(
    (path) => path !== beside && fileSize(path) !== undefined,
  );

/** A file's bytes, or why they cannot be had. */
export function readWhole(path: string, maxBytes: number): Whole {
  try {
    const file = new OpenFile(path);
    try {
      return wholeOf(file, maxBytes);
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof ReadFault) return 'other';
    throw error;
  }
}
