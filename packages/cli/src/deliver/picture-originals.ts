import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AssetPictures, AssetReport, Evidence, RegionLocation, Report } from '@biaoshi/core';
import { PixelHost } from '@biaoshi/vision/host';
import type { FoundOriginal } from './find-originals.ts';

/** Assets, from the first on, that the papers show pictures of. */
const MAX_PICTURED = 200;

/** A file of more is not decoded for a small picture. */
const MAX_PICTURED_BYTES = 128 * 2 ** 20;

/** A thumbnail and the evidence of each file that is still the one that was scanned. Rejects with the signal's reason. */
export async function pictureOriginals(
  { assets }: Report,
  originals: readonly FoundOriginal[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, AssetPictures>> {
  const pictures = new Map<number, AssetPictures>();
  const byIndex = new Map(originals.map((original) => [original.index, original]));
  const host = new PixelHost({ processes: 1 });
  try {
    for (const asset of assets.slice(0, MAX_PICTURED)) {
      const original = byIndex.get(asset.index);
      if (!original || original.bytes > MAX_PICTURED_BYTES) continue;
      const bytes = await readFile(original.path);
      if (!isSame(asset, bytes)) continue;
      const { thumbnail, crops } = await host.crops(bytes, { regions: regionsOf(asset), thumbnail: true }, signal);
      pictures.set(asset.index, { thumbnail, crops });
    }
  } finally {
    await host.close();
  }
  return pictures;
}

const isSame = ({ asset: { sha256 } }: AssetReport, bytes: Uint8Array): boolean =>
  sha256 === null || createHash('sha256').update(bytes).digest('hex') === sha256;

const regionsOf = ({ evidence }: AssetReport) =>
  evidence.filter(isSeen).map(({ id, location }) => ({ evidence: id, region: location.region }));

/** Of what is in the picture, the label and the marks; other texts may be anybody's. */
const isSeen = (evidence: Evidence): evidence is Evidence & { readonly location: RegionLocation } =>
  'region' in evidence.location &&
  (evidence.kind === 'vendorMark' || (evidence.kind === 'visibleText' && evidence.data.reading !== 'other'));
