import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetPictures } from '@biaoshi/core';

/**
 * Writes an asset's crops into the folder as `<index>-<evidence id>.png`: names of ours alone, nothing that a file says.
 * Each is written aside and renamed, so that nobody finds half of one. Rejects with the first fault.
 */
export async function writeCrops(folder: string, index: number, { crops }: AssetPictures): Promise<void> {
  for (const { evidence, picture } of crops) {
    const path = join(folder, `${index}-${evidence}.${picture.mediaType === 'image/png' ? 'png' : 'jpg'}`);
    const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.part`;
    try {
      await writeFile(aside, picture.bytes, { flag: 'wx' });
      await rename(aside, path);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  }
}
