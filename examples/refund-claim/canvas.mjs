import { seededRandom } from '@biaoshi/testkit';

/** A picture of linear samples, three a pixel, 0 to 255; shapes are laid over it with soft edges. */
export class Canvas {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.samples = new Float32Array(width * height * 3);
  }

  /** Paints every pixel whose `distance(x, y)` to a shape's edge is negative; half a pixel either side is blended. */
  fill(distance, colour, opacity = 1) {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const cover = Math.min(1, Math.max(0, 0.5 - distance(x, y))) * opacity;
        if (cover > 0) this.#blend(x, y, typeof colour === 'function' ? colour(x, y) : colour, cover);
      }
    }
  }

  #blend(x, y, colour, cover) {
    const at = (y * this.width + x) * 3;
    for (let channel = 0; channel < 3; channel++) {
      this.samples[at + channel] += (colour[channel] - this.samples[at + channel]) * cover;
    }
  }

  /** Sensor-like grain and darker corners. */
  expose(seed, grain, falloff) {
    const random = seededRandom(seed);
    const [cx, cy] = [this.width / 2, this.height / 2];
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const light = 1 - falloff * (((x - cx) / cx) ** 2 + ((y - cy) / cy) ** 2) * 0.5;
        const noise = (random() + random() - 1) * grain;
        const at = (y * this.width + x) * 3;
        for (let channel = 0; channel < 3; channel++)
          this.samples[at + channel] = this.samples[at + channel] * light + noise;
      }
    }
  }

  /** Eight-bit RGB, row by row. */
  toRgb() {
    return Uint8Array.from(this.samples, (sample) => Math.min(255, Math.max(0, Math.round(sample))));
  }
}

/* Distances to a shape's edge in pixels: negative inside. */

export const everywhere = () => -1;

export const ellipse = (cx, cy, rx, ry) => (x, y) => (Math.hypot((x - cx) / rx, (y - cy) / ry) - 1) * Math.min(rx, ry);

export const rectangle =
  (left, top, right, bottom, radius = 0) =>
  (x, y) => {
    const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
    const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };

/** A round-ended line through all the points. */
export const stroke = (points, width) => (x, y) => {
  let nearest = Infinity;
  for (let index = 1; index < points.length; index++) {
    nearest = Math.min(nearest, toSegment(x, y, points[index - 1], points[index]));
  }
  return nearest - width / 2;
};

function toSegment(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

export const both = (first, second) => (x, y) => Math.max(first(x, y), second(x, y));
export const either = (first, second) => (x, y) => Math.min(first(x, y), second(x, y));
export const without = (first, second) => (x, y) => Math.max(first(x, y), -second(x, y));

/** The points of a jagged line: each step turns a little, always the same way for one seed. */
export function crackPoints(seed, [startX, startY], heading, steps, stride) {
  const random = seededRandom(seed);
  const points = [[startX, startY]];
  let direction = heading;
  for (let step = 0; step < steps; step++) {
    direction += (random() - 0.5) * 1.6;
    direction += (heading - direction) * 0.35;
    const [x, y] = points.at(-1);
    const length = stride * (0.6 + random() * 0.8);
    points.push([x + Math.cos(direction) * length, y + Math.sin(direction) * length]);
  }
  return points;
}
