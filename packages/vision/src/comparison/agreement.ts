import { correlate } from './correlation.ts';
import { detail, type Plane } from './plane.ts';

/** How far two pictures, one laid onto the other, show the same. */
export interface Agreement {
  /** Squares with something in them, in one picture or the other. */
  readonly squares: number;
  /** Share of them that look alike, 0 to 1. */
  readonly share: number;
  /** Share of the squares' width and height that the alike ones reach over. */
  readonly reach: number;
  /** Share of the tiles (a sixth of each side) with squares in which some look alike. */
  readonly spread: number;
}

const SIZE = 16;
const STEP = 12;
const TILES = 6;
/** Standard deviation (grey levels, slow changes taken out) below which a square is flat. */
const MIN_CONTRAST = 3;
const ALIKE = 0.65;

/** `inside`: 1 where `warped` has a value. */
export function agreementOf(frame: Plane, warped: Plane, inside: Uint8Array): Agreement {
  const [one, other] = [detail(frame, 6), detail(warped, 6)];
  const all = new Tally();
  const alike = new Tally();
  for (let y = 0; y + SIZE <= frame.height; y += STEP) {
    for (let x = 0; x + SIZE <= frame.width; x += STEP) {
      const at = y * frame.width + x;
      if (!isInside(inside, at, frame.width)) continue;
      const { correlation, contrast } = correlate(one, at, other, at, SIZE);
      if (Math.max(...contrast) < MIN_CONTRAST) continue;
      const tile = Math.floor((y * TILES) / frame.height) * TILES + Math.floor((x * TILES) / frame.width);
      all.add(x, y, tile);
      if (correlation >= ALIKE) alike.add(x, y, tile);
    }
  }
  if (all.count === 0) return { squares: 0, share: 0, reach: 0, spread: 0 };
  return {
    squares: all.count,
    share: alike.count / all.count,
    reach: alike.count === 0 ? 0 : Math.min(alike.width / all.width, alike.height / all.height),
    spread: alike.tiles.size / all.tiles.size,
  };
}

/** The corners of a square; what a mapping leaves out is not smaller than one. */
const isInside = (inside: Uint8Array, at: number, width: number): boolean =>
  [at, at + SIZE - 1, at + (SIZE - 1) * width, at + (SIZE - 1) * (width + 1)].every((corner) => inside[corner] === 1);

class Tally {
  readonly tiles = new Set<number>();
  count = 0;
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = Number.NEGATIVE_INFINITY;
  #bottom = Number.NEGATIVE_INFINITY;

  add(x: number, y: number, tile: number): void {
    this.count++;
    this.tiles.add(tile);
    this.#left = Math.min(this.#left, x);
    this.#top = Math.min(this.#top, y);
    this.#right = Math.max(this.#right, x + SIZE);
    this.#bottom = Math.max(this.#bottom, y + SIZE);
  }

  get width(): number {
    return this.#right - this.#left;
  }

  get height(): number {
    return this.#bottom - this.#top;
  }
}
