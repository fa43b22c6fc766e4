import { PDQ_RADIUS } from '@biaoshi/ledger';
import type { PhotoMatch } from './claim-report.ts';
import { CLAIM_LIMITS } from './limits.ts';
import { type PdqDistance, pdqDistance } from './pdq-distance.ts';
import type { HeldPhoto } from './read-photo.ts';

/** Two photos, and how far apart their fingerprints are. */
export interface Pair {
  readonly one: HeldPhoto;
  readonly other: HeldPhoto;
  readonly nearest: PdqDistance | undefined;
}

const pair = (one: HeldPhoto, other: HeldPhoto): Pair => ({
  one,
  other,
  nearest: one.fingerprint && other.fingerprint ? pdqDistance(one.fingerprint, other.fingerprint) : undefined,
});

/** Every claim photo with every listing photo. */
export const crossPairs = (evidence: readonly HeldPhoto[], listing: readonly HeldPhoto[]): readonly Pair[] =>
  evidence.flatMap((one) => listing.map((other) => pair(one, other)));

/** Every claim photo with every later one. */
export const innerPairs = (photos: readonly HeldPhoto[]): readonly Pair[] =>
  photos.flatMap((one, index) => photos.slice(index + 1).map((other) => pair(one, other)));

/** The pairs that are compared: each of two photos that are held, the nearest by fingerprint first where there are too many. */
export function comparedPairs(pairs: readonly Pair[]): { readonly chosen: readonly Pair[]; readonly leftOut: number } {
  const possible = pairs.filter(({ one, other }) => one.bytes && other.bytes);
  if (possible.length <= CLAIM_LIMITS.maxPairs) return { chosen: possible, leftOut: 0 };
  const order = new Map(possible.map((one, index) => [one, index]));
  const nearest = [...possible].sort((a, b) => distanceOf(a) - distanceOf(b)).slice(0, CLAIM_LIMITS.maxPairs);
  const chosen = nearest.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return { chosen, leftOut: possible.length - chosen.length };
}

const distanceOf = ({ nearest }: Pair): number => nearest?.distance ?? 256;

/** The pairs that are one file, or by their fingerprints one picture. */
export function matchesOf(pairs: readonly Pair[]): readonly PhotoMatch[] {
  return pairs.flatMap(({ one, other, nearest }): PhotoMatch[] => {
    const photos = [one.photo.id, other.photo.id] as const;
    const { sha256 } = one.photo.report.asset;
    if (sha256 !== null && sha256 === other.photo.report.asset.sha256) {
      return [{ photos, by: 'sha256', distance: 0, turn: 'original' }];
    }
    return nearest && nearest.distance <= PDQ_RADIUS ? [{ photos, by: 'pdq', ...nearest }] : [];
  });
}
