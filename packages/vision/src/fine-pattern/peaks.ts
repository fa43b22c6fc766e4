/** A narrow line in the spectrum of a square: the frequency of something that repeats there. */
export interface Peak {
  /** Turns a pixel, from −0.5 to 0.5 across and 0 to 0.5 down; (x, y) and (−x, −y) are one frequency. */
  readonly x: number;
  readonly y: number;
  /** How high it stands above what is around it, in nepers of power. */
  readonly height: number;
}

/** Bins to each side that make up what is around a peak. */
const AROUND = 8;
/** Bins from the axes in which a peak counts for nothing: blocks of JPEG, traces of scaling and upright edges are there. */
const AXIS = 1.5;
/** Bins from the middle in which the large shapes of a picture are. */
const LEAST_BINS = 3;
/** Of noise alone, the highest of a square's 32,768 stands at 2.9. */
const LEAST_HEIGHT = 3;

/** Of a spectrum as `spectraOf` lays it out: its peaks, the highest first. */
export function peaksIn(powers: Float32Array, size: number): readonly Peak[] {
  const around = boxMean(powers, size, size / 2 + 1, AROUND);
  const found: Peak[] = [];
  for (let row = 2; row < size / 2; row++) {
    for (let column = 1; column < size - 1; column++) {
      const at = row * size + column;
      const value = powers[at] ?? 0;
      const height = value - (around[at] ?? 0);
      if (height < LEAST_HEIGHT) continue;
      const across = column - size / 2;
      if (Math.abs(across) < AXIS || row < AXIS || Math.hypot(across, row) < LEAST_BINS) continue;
      if (!isHighest(powers, at, size, value)) continue;
      const x = (across + vertex(powers[at - 1] ?? 0, value, powers[at + 1] ?? 0)) / size;
      const y = (row + vertex(powers[at - size] ?? 0, value, powers[at + size] ?? 0)) / size;
      found.push({ x, y, height });
    }
  }
  return found.sort((a, b) => b.height - a.height);
}

function isHighest(powers: Float32Array, at: number, size: number, value: number): boolean {
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) if ((powers[at + dy * size + dx] ?? 0) > value) return false;
  }
  return true;
}

/** Where the parabola through three values, one apart, is highest. */
const vertex = (before: number, middle: number, after: number): number => {
  const bend = before - 2 * middle + after;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
};

/** Mean of a square around each value; cut off at the border. */
function boxMean(values: Float32Array, width: number, height: number, reach: number): Float32Array {
  const rows = new Float32Array(values.length);
  for (let row = 0; row < height; row++) meanLine(values, rows, row * width, 1, width, reach);
  const result = new Float32Array(values.length);
  for (let column = 0; column < width; column++) meanLine(rows, result, column, width, height, reach);
  return result;
}

function meanLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  reach: number,
): void {
  let sum = 0;
  let terms = 0;
  for (let at = 0; at < Math.min(reach, count); at++, terms++) sum += from[start + at * step] ?? 0;
  for (let at = 0; at < count; at++) {
    if (at + reach < count) {
      sum += from[start + (at + reach) * step] ?? 0;
      terms++;
    }
    if (at - reach > 0) {
      sum -= from[start + (at - reach - 1) * step] ?? 0;
      terms--;
    }
    to[start + at * step] = sum / terms;
  }
}
