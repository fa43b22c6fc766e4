import { takeConnected } from './connected.ts';
import type { Point } from './line-box.ts';

/** A connected set of cells above a threshold. */
export interface Component {
  /** First and last cell of each of its rows: enough for its hull. */
  readonly outline: readonly Point[];
  readonly size: number;
  readonly mean: number;
}

/** The components (8 neighbours) of the cells of `map` that are above `threshold`, in reading order; `limit` at most. */
export function components(map: Float32Array, width: number, threshold: number, limit: number): Component[] {
  const open = new Uint8Array(map.length);
  for (let at = 0; at < map.length; at++) if ((map[at] ?? 0) > threshold) open[at] = 1;
  const found: Component[] = [];
  const cells = new Int32Array(map.length);
  for (let at = open.indexOf(1); at >= 0 && found.length < limit; at = open.indexOf(1, at + 1)) {
    found.push(collect(map, width, open, cells, at));
  }
  return found;
}

/** The component of the cell `start`, taken out of `open`. */
function collect(map: Float32Array, width: number, open: Uint8Array, cells: Int32Array, start: number): Component {
  const size = takeConnected(open, width, start, cells);
  const rows = new Map<number, { left: number; right: number }>();
  let sum = 0;
  for (let index = 0; index < size; index++) {
    const at = cells[index] ?? 0;
    const y = Math.floor(at / width);
    const x = at - y * width;
    sum += map[at] ?? 0;
    const row = rows.get(y);
    if (!row) rows.set(y, { left: x, right: x });
    else if (x < row.left) row.left = x;
    else if (x > row.right) row.right = x;
  }
  const outline = [...rows].flatMap(([y, { left, right }]) => [
    { x: left, y },
    { x: right + 1, y },
    { x: left, y: y + 1 },
    { x: right + 1, y: y + 1 },
  ]);
  return { outline, size, mean: sum / size };
}
