import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PixelDepth, PixelResult } from '@biaoshi/vision';
import { detectorVersions } from '../pixels/detector-versions.ts';
import { TOOL } from '../tool.ts';
import { place, readSummed, writeSummed } from './cache-file.ts';

const KEY_DIGITS = 32;

/**
 * What pixels showed, kept beside the evidence in the cache's folder and apart from it: whether pixels are looked at
 * depends on profiles, what they show does not. The key is the content with the versions of the detectors and the depth.
 */
export class PixelCache {
  readonly #folder: string;
  readonly #versions: () => Promise<readonly string[] | undefined>;
  #key: Promise<string | undefined> | undefined;

  constructor(folder: string, versions: () => Promise<readonly string[] | undefined> = detectorVersions) {
    this.#folder = folder;
    this.#versions = versions;
  }

  async get(content: string, depth: PixelDepth): Promise<PixelResult | undefined> {
    const path = await this.#place(content, depth);
    return path === undefined ? undefined : (readSummed(path) as PixelResult | undefined);
  }

  async put(content: string, depth: PixelDepth, result: PixelResult): Promise<void> {
    const path = await this.#place(content, depth);
    if (path !== undefined) writeSummed(path, result);
  }

  async #place(content: string, depth: PixelDepth): Promise<string | undefined> {
    this.#key ??= this.#versions().then((versions) => versions && keyOf(versions));
    const key = await this.#key;
    return key === undefined ? undefined : place(join(this.#folder, `pixels-${key}`, depth), content);
  }
}

const keyOf = (versions: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify({ tool: TOOL.version, versions }))
    .digest('hex')
    .slice(0, KEY_DIGITS);
