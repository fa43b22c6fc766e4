/** Transforms squares of one size in place. */
export interface Fourier {
  readonly size: number;
  /** Complex values row by row, `size` × `size` of each part. */
  transform(real: Float64Array, imaginary: Float64Array): void;
}

/** The discrete Fourier transform in two dimensions, by halving (Cooley and Tukey). `size`: a power of two. */
export function fourier(size: number): Fourier {
  const bits = Math.log2(size);
  const order = Uint32Array.from({ length: size }, (_, at) => reversed(at, bits));
  const cosine = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sine = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  const [re, im] = [new Float64Array(size), new Float64Array(size)];

  function line(real: Float64Array, imaginary: Float64Array, start: number, step: number): void {
    for (let at = 0; at < size; at++) {
      const from = start + (order[at] ?? 0) * step;
      re[at] = real[from] ?? 0;
      im[at] = imaginary[from] ?? 0;
    }
    for (let half = 1; half < size; half *= 2) butterflies(re, im, half, cosine, sine);
    for (let at = 0, to = start; at < size; at++, to += step) {
      real[to] = re[at] ?? 0;
      imaginary[to] = im[at] ?? 0;
    }
  }

  return {
    size,
    transform(real, imaginary) {
      for (let row = 0; row < size; row++) line(real, imaginary, row * size, 1);
      for (let column = 0; column < size; column++) line(real, imaginary, column, size);
    },
  };
}

function butterflies(re: Float64Array, im: Float64Array, half: number, cosine: Float64Array, sine: Float64Array): void {
  const stride = re.length / (2 * half);
  for (let start = 0; start < re.length; start += 2 * half) {
    for (let k = 0, turn = 0; k < half; k++, turn += stride) {
      const [one, other] = [start + k, start + k + half];
      const c = cosine[turn] ?? 0;
      const s = sine[turn] ?? 0;
      const x = re[other] ?? 0;
      const y = im[other] ?? 0;
      const turnedX = x * c - y * s;
      const turnedY = x * s + y * c;
      const a = re[one] ?? 0;
      const b = im[one] ?? 0;
      re[other] = a - turnedX;
      im[other] = b - turnedY;
      re[one] = a + turnedX;
      im[one] = b + turnedY;
    }
  }
}

function reversed(value: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit++) result |= ((value >> bit) & 1) << (bits - 1 - bit);
  return result;
}
