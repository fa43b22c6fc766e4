import type { AssetEvidence, AssetPictures, Evidence, OuterLimitName, Problem, RegionLocation } from '@biaoshi/core';
import type { CropRequest, CropResult } from '@biaoshi/vision';
import type { Whole } from '../provenance/whole-asset.ts';
import { DECODED_FORMATS } from './decoded-formats.ts';
import { writeCrops } from './evidence-files.ts';
import type { PictureSetup } from './picture-setup.ts';
import type { PixelProcesses } from './pixel-processes.ts';

/** One asset to be shown. */
export interface PictureRequest {
  readonly index: number;
  readonly bytes: () => Whole | Promise<Whole>;
  readonly signal: AbortSignal | undefined;
}

interface Shown {
  /** Of an asset that the render request gets pictures of. */
  readonly pictures?: AssetPictures;
  readonly problems: readonly Problem[];
}

const NOTHING: Shown = { problems: [] };

/** Makes pictures of assets: for the render request, and for a folder of evidence. */
export class Pictures {
  readonly #setup: PictureSetup;
  readonly #processes: Pick<PixelProcesses, 'crops'>;

  constructor(setup: PictureSetup, processes: Pick<PixelProcesses, 'crops'>) {
    this.#setup = setup;
    this.#processes = processes;
  }

  /** Whether pictures are made of an asset whatever its pixels show, so that its bytes must be held. */
  isRendered({ format }: AssetEvidence, index: number): boolean {
    return index < this.#setup.rendered && format !== null && DECODED_FORMATS.has(format);
  }

  /** Rejects with the signal's reason. */
  async show(asset: AssetEvidence, { index, bytes, signal }: PictureRequest): Promise<Shown> {
    const isRendered = this.isRendered(asset, index);
    const regions = asset.evidence
      .filter(isShown)
      .map(({ id, location }) => ({ evidence: id, region: location.region }));
    const { folder } = this.#setup;
    if (!isRendered && (folder === null || regions.length === 0)) return NOTHING;
    const whole = await bytes();
    if (typeof whole === 'string') return NOTHING;
    const request: CropRequest = { regions, thumbnail: isRendered };
    const result = await this.#processes.crops(whole, request, signal);
    if (!result) return NOTHING;
    const problems = folder === null ? [] : await written(folder, index, result);
    const { thumbnail, crops } = result;
    return { ...(isRendered && { pictures: { thumbnail, crops } }), problems };
  }
}

/** Evidence of what a person sees: a text that is part of a label, a vendor's mark. */
const isShown = (evidence: Evidence): evidence is Evidence & { readonly location: RegionLocation } =>
  'region' in evidence.location &&
  (evidence.kind === 'vendorMark' || (evidence.kind === 'visibleText' && evidence.data.reading !== 'other'));

async function written(folder: string, index: number, result: CropResult): Promise<readonly Problem[]> {
  const { crops, leftOut } = result;
  const limit = { limit: 'evidenceCrops' satisfies OuterLimitName, value: crops.length };
  const missing = leftOut.length === 0 ? [] : [pictureProblem('limitExceeded', limit)];
  try {
    await writeCrops(folder, index, result);
    return missing;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return [...missing, pictureProblem('ioError', { message: code ?? message })];
  }
}

/** A picture that is owed beside the report; the asset itself was read all the same. */
const pictureProblem = (code: Problem['code'], data: Problem['data']): Problem => ({
  code,
  severity: 'warning',
  location: { path: 'pictures', start: 0, end: 0 },
  data,
});
