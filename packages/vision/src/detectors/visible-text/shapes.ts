import { takeConnected } from '../../ocr/connected.ts';

/** A connected set of samples: its first column and row, the ones after its last, and how many samples it has. */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly size: number;
}

/** Columns and rows from a first up to, and without, a last. */
export type Part = Omit<Shape, 'size'>;

/** Connected sets (8 neighbours) of the samples within a part that are at least `threshold`; they end at its border. */
export function shapesIn(share: Float32Array, width: number, part: Part, threshold: number): Shape[] {
  const [left, right] = [Math.max(0, part.left), Math.min(width, part.right)];
  const [top, bottom] = [Math.max(0, part.top), Math.min(share.length / width, part.bottom)];
  const open = new Uint8Array(share.length);
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) if ((share[at] ?? 0) >= threshold) open[at] = 1;
  }
  const found: Shape[] = [];
  const cells = new Int32Array(share.length);
  for (let at = open.indexOf(1); at >= 0; at = open.indexOf(1, at + 1)) found.push(taken(open, width, cells, at));
  return found;
}

/** The shape that has the sample `start`, taken out of `open`. */
function taken(open: Uint8Array, width: number, cells: Int32Array, start: number): Shape {
  const size = takeConnected(open, width, start, cells);
  let [left, top, right, bottom] = [width, Infinity, 0, 0];
  for (let index = 0; index < size; index++) {
    const at = cells[index] ?? 0;
    const y = Math.floor(at / width);
    const x = at - y * width;
    if (x < left) left = x;
    if (x >= right) right = x + 1;
    if (y < top) top = y;
    if (y >= bottom) bottom = y + 1;
  }
  return { left, top, right, bottom, size };
}
