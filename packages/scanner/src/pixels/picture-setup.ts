import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, IoError } from '@biaoshi/core';

/** What is to be shown of assets whose bytes the scanner holds. */
export interface PictureSetup {
  /** The render request is handed pictures of the assets whose index is below this. */
  readonly rendered: number;
  /** Folder for the regions of visible evidence, one file each; null: they are written nowhere. */
  readonly folder: string | null;
}

interface PictureOptions {
  readonly pictures?: number;
  readonly evidenceDir?: string;
}

/** Checks the options; null when nothing is to be shown. Throws `InvalidArgumentError` (`invalidOption`). */
export function resolvePictures({ pictures = 0, evidenceDir }: PictureOptions): PictureSetup | null {
  if (!Number.isSafeInteger(pictures) || pictures < 0) {
    throw new InvalidArgumentError('invalidOption', 'pictures: expected a whole number of at least 0');
  }
  if (evidenceDir !== undefined && (typeof evidenceDir !== 'string' || evidenceDir === '')) {
    throw new InvalidArgumentError('invalidOption', 'evidenceDir: expected a path');
  }
  if (pictures === 0 && evidenceDir === undefined) return null;
  return { rendered: pictures, folder: evidenceDir === undefined ? null : resolve(evidenceDir) };
}

/** Makes the folder where it is not there. Throws `IoError`. */
export function makeFolder({ folder }: PictureSetup): void {
  if (folder === null) return;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new IoError('writeFailed', `${folder} cannot be made`, { cause });
  }
}
