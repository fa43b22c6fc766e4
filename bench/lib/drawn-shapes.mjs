// Shapes for the synthetic set of marks, each as a function that says whether (x, y) is inside; they reach from −1 to 1.
// They are drawn from measures and plain geometry, not by the formulas that the detector searches with.

/** How far Gemini's star reaches, every 5 degrees from the end of an arm to between two: measured on a flat frame of 96 pixels. */
const GEMINI_REACH = [1, 0.87, 0.745, 0.672, 0.625, 0.589, 0.563, 0.547, 0.541, 0.536];

export function geminiSparkle(x, y) {
  const turned = Math.atan2(Math.abs(y), Math.abs(x));
  const steps = (Math.min(turned, Math.PI / 2 - turned) * 36) / Math.PI;
  const [before, after] = [GEMINI_REACH[Math.floor(steps)], GEMINI_REACH[Math.min(9, Math.floor(steps) + 1)]];
  return Math.hypot(x, y) < before + (after - before) * (steps - Math.floor(steps));
}

/** The inside of a polygon, by the rule of even and odd. */
const polygon = (points) => (x, y) => {
  let inside = false;
  for (let at = 0, before = points.length - 1; at < points.length; before = at++) {
    const [[ax, ay], [bx, by]] = [points[at], points[before]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

/** Straight sides, one point upwards; `waist` is how far the inner corners are from the middle. */
const star = (points, waist, turn = 0) =>
  polygon(
    Array.from({ length: 2 * points }, (_, index) => {
      const [reach, angle] = [index % 2 === 0 ? 1 : waist, (index * Math.PI) / points - Math.PI / 2 + turn];
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    }),
  );

const turned = (shape, angle) => (x, y) =>
  shape(x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle));

/** Hollow sides of |x|^power + |y|^power = 1: the sparkles of many programs, none of which is Gemini's. */
const hollow = (power) => (x, y) => Math.abs(x) ** power + Math.abs(y) ** power < 1;

/** Points along curves from tip to tip, each bent towards a point of its own. */
const curved = (...curves) =>
  polygon(
    curves.flatMap(([from, bend, to]) =>
      Array.from({ length: 16 }, (_, at) => {
        const share = at / 16;
        const of = (axis) =>
          (1 - share) ** 2 * from[axis] + 2 * share * (1 - share) * bend[axis] + share ** 2 * to[axis];
        return [of(0), of(1)];
      }),
    ),
  );

const UPPER = curved(
  [
    [-0.6, -1],
    [-0.175, -0.25],
    [0.95, -0.22],
  ],
  [
    [0.95, -0.22],
    [0, 0.64],
    [-0.95, 0.7],
  ],
  [
    [-0.95, 0.7],
    [-0.335, 0.19],
    [-0.6, -1],
  ],
);
const LOWER = curved(
  [
    [0.55, 0.29],
    [0.175, 0.565],
    [-0.3, 0.7],
  ],
  [
    [-0.3, 0.7],
    [0.115, 0.79],
    [0.35, 1],
  ],
  [
    [0.35, 1],
    [0.35, 0.635],
    [0.55, 0.29],
  ],
);
/** The bent star in front of 即梦AI. */
export const jimengStar = (x, y) => UPPER(x, y) || LOWER(x, y);

const hollowAt = (left, top, width, height, power) => (x, y) => hollow(power)((x - left) / width, (y - top) / height);
const LARGE = hollowAt(0.255, -0.025, 0.64, 0.765, 0.68);
const AROUND_LARGE = hollowAt(0.255, -0.025, 0.82, 0.98, 0.68);
const MIDDLE = hollowAt(-0.46, 0.21, 0.46, 0.56, 0.7);
const SMALL = [hollowAt(-0.4, -0.78, 0.19, 0.22, 0.9), hollowAt(0.74, 0.8, 0.19, 0.2, 0.9)];
/** The four stars in front of what Galaxy AI prints. */
export const samsungSparkles = (x, y) =>
  LARGE(x, y) || (MIDDLE(x, y) && !AROUND_LARGE(x, y)) || SMALL.some((star) => star(x, y));

const flower = (petals) => (x, y) => Math.hypot(x, y) < 0.6 + 0.4 * Math.cos(petals * Math.atan2(y, x));

const snowflake = (x, y) =>
  [0, 1, 2].some((arm) => {
    const angle = (arm * Math.PI) / 3;
    const along = Math.abs(x * Math.cos(angle) + y * Math.sin(angle));
    const across = Math.abs(y * Math.cos(angle) - x * Math.sin(angle));
    return along < 1 && (across < 0.07 || (along > 0.5 && Math.abs(along - 0.5 - across) < 0.08 && across < 0.3));
  });

const tree = (x, y) =>
  (Math.abs(x) < 0.12 && y > 0.6) ||
  [-1, -0.5, 0].some((top) => y > top && y < top + 0.75 && Math.abs(x) < (0.55 + 0.2 * top + 0.2) * (y - top));

/** By name. Those with four straight-sided points stand first: they are what is most easily taken for a sparkle. */
export const DECOYS = {
  ...Object.fromEntries([0.3, 0.36, 0.42, 0.48].map((waist) => [`four points, waist ${waist}`, star(4, waist)])),
  'four points, turned': star(4, 0.42, Math.PI / 4),
  'hollow square, power 0.5': hollow(0.5),
  diamond: (x, y) => Math.abs(x) + Math.abs(y) < 1,
  'thin cross': (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.12,
  'plus sign': (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.28,
  x: (x, y) => Math.abs(Math.abs(x) - Math.abs(y)) < 0.25,
  'five points': star(5, 0.42),
  'six points': star(6, 0.5),
  'eight points': star(8, 0.5),
  snowflake: snowflake,
  'flower of four': turned(flower(4), 0),
  'flower of four, turned': turned(flower(4), Math.PI / 4),
  'flower of five': flower(5),
  tree: tree,
  disc: (x, y) => Math.hypot(x, y) < 1,
  ring: (x, y) => Math.abs(Math.hypot(x, y) - 0.85) < 0.15,
  crescent: (x, y) => Math.hypot(x, y) < 1 && Math.hypot(x - 0.45, y + 0.2) > 0.8,
  heart: (x, y) => (x * x + y * y * 1.2 - 0.45) ** 3 < -1.4 * x * x * y ** 3,
  'upper half of a bent star': UPPER,
  'paper plane': (x, y) =>
    polygon([
      [-1, -0.1],
      [1, -0.9],
      [0.3, 0.9],
    ])(x, y) &&
    !polygon([
      [-0.2, 0.15],
      [0.75, -0.65],
      [0, 0.35],
    ])(x, y),
  'one star of four, tall': hollowAt(0, 0, 0.84, 1, 0.68),
  'two stars, side by side': (x, y) =>
    hollowAt(0.3, 0, 0.65, 0.8, 0.68)(x, y) || hollowAt(-0.6, 0.3, 0.35, 0.45, 0.68)(x, y),
  triangle: polygon([
    [0, -1],
    [1, 0.9],
    [-1, 0.9],
  ]),
  'letter A': polygon([
    [-0.9, 1],
    [-0.2, -1],
    [0.2, -1],
    [0.9, 1],
    [0.5, 1],
    [0.3, 0.4],
    [-0.3, 0.4],
    [-0.5, 1],
  ]),
};

/** Lights without an outline: how bright at (x, y), 0 to 1. */
export const FLARES = {
  'lens flare': (x, y) => {
    const [across, down] = [Math.abs(x), Math.abs(y)];
    const spikes = Math.max(Math.exp(-30 * across - 2 * down), Math.exp(-30 * down - 2 * across));
    return Math.min(1, 0.8 * spikes + Math.exp(-6 * (x * x + y * y)));
  },
  glow: (x, y) => Math.exp(-4 * (x * x + y * y)),
};
