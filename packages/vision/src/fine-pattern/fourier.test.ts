import { seededRandom } from '@biaoshi/testkit';
import { expect, it } from 'vitest';
import { fourier } from './fourier.ts';
import { peaksIn } from './peaks.ts';
import { spectraOf } from './spectrum.ts';

it('is the sum that defines it', () => {
  const random = seededRandom(7);
  const size = 8;
  const [real, imaginary] = [0, 1].map(() => Float64Array.from({ length: 64 }, () => random() - 0.5)) as [
    Float64Array,
    Float64Array,
  ];
  const sums = Array.from({ length: 64 }, (_, at) => {
    let [re, im] = [0, 0];
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const angle = (-2 * Math.PI * ((at % size) * x + Math.floor(at / size) * y)) / size;
        const [a = 0, b = 0] = [real[y * size + x], imaginary[y * size + x]];
        re += a * Math.cos(angle) - b * Math.sin(angle);
        im += a * Math.sin(angle) + b * Math.cos(angle);
      }
    }
    return [re, im] as const;
  });
  fourier(size).transform(real, imaginary);
  for (const [at, [re, im]] of sums.entries()) {
    expect(real[at]).toBeCloseTo(re, 9);
    expect(imaginary[at]).toBeCloseTo(im, 9);
  }
});

it('tells the frequency of a wave to a fraction of a bin, and which of two squares has it', () => {
  const random = seededRandom(8);
  const size = 128;
  const square = (x: number, y: number) =>
    Float64Array.from(
      { length: size * size },
      (_, at) => 128 + 6 * Math.sin(2 * Math.PI * (x * (at % size) + y * Math.floor(at / size))) + 20 * random(),
    );
  const spectra = spectraOf(square(0.2133, 0.1518), square(-0.3041, 0.0877), fourier(size));
  const [one, other] = spectra.map((spectrum) => peaksIn(spectrum, size)[0]);
  const expected = [
    { x: 0.2133, y: 0.1518, peak: one, of: other },
    { x: -0.3041, y: 0.0877, peak: other, of: one },
  ];
  for (const { x, y, peak, of } of expected) {
    expect(Math.hypot((peak?.x ?? 0) - x, (peak?.y ?? 0) - y) * size).toBeLessThan(0.2);
    expect(peak?.height).toBeGreaterThan(5);
    expect(Math.hypot((of?.x ?? 0) - x, (of?.y ?? 0) - y) * size).toBeGreaterThan(10);
  }
});
