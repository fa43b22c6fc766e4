import type { ClaimPhoto, PairComparison, PhotoMatch, PhotoPlace } from '../claim-report.ts';
import { CLAIM_LIMITS } from '../limits.ts';
import { statement } from './make.ts';
import type { Statement } from './statement.ts';

/** How a claim photo lies to the listing's. `comparisons`, `matches`: those of this photo with listing photos. */
export function listingStatements(
  { id, report }: ClaimPhoto,
  comparisons: readonly PairComparison[],
  matches: readonly PhotoMatch[],
  listingPhotos: number,
): readonly Statement[] {
  if (report.asset.format === null) return [];
  const sameFile = new Set(matches.filter(({ by }) => by === 'sha256').map(({ photos }) => photos[1]));
  const related = comparisons.filter(({ relation }) => relation === 'same' || relation === 'changed');
  const told = new Set([...sameFile, ...related.map(({ listing }) => listing)]);
  const near = matches.filter(({ by, photos }) => by === 'pdq' && !told.has(photos[1]));
  const said = [
    ...[...sameFile].map((listing) => statement('sameFileAsListing', {}, { photos: [id, listing] })),
    ...related.filter(({ listing }) => !sameFile.has(listing)).map(compared),
    ...near.map(({ photos, distance, turn }) => statement('nearListing', { distance, turn }, { photos })),
  ];
  if (said.length > 0) return said.slice(0, CLAIM_LIMITS.maxStatementsOfAKind);
  const unrelated = comparisons.filter(({ relation }) => relation === 'unrelated').length;
  if (unrelated === listingPhotos) return [statement('unrelatedToListing', { photos: unrelated }, { photos: [id] })];
  return [statement('notComparable', { photos: listingPhotos - unrelated }, { photos: [id] })];
}

function compared({ evidence, listing, relation, registration, regions }: PairComparison): Statement {
  const photos = [evidence, listing];
  if (relation === 'same') {
    const { scale = 1, rotation = 0, mirrored = false } = registration ?? {};
    const data = {
      scale: rounded(scale, 100),
      rotation: rounded(rotation, 10),
      mirrored: mirrored ? 'yes' : 'no',
    } as const;
    return statement('sameAsListing', data, { photos });
  }
  const shown = regions.slice(0, CLAIM_LIMITS.maxStatementsOfAKind);
  const places = shown.flatMap((region): PhotoPlace[] => [
    { photo: evidence, location: { region: region.evidence } },
    { photo: listing, location: { region: region.listing } },
  ]);
  const percent = rounded(regions.reduce((sum, { share }) => sum + share, 0) * 100, 10);
  return statement('regionsDiffer', { regions: regions.length, percent }, { photos, places });
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
