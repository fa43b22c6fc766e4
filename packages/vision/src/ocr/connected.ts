/**
 * Takes the connected set (8 neighbours) of the cell `start` out of `open`, which has 1 for each cell that is still there,
 * and puts it into `cells`, from the first place on. Answers how many cells there are.
 */
export function takeConnected(open: Uint8Array, width: number, start: number, cells: Int32Array): number {
  let count = 1;
  cells[0] = start;
  open[start] = 0;
  for (let next = 0; next < count; next++) {
    const at = cells[next] ?? 0;
    const x = at % width;
    const [first, last] = [x > 0 ? -1 : 0, x + 1 < width ? 1 : 0];
    for (let row = at >= width ? at - width : at; row <= at + width && row < open.length; row += width) {
      for (let near = row + first; near <= row + last; near++) {
        if (open[near] !== 1) continue;
        open[near] = 0;
        cells[count++] = near;
      }
    }
  }
  return count;
}
