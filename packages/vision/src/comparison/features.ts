import { blur, type Plane, planeOf, shrink } from './plane.ts';

/** A corner, as it looks at its own size and in its own direction. */
export interface Feature {
  /** In pixels of the picture that was handed in. */
  readonly x: number;
  readonly y: number;
  /** Pixels of that picture to one of the level it was found on. */
  readonly size: number;
  /** Radians, from the x axis towards the y axis. */
  readonly angle: number;
  /** 4 × 4 cells × 8 directions, of length 1. */
  readonly descriptor: Float32Array;
}

/** Corners a picture, at most, before those of two directions are counted twice. */
const MAX_CORNERS = 700;
/** From one level to the next smaller one. */
const LEVEL_FACTOR = 2 ** (1 / 3);
const MAX_LEVELS = 12;
/** Pixels of the shorter side of the smallest level. */
const MIN_LEVEL_SIDE = 40;
/** Pixels from the border within which there is not enough around a corner to describe it. */
const MARGIN = 9;
/** Pixels between two corners. */
const APART = 2;
/** The lesser of the two squared slopes (grey levels a pixel) at a corner, mean over its surroundings. */
const MIN_CORNER = 2;

const CELLS = 4;
const DIRECTIONS = 8;
export const LENGTH = CELLS * CELLS * DIRECTIONS;

/** Corners at all sizes, spread over the picture: no part may use up what all parts have. */
export function featuresOf(picture: Plane): readonly Feature[] {
  const features: Feature[] = [];
  for (const { level, factor, share } of levelsOf(picture)) {
    const slopes = slopesOf(level);
    for (const { x, y } of cornersOf(slopes, Math.round(MAX_CORNERS * share))) {
      for (const angle of anglesAt(slopes, x, y)) {
        const descriptor = describe(slopes, x, y, angle);
        features.push({ x: (x + 0.5) * factor, y: (y + 0.5) * factor, size: factor, angle, descriptor });
      }
    }
  }
  return features;
}

interface Level {
  readonly level: Plane;
  readonly factor: number;
  /** Of the corners. */
  readonly share: number;
}

function levelsOf(picture: Plane): readonly Level[] {
  const factors: number[] = [];
  for (let factor = 1; factors.length < MAX_LEVELS; factor *= LEVEL_FACTOR) {
    if (Math.min(picture.width, picture.height) / factor < MIN_LEVEL_SIDE) break;
    factors.push(factor);
  }
  const all = factors.reduce((sum, factor) => sum + 1 / factor, 0);
  let larger = picture;
  return factors.map((factor) => {
    const [width, height] = [Math.round(picture.width / factor), Math.round(picture.height / factor)];
    const level = shrink(larger, width, height);
    if (2 * width <= larger.width) larger = level;
    return { level: blur(level, 1), factor: picture.width / width, share: 1 / factor / all };
  });
}

interface Slopes {
  readonly width: number;
  readonly height: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

function slopesOf({ width, height, data }: Plane): Slopes {
  const [x, y] = [new Float32Array(data.length), new Float32Array(data.length)];
  for (let row = 1; row < height - 1; row++) {
    for (let at = row * width + 1; at < (row + 1) * width - 1; at++) {
      x[at] = ((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) / 2;
      y[at] = ((data[at + width] ?? 0) - (data[at - width] ?? 0)) / 2;
    }
  }
  return { width, height, x, y };
}

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly strength: number;
}

function cornersOf(slopes: Slopes, count: number): readonly Corner[] {
  const { width, height } = slopes;
  const { data } = strengthsOf(slopes);
  const found: Corner[] = [];
  for (let y = MARGIN; y < height - MARGIN; y++) {
    for (let x = MARGIN; x < width - MARGIN; x++) {
      const strength = data[y * width + x] ?? 0;
      if (strength >= MIN_CORNER && isPeak(data, width, y * width + x, strength)) found.push({ x, y, strength });
    }
  }
  return spread(found, width, height, count);
}

/** The lesser eigenvalue of the slopes' products around each pixel. */
function strengthsOf({ width, height, x, y }: Slopes): Plane {
  const products = [planeOf(width, height), planeOf(width, height), planeOf(width, height)] as const;
  const [xx, xy, yy] = products.map(({ data }) => data) as [Float32Array, Float32Array, Float32Array];
  for (let at = 0; at < xx.length; at++) {
    const a = x[at] ?? 0;
    const b = y[at] ?? 0;
    xx[at] = a * a;
    xy[at] = a * b;
    yy[at] = b * b;
  }
  const [a, b, c] = products.map((plane) => blur(plane, 1.2).data) as [Float32Array, Float32Array, Float32Array];
  const strengths = planeOf(width, height);
  for (let at = 0; at < xx.length; at++) {
    const p = a[at] ?? 0;
    const q = b[at] ?? 0;
    const r = c[at] ?? 0;
    strengths.data[at] = (p + r) / 2 - Math.sqrt(((p - r) / 2) ** 2 + q * q);
  }
  return strengths;
}

function isPeak(data: Float32Array, width: number, at: number, strength: number): boolean {
  for (let dy = -APART; dy <= APART; dy++) {
    for (let other = at + dy * width - APART; other <= at + dy * width + APART; other++) {
      const value = data[other] ?? 0;
      if (value > strength || (value === strength && other < at)) return false;
    }
  }
  return true;
}

/** The strongest of each tile in turn, then the second strongest, until there are enough. */
function spread(corners: readonly Corner[], width: number, height: number, count: number): readonly Corner[] {
  const tiles = Math.max(2, Math.round(Math.sqrt(count / 4)));
  const byTile = new Map<number, Corner[]>();
  for (const corner of corners) {
    const tile = Math.floor((corner.y * tiles) / height) * tiles + Math.floor((corner.x * tiles) / width);
    byTile.set(tile, [...(byTile.get(tile) ?? []), corner]);
  }
  const ranked = [...byTile.values()].flatMap((tile) =>
    tile.sort((a, b) => b.strength - a.strength).map((corner, rank) => ({ corner, rank })),
  );
  ranked.sort((a, b) => a.rank - b.rank || b.corner.strength - a.corner.strength);
  return ranked.slice(0, count).map(({ corner }) => corner);
}

const BINS = 36;
const ANGLE_RADIUS = 6;
/** What is near the corner weighs most: by the squared distance in pixels. */
const NEARNESS = Float32Array.from({ length: 2 * ANGLE_RADIUS ** 2 + 1 }, (_, square) => Math.exp(-square / 18));
/** A second direction counts when it is nearly as strong as the first. */
const SECOND_ANGLE = 0.85;

/** The directions that most of the slopes around a corner have; two at most. */
function anglesAt({ width, x, y }: Slopes, column: number, row: number): readonly number[] {
  const bins = new Float32Array(BINS);
  for (let dy = -ANGLE_RADIUS; dy <= ANGLE_RADIUS; dy++) {
    for (let dx = -ANGLE_RADIUS; dx <= ANGLE_RADIUS; dx++) {
      const at = (row + dy) * width + column + dx;
      const a = x[at] ?? 0;
      const b = y[at] ?? 0;
      const weight = Math.sqrt(a * a + b * b) * (NEARNESS[dx * dx + dy * dy] ?? 0);
      const place = ((Math.atan2(b, a) / (2 * Math.PI) + 1) * BINS) % BINS;
      const low = Math.floor(place) % BINS;
      const high = (low + 1) % BINS;
      bins[low] = (bins[low] ?? 0) + weight * (1 - (place % 1));
      bins[high] = (bins[high] ?? 0) + weight * (place % 1);
    }
  }
  const smooth = Float32Array.from(bins, (one, at) => {
    return 0.5 * one + 0.25 * ((bins[(at + BINS - 1) % BINS] ?? 0) + (bins[(at + 1) % BINS] ?? 0));
  });
  const peaks: { readonly angle: number; readonly weight: number }[] = [];
  for (const [at, weight] of smooth.entries()) {
    const [before, after] = [smooth[(at + BINS - 1) % BINS] ?? 0, smooth[(at + 1) % BINS] ?? 0];
    if (weight <= before || weight < after) continue;
    const offset = (before - after) / (2 * (before - 2 * weight + after));
    peaks.push({ angle: ((at + offset) * 2 * Math.PI) / BINS, weight });
  }
  peaks.sort((a, b) => b.weight - a.weight);
  const least = (peaks[0]?.weight ?? 0) * SECOND_ANGLE;
  return peaks
    .slice(0, 2)
    .filter(({ weight }) => weight >= least)
    .map(({ angle }) => angle);
}

/** Samples a side, and pixels between two of them. */
const SAMPLES = 16;
const SPACING = 1.25;
/** Gauss over the samples, row by row. */
const WEIGHTS = Float32Array.from({ length: SAMPLES * SAMPLES }, (_, at) => {
  const [u, v] = [at % SAMPLES, Math.floor(at / SAMPLES)].map((one) => (one - (SAMPLES - 1) / 2) * SPACING) as [
    number,
    number,
  ];
  return Math.exp(-(u * u + v * v) / 128);
});
/** No one direction may outweigh the others: a lamp's reflection would. */
const CLIP = 0.2;

/** Slopes around a corner, turned into its direction, by cell and direction. */
function describe(slopes: Slopes, column: number, row: number, angle: number): Float32Array {
  const descriptor = new Float32Array(LENGTH);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { width, height, x, y } = slopes;
  for (let v = 0; v < SAMPLES; v++) {
    for (let u = 0; u < SAMPLES; u++) {
      const a = (u - (SAMPLES - 1) / 2) * SPACING;
      const b = (v - (SAMPLES - 1) / 2) * SPACING;
      const px = Math.round(column + a * cos - b * sin);
      const py = Math.round(row + a * sin + b * cos);
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const at = py * width + px;
      const sx = x[at] ?? 0;
      const sy = y[at] ?? 0;
      const strength = Math.sqrt(sx * sx + sy * sy) * (WEIGHTS[v * SAMPLES + u] ?? 0);
      if (strength === 0) continue;
      const turned = Math.atan2(-sx * sin + sy * cos, sx * cos + sy * sin);
      add(descriptor, (u + 0.5) / CELLS - 0.5, (v + 0.5) / CELLS - 0.5, turned, strength);
    }
  }
  normalise(descriptor);
  for (let at = 0; at < LENGTH; at++) descriptor[at] = Math.min(descriptor[at] ?? 0, CLIP);
  normalise(descriptor);
  return descriptor;
}

/** Shares a slope out among the cells and directions that it lies between. */
function add(descriptor: Float32Array, u: number, v: number, turned: number, strength: number): void {
  const direction = ((turned / (2 * Math.PI) + 1) * DIRECTIONS) % DIRECTIONS;
  const u0 = Math.floor(u);
  const v0 = Math.floor(v);
  const d0 = Math.floor(direction);
  for (let k = 0; k < 8; k++) {
    const du = k & 1;
    const dv = (k >> 1) & 1;
    const dd = k >> 2;
    const cu = u0 + du;
    const cv = v0 + dv;
    if (cu < 0 || cv < 0 || cu >= CELLS || cv >= CELLS) continue;
    const weight = (du ? u - u0 : 1 - u + u0) * (dv ? v - v0 : 1 - v + v0) * (dd ? direction - d0 : 1 - direction + d0);
    const at = (cv * CELLS + cu) * DIRECTIONS + ((d0 + dd) % DIRECTIONS);
    descriptor[at] = (descriptor[at] ?? 0) + strength * weight;
  }
}

function normalise(descriptor: Float32Array): void {
  let sum = 0;
  for (const one of descriptor) sum += one * one;
  const length = Math.sqrt(sum) || 1;
  for (let at = 0; at < LENGTH; at++) descriptor[at] = (descriptor[at] ?? 0) / length;
}

/** The features that the mirrored picture would have: nothing needs to be looked at again. */
export const mirrored = (features: readonly Feature[], width: number): readonly Feature[] =>
  features.map((feature) => ({
    ...feature,
    x: width - feature.x,
    angle: Math.PI - feature.angle,
    descriptor: feature.descriptor.map((_, at) => {
      const [cell, direction] = [Math.floor(at / DIRECTIONS), at % DIRECTIONS];
      const [v, u] = [Math.floor(cell / CELLS), cell % CELLS];
      const other = ((CELLS - 1 - v) * CELLS + u) * DIRECTIONS + ((DIRECTIONS - direction) % DIRECTIONS);
      return feature.descriptor[other] ?? 0;
    }),
  }));
