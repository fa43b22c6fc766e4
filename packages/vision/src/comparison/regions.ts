import type { Difference } from './difference.ts';

/** Pixels that differ and belong together. */
export interface Patch {
  /** Their places in the map's data. */
  readonly places: readonly number[];
  /** Whether enough of them do with more allowed for what scaling and encoding leave. */
  readonly isSure: boolean;
}

/** Pixels a side of the cells in which differences are joined: two with one empty cell between them are one region. */
const CELL = 6;
/** A difference is one when it is that clear somewhere; around it, what is less clear belongs to it. */
const CLEAR = 1;
const FAINT = 0.6;
/** Parts of the picture that a region covers at least, and clearly: less is dust. */
const MIN_SHARE = 0.0003;
const MIN_CLEAR = 0.0001;
const MAX_REGIONS = 20;

/** The regions that differ, largest first. */
export function patchesOf({ clear: map, sure }: Difference): readonly Patch[] {
  const columns = Math.ceil(map.width / CELL);
  const cellOf = (at: number): number =>
    Math.floor(Math.floor(at / map.width) / CELL) * columns + Math.floor((at % map.width) / CELL);
  const occupied = new Uint8Array(columns * Math.ceil(map.height / CELL));
  for (let at = 0; at < map.data.length; at++) if ((map.data[at] ?? 0) >= FAINT) occupied[cellOf(at)] = 1;
  const owners = label(occupied, columns);
  const patches = new Map<number, { readonly places: number[]; clear: number; sure: number }>();
  for (let at = 0; at < map.data.length; at++) {
    const value = map.data[at] ?? 0;
    if (value < FAINT) continue;
    const owner = owners[cellOf(at)] ?? 0;
    const patch = patches.get(owner) ?? { places: [], clear: 0, sure: 0 };
    patches.set(owner, patch);
    patch.places.push(at);
    if (value >= CLEAR) patch.clear++;
    if ((sure.data[at] ?? 0) >= CLEAR) patch.sure++;
  }
  const area = map.data.length;
  return [...patches.values()]
    .filter(({ places, clear }) => places.length >= area * MIN_SHARE && clear >= area * MIN_CLEAR)
    .sort((a, b) => b.places.length - a.places.length)
    .slice(0, MAX_REGIONS)
    .map((patch) => ({ places: patch.places, isSure: patch.sure >= area * MIN_CLEAR }));
}

/** A number from 1 for each cell that is occupied, the same for those at most two apart. */
function label(occupied: Uint8Array, columns: number): Int32Array {
  const owners = new Int32Array(occupied.length);
  const rows = occupied.length / columns;
  let count = 0;
  for (let start = occupied.indexOf(1); start >= 0; start = occupied.indexOf(1, start + 1)) {
    if (owners[start] !== 0) continue;
    owners[start] = ++count;
    for (const stack = [start]; stack.length > 0; ) {
      const cell = stack.pop() ?? 0;
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      for (let row = Math.max(0, y - 2); row <= Math.min(rows - 1, y + 2); row++) {
        for (
          let near = row * columns + Math.max(0, x - 2);
          near <= row * columns + Math.min(columns - 1, x + 2);
          near++
        ) {
          if (occupied[near] === 0 || owners[near] !== 0) continue;
          owners[near] = count;
          stack.push(near);
        }
      }
    }
  }
  return owners;
}
