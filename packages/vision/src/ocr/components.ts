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
  const stack = new Int32Array(map.length);
  for (let at = open.indexOf(1); at >= 0 && found.length < limit; at = open.indexOf(1, at + 1)) {
    found.push(collect(map, width, open, stack, at));
  }
  return found;
}

/** Takes the component of the cell `start` out of `open`. */
function collect(map: Float32Array, width: number, open: Uint8Array, stack: Int32Array, start: number): Component {
  const rows = new Map<number, { left: number; right: number }>();
  let [size, sum, top] = [0, 0, 1];
  stack[0] = start;
  open[start] = 0;
  while (top > 0) {
    const at = stack[--top] ?? 0;
    const y = Math.floor(at / width);
    const x = at - y * width;
    size += 1;
    sum += map[at] ?? 0;
    const row = rows.get(y);
    if (!row) rows.set(y, { left: x, right: x });
    else if (x < row.left) row.left = x;
    else if (x > row.right) row.right = x;
    for (let near = y > 0 ? at - width : at; near <= at + width && near < open.length; near += width) {
      for (let cell = x > 0 ? near - 1 : near; cell <= (x + 1 < width ? near + 1 : near); cell++) {
        if (open[cell] !== 1) continue;
        open[cell] = 0;
        stack[top++] = cell;
      }
    }
  }
  const outline = [...rows].flatMap(([y, { left, right }]) => [
    { x: left, y },
    { x: right + 1, y },
    { x: left, y: y + 1 },
    { x: right + 1, y: y + 1 },
  ]);
  return { outline, size, mean: sum / size };
}
