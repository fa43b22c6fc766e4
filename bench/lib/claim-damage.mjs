// Damage painted on a product photo: what a forger paints, or has painted. Each kind gives how opaque it is at a place, and
// the colour there.
/** Grey levels that a channel must change by to be part of the truth. */
const VISIBLE = 24;
/** Part of the picture that must have changed visibly: dark on dark is no damage that anybody sees. */
const LEAST_SHARE = 0.0015;

export const KINDS = ['crack', 'stain', 'tear', 'hole', 'mould'];

/** A damaged copy, and 1 for each pixel that was visibly changed. */
export function damage(photo, kind, random) {
  for (let attempt = 0; attempt < 40; attempt++) {
    const rgb = Buffer.from(photo.rgb);
    const { width, height } = photo;
    PAINT[kind]({ rgb, width, height }, random);
    const mask = new Uint8Array(width * height);
    let count = 0;
    for (let at = 0; at < mask.length; at++) {
      const changed = Math.max(...[0, 1, 2].map((k) => Math.abs(rgb[at * 3 + k] - photo.rgb[at * 3 + k])));
      if (changed >= VISIBLE) count += mask[at] = 1;
    }
    if (count >= width * height * LEAST_SHARE) return { rgb, width, height, mask };
  }
  throw new Error(`no place for a ${kind} on this photo`);
}

const between = (random, low, high) => low + (high - low) * random();

function middleOf({ width, height }, random) {
  return [width * between(random, 0.25, 0.75), height * between(random, 0.25, 0.75)];
}

function blend({ rgb, width, height }, x, y, alpha, colour) {
  if (x < 0 || y < 0 || x >= width || y >= height || alpha <= 0) return;
  for (let k = 0; k < 3; k++) {
    const at = (y * width + x) * 3 + k;
    rgb[at] = Math.round(rgb[at] * (1 - alpha) + Math.max(0, Math.min(255, colour[k])) * alpha);
  }
}

/** Numbers between 0 and 1 that change smoothly over the plane. */
function noise(random) {
  const table = Array.from({ length: 4096 }, () => random());
  const corner = (x, y) => table[((x * 73 + y * 151) & 4095) >>> 0];
  const smooth = (t) => t * t * (3 - 2 * t);
  return (x, y) => {
    const [x0, y0] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [smooth(x - x0), smooth(y - y0)];
    const upper = corner(x0, y0) * (1 - u) + corner(x0 + 1, y0) * u;
    const lower = corner(x0, y0 + 1) * (1 - u) + corner(x0 + 1, y0 + 1) * u;
    return upper * (1 - v) + lower * v;
  };
}

/** Every pixel within an uneven round shape, with its distance from the middle (0) to the rim (1). */
function blob([cx, cy], radius, roughness, random, each) {
  const wobble = noise(random);
  const squash = between(random, 0.6, 1.6);
  const reach = Math.ceil(radius * (1 + roughness) * 1.6);
  for (let y = Math.floor(cy - reach); y <= cy + reach; y++) {
    for (let x = Math.floor(cx - reach); x <= cx + reach; x++) {
      const [dx, dy] = [(x - cx) * squash, (y - cy) / squash];
      const angle = Math.atan2(dy, dx);
      const rim = radius * (1 + roughness * (2 * wobble(5 + 3 * Math.cos(angle), 5 + 3 * Math.sin(angle)) - 1));
      const distance = Math.hypot(dx, dy) / rim;
      if (distance <= 1) each(x, y, distance);
    }
  }
}

/** A line of uneven width through points, painted by `each` with the distance from its middle in widths. */
function stroke([x0, y0], [x1, y1], thick, each) {
  const steps = Math.ceil(Math.hypot(x1 - x0, y1 - y0) * 2);
  for (let step = 0; step <= steps; step++) {
    const [cx, cy] = [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps];
    for (let y = Math.floor(cy - thick); y <= cy + thick; y++) {
      for (let x = Math.floor(cx - thick); x <= cx + thick; x++) {
        const distance = Math.hypot(x - cx, y - cy) / thick;
        if (distance <= 1) each(x, y, distance);
      }
    }
  }
}

const PAINT = {
  crack: (photo, random) => {
    const side = Math.min(photo.width, photo.height);
    const dark = between(random, 5, 50);
    const walk = (from, angle, length, thick, depth) => {
      let [at, turn] = [from, angle];
      for (let gone = 0; gone < length; gone += side * 0.03) {
        turn += between(random, -0.5, 0.5);
        const next = [at[0] + Math.cos(turn) * side * 0.03, at[1] + Math.sin(turn) * side * 0.03];
        stroke(at, next, thick + 1.5, (x, y, d) => d > 0.7 && blend(photo, x + 2, y + 2, 0.1, [235, 235, 235]));
        stroke(at, next, thick, (x, y, d) => blend(photo, x, y, 0.6 * (1.2 - d), [dark, dark, dark]));
        if (depth < 2 && random() < 0.25)
          walk(next, turn + between(random, -1.2, 1.2), length * 0.4, thick * 0.7, depth + 1);
        at = next;
      }
    };
    walk(
      middleOf(photo, random),
      between(random, 0, 6.28),
      side * between(random, 0.2, 0.45),
      side * between(random, 0.003, 0.006),
      0,
    );
  },
  stain: (photo, random) => {
    const side = Math.min(photo.width, photo.height);
    const colour = [
      [95, 60, 30],
      [70, 75, 40],
      [120, 30, 25],
      [50, 50, 60],
    ][Math.floor(random() * 4)];
    const strength = between(random, 0.4, 0.75);
    const grain = noise(random);
    blob(middleOf(photo, random), side * between(random, 0.06, 0.15), 0.4, random, (x, y, d) => {
      blend(
        photo,
        x,
        y,
        strength * (0.65 + 0.35 * grain(x / 9, y / 9)) * Math.min(1, (1 - d) * 6) * (0.8 + 0.2 * d),
        colour,
      );
    });
  },
  tear: (photo, random) => {
    const side = Math.min(photo.width, photo.height);
    const [cx, cy] = middleOf(photo, random);
    const [length, gape, angle] = [
      side * between(random, 0.12, 0.25),
      side * between(random, 0.015, 0.04),
      between(random, 0, 3.14),
    ];
    const jag = noise(random);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let u = -length; u <= length; u += 0.5) {
      const half = gape * (1 - (u / length) ** 2) * (0.6 + 0.8 * jag(u / 7, 3));
      const bend = gape * (jag(u / 30, 9) - 0.5) * 2;
      for (let v = -half - 3; v <= half + 3; v += 0.5) {
        const [x, y] = [Math.round(cx + u * cos - (v + bend) * sin), Math.round(cy + u * sin + (v + bend) * cos)];
        const isRim = Math.abs(v) > half - 2;
        const pale = 190 + 50 * jag(x / 2, y / 2);
        blend(photo, x, y, isRim ? 0.5 : 0.8, isRim ? [pale, pale, pale - 8] : [28 + 20 * jag(x / 5, y / 5), 26, 24]);
      }
    }
  },
  hole: (photo, random) => {
    const side = Math.min(photo.width, photo.height);
    const grain = noise(random);
    blob(middleOf(photo, random), side * between(random, 0.025, 0.08), 0.25, random, (x, y, d) => {
      const dark = 12 + 30 * grain(x / 6, y / 6);
      blend(photo, x, y, d > 0.88 ? 0.5 : 0.95, d > 0.88 ? [150, 140, 125] : [dark, dark, dark]);
    });
  },
  mould: (photo, random) => {
    const side = Math.min(photo.width, photo.height);
    const [cx, cy] = middleOf(photo, random);
    const reach = side * between(random, 0.06, 0.13);
    const grain = noise(random);
    const colour = [
      [70, 95, 65],
      [85, 95, 90],
      [60, 70, 50],
    ][Math.floor(random() * 3)];
    for (let spot = 0; spot < 45; spot++) {
      const [angle, far] = [between(random, 0, 6.28), reach * Math.sqrt(random())];
      const at = [cx + Math.cos(angle) * far, cy + Math.sin(angle) * far];
      blob(at, side * between(random, 0.006, 0.022), 0.5, random, (x, y, d) => {
        blend(photo, x, y, 0.7 * (1 - d * d) * (0.5 + 0.5 * grain(x / 3, y / 3)), colour);
      });
    }
  },
};
