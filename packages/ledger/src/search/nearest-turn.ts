import { distanceUpTo, wordsOf } from './hamming.ts';

/** The turn of a picture whose hash is nearest to another picture's, and by how many of 256 bits. */
export interface NearestTurn<Turn extends string = string> {
  readonly distance: number;
  readonly turn: Turn;
}

/** Of hashes as 64 hexadecimal digits, `turns` by name; the first of several as near. Undefined when none is within `radius`. */
export function nearestTurn<Turn extends string>(
  hex: string,
  turns: Readonly<Partial<Record<Turn, string>>>,
  radius: number,
): NearestTurn<Turn> | undefined {
  const words = wordsOf(hex);
  let nearest: NearestTurn<Turn> | undefined;
  for (const [turn, other] of Object.entries(turns) as [Turn, string][]) {
    const distance = distanceUpTo(radius, words, 0, wordsOf(other));
    if (distance <= radius && (!nearest || distance < nearest.distance)) nearest = { distance, turn };
  }
  return nearest;
}
