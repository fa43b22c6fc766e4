import type { Canvas } from '../../vendor-marks/test-support/draw.ts';

const QUANTUM = 36;

/** What the generator hands over: bytes, or numbers that it rounds only when it writes its file. */
type Samples = 'bytes' | 'float';

interface Yuv {
  readonly y: number;
  u: number;
  readonly v: number;
}

const BLACK: Yuv = { y: 0, u: 0, v: 0 };

/**
 * Writes a payload into the pixels as the encoder's published code does, step by step for each block of 8 × 8: one Haar
 * step on U, the coarse coefficient of largest magnitude but the first set to a quarter or three quarters of its quantum,
 * the step undone with its two mixed bands exchanged, and back to red, green and blue.
 */
export function embed({ width, height, rgb }: Canvas, bits: readonly number[], samples: Samples = 'bytes'): void {
  let block = 0;
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      const squares = Array.from({ length: 16 }, (_, index) => {
        const at = ((top + 2 * (index >> 2)) * width + left + 2 * (index & 3)) * 3;
        const places = [at, at + 3, at + width * 3, at + width * 3 + 3] as const;
        return { places, pixels: places.map((place) => toYuv(rgb.subarray(place, place + 3), samples)) };
      });
      const coarse = squares.map(({ pixels }) => pixels.reduce((sum, { u }) => sum + u, 0) / 2);
      const sizes = coarse.slice(1).map(Math.abs);
      const largest = 1 + sizes.indexOf(Math.max(...sizes));
      const value = coarse[largest] ?? 0;
      const size = (Math.floor(Math.abs(value) / QUANTUM) + 0.25 + 0.5 * (bits[block++ % bits.length] ?? 0)) * QUANTUM;
      const shift = ((value < 0 ? -size : size) - value) / 2;
      squares.forEach(({ places, pixels }, index) => {
        exchange(pixels, index === largest ? shift : 0, samples);
        for (const [corner, place] of places.entries()) rgb.set(toRgb(pixels[corner] ?? BLACK, samples), place);
      });
    }
  }
}

/** Moves four neighbours, upper and lower left and right, and exchanges what is across with what is down. */
function exchange(pixels: readonly Yuv[], shift: number, samples: Samples): void {
  const [, upperRight, lowerLeft] = pixels;
  if (upperRight && lowerLeft) [upperRight.u, lowerLeft.u] = [lowerLeft.u, upperRight.u];
  for (const pixel of pixels) pixel.u = samples === 'bytes' ? Math.trunc(pixel.u + shift) & 255 : pixel.u + shift;
}

const middle = (samples: Samples): number => (samples === 'bytes' ? 128 : 0.5);
const kept = (value: number, samples: Samples): number => (samples === 'bytes' ? clamp(value) : value);
const clamp = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));

function toYuv([red = 0, green = 0, blue = 0]: Uint8Array, samples: Samples): Yuv {
  const y = kept(0.299 * red + 0.587 * green + 0.114 * blue, samples);
  const chroma = (factor: number, colour: number) => kept(factor * (colour - y) + middle(samples), samples);
  return { y, u: chroma(0.492, blue), v: chroma(0.877, red) };
}

function toRgb({ y, u, v }: Yuv, samples: Samples): readonly number[] {
  const [across, down] = [u - middle(samples), v - middle(samples)];
  return [y + 1.14 * down, y - 0.395 * across - 0.581 * down, y + 2.032 * across].map(clamp);
}
