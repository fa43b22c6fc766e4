import { cut, type Pixels } from '../pixels.ts';

/** The whole of a picture in another size. */
export function scaled(pixels: Pixels, scale: number): Pixels {
  if (scale === 1) return pixels;
  if (scale === 0.5) return halved(pixels);
  return cut(pixels, { x: 0, y: 0, width: pixels.width, height: pixels.height }, scale);
}

/** Each pixel is the mean of four. */
function halved({ width: stride, height: rows, rgb: source }: Pixels): Pixels {
  const [width, height] = [Math.max(1, stride >> 1), Math.max(1, rows >> 1)];
  const rgb = new Uint8Array(width * height * 3);
  const [right, below] = [stride > 1 ? 3 : 0, rows > 1 ? stride * 3 : 0];
  for (let y = 0, to = 0; y < height; y++) {
    let from = 2 * y * stride * 3;
    for (let x = 0; x < width; x++, from += 3) {
      for (let channel = 0; channel < 3; channel++, from++, to++) {
        const upper = (source[from] ?? 0) + (source[from + right] ?? 0);
        rgb[to] = (upper + (source[from + below] ?? 0) + (source[from + below + right] ?? 0) + 2) >> 2;
      }
    }
  }
  return { width, height, rgb };
}
