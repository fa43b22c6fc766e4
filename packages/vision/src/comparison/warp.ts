import type { Matrix } from './matrix.ts';
import { type Plane, planeOf } from './plane.ts';

/** What a mapping from pixels of a frame to pixels of a picture makes of that picture. */
export interface Warp {
  /** Where in the picture the frame's pixel lies, x and y a pixel; meaningless where `inside` is 0. */
  readonly places: Float32Array;
  /** 1 where the frame's pixel lies in the picture. */
  readonly inside: Uint8Array;
}

/** `margin`: pixels of the picture along its border that are left out. */
export function warpTo(
  frame: { readonly width: number; readonly height: number },
  picture: { readonly width: number; readonly height: number },
  matrix: Matrix,
  margin = 0,
): Warp {
  const places = new Float32Array(frame.width * frame.height * 2);
  const inside = new Uint8Array(frame.width * frame.height);
  const [a, b, c, d, e, f, g, h, i] = matrix;
  for (let row = 0, at = 0; row < frame.height; row++) {
    for (let column = 0; column < frame.width; column++, at++) {
      const u = column + 0.5;
      const v = row + 0.5;
      const w = g * u + h * v + i;
      const x = (a * u + b * v + c) / w;
      const y = (d * u + e * v + f) / w;
      places[at * 2] = x;
      places[at * 2 + 1] = y;
      const within = x >= margin && y >= margin && x <= picture.width - margin && y <= picture.height - margin;
      inside[at] = Number(within);
    }
  }
  return { places, inside };
}

/** The picture's values at those places, interpolated; outside, those of its border. */
export function sampled(picture: Plane, warp: Warp, width: number, height: number): Plane {
  const result = planeOf(width, height);
  const { data, width: stride, height: rows } = picture;
  for (let at = 0; at < result.data.length; at++) {
    const left = Math.min(Math.max((warp.places[at * 2] ?? 0) - 0.5, 0), stride - 1);
    const top = Math.min(Math.max((warp.places[at * 2 + 1] ?? 0) - 0.5, 0), rows - 1);
    const x0 = left | 0;
    const y0 = top | 0;
    const fx = left - x0;
    const fy = top - y0;
    const from = y0 * stride + x0;
    const right = x0 + 1 < stride ? from + 1 : from;
    const down = y0 + 1 < rows ? stride : 0;
    const upper = (data[from] ?? 0) * (1 - fx) + (data[right] ?? 0) * fx;
    const lower = (data[from + down] ?? 0) * (1 - fx) + (data[right + down] ?? 0) * fx;
    result.data[at] = upper * (1 - fy) + lower * fy;
  }
  return result;
}
