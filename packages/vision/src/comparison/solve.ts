/** Solves `a` · x = `b` for `n` unknowns (Gauss with pivots); `a` is row by row. Both are overwritten. Null where it has no one answer. */
function solve(a: Float64Array, b: Float64Array): Float64Array | null {
  const n = b.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(a[row * n + column] ?? 0) > Math.abs(a[pivot * n + column] ?? 0)) pivot = row;
    }
    const value = a[pivot * n + column] ?? 0;
    if (!(Math.abs(value) > 1e-12)) return null;
    swap(a, b, n, pivot, column);
    for (let row = column + 1; row < n; row++) {
      const factor = (a[row * n + column] ?? 0) / value;
      for (let k = column; k < n; k++) a[row * n + k] = (a[row * n + k] ?? 0) - factor * (a[column * n + k] ?? 0);
      b[row] = (b[row] ?? 0) - factor * (b[column] ?? 0);
    }
  }
  const x = new Float64Array(n);
  for (let row = n - 1; row >= 0; row--) {
    let sum = b[row] ?? 0;
    for (let k = row + 1; k < n; k++) sum -= (a[row * n + k] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (a[row * n + row] ?? 1);
  }
  return x;
}

function swap(a: Float64Array, b: Float64Array, n: number, one: number, other: number): void {
  if (one === other) return;
  for (let k = 0; k < n; k++) {
    const kept = a[one * n + k] ?? 0;
    a[one * n + k] = a[other * n + k] ?? 0;
    a[other * n + k] = kept;
  }
  const kept = b[one] ?? 0;
  b[one] = b[other] ?? 0;
  b[other] = kept;
}

/** Sums of a weighted least-squares fit, an equation at a time. */
export class LeastSquares {
  readonly #n: number;
  readonly #a: Float64Array;
  readonly #b: Float64Array;

  constructor(unknowns: number) {
    this.#n = unknowns;
    this.#a = new Float64Array(unknowns * unknowns);
    this.#b = new Float64Array(unknowns);
  }

  /** The row's values are those from `start` on. */
  add(row: ArrayLike<number>, value: number, weight: number, start = 0): void {
    for (let i = 0; i < this.#n; i++) {
      const scaled = weight * (row[start + i] ?? 0);
      if (scaled === 0) continue;
      this.#b[i] = (this.#b[i] ?? 0) + scaled * value;
      for (let j = 0; j < this.#n; j++) {
        this.#a[i * this.#n + j] = (this.#a[i * this.#n + j] ?? 0) + scaled * (row[start + j] ?? 0);
      }
    }
  }

  /** Null where the equations do not determine the unknowns. */
  solve(): Float64Array | null {
    return solve(this.#a, this.#b);
  }
}
