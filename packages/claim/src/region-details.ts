import type { EncodedPicture } from '@biaoshi/core';
import type { ChangedRegion } from '@biaoshi/vision';
import type { Examiner } from './claim-input.ts';
import type { Pair } from './pairs.ts';

/** A region that differs, cut out of both photos with a margin around it. */
export interface RegionDetail {
  readonly evidence: EncodedPicture;
  readonly listing: EncodedPicture;
}

/** Regions of one pair that are cut out, the largest first. */
const MAX_DETAILS = 3;

/** The largest regions that differ, close up; those that one of the photos has no picture of are left out. */
export async function regionDetails(
  { one, other }: Pair,
  regions: readonly ChangedRegion[],
  examiner: Examiner,
  signal?: AbortSignal,
): Promise<readonly RegionDetail[]> {
  const chosen = regions.slice(0, MAX_DETAILS);
  if (chosen.length === 0 || !one.bytes || !other.bytes) return [];
  const cut = (bytes: Uint8Array, side: keyof Pick<ChangedRegion, 'evidence' | 'listing'>) => {
    const wanted = chosen.map((region, index) => ({ evidence: String(index), region: region[side] }));
    return examiner.crops(bytes, { regions: wanted, thumbnail: false }, signal);
  };
  const [evidence, listing] = [await cut(one.bytes, 'evidence'), await cut(other.bytes, 'listing')];
  return chosen.flatMap((_region, index): RegionDetail[] => {
    const [first, second] = [evidence, listing].map(({ crops }) =>
      crops.find((crop) => crop.evidence === String(index)),
    );
    return first && second ? [{ evidence: first.picture, listing: second.picture }] : [];
  });
}
