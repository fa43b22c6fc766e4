import { depthOf, lineOf, outlineOf, type Piece } from '../pieces.ts';
import type { ShapeMark } from '../shape.ts';

/** The two pieces of the bent star in front of 即梦AI, measured on a flat frame of 2048 pixels: above the gap, and below it. */
const UPPER: Piece = [
  [
    [-0.58, -1],
    [-0.4, -0.77],
    [-0.17, -0.54],
    [0.11, -0.36],
    [0.35, -0.29],
    [0.63, -0.27],
    [0.89, -0.3],
  ],
  [
    [0.95, -0.2],
    [0.75, 0.02],
    [0.4, 0.24],
    [0.06, 0.42],
    [-0.27, 0.56],
    [-0.67, 0.7],
    [-0.88, 0.74],
  ],
  [
    [-0.97, 0.65],
    [-0.76, 0.39],
    [-0.65, 0.23],
    [-0.58, 0.08],
    [-0.54, -0.06],
    [-0.52, -0.34],
    [-0.55, -0.58],
    [-0.64, -0.95],
  ],
];
const LOWER: Piece = [
  [
    [0.54, 0.29],
    [0.4, 0.38],
    [0.15, 0.53],
    [-0.3, 0.7],
  ],
  [
    [-0.3, 0.7],
    [0, 0.79],
    [0.13, 0.86],
    [0.29, 0.99],
  ],
  [
    [0.37, 0.99],
    [0.39, 0.74],
    [0.43, 0.56],
    [0.55, 0.29],
  ],
];

const TIPS = [
  [-0.61, -1],
  [0.96, -0.22],
  [0.36, 1],
  [-0.96, 0.7],
] as const;

/** The star that stands to the left of the letters, white and nearly opaque; what the letters say is read as text. */
export const jimengStar: ShapeMark = {
  id: 'jimeng-star',
  vendor: 'bytedance',
  corner: 'right',
  depth: depthOf([lineOf(UPPER), lineOf(LOWER)]),
  rivals: [depthOf([lineOf(UPPER)]), depthOf([TIPS]), depthOf([TIPS.slice(0, 3)]), (x, y) => 0.75 - Math.hypot(x, y)],
  distorted: [],
  outline: outlineOf([UPPER, LOWER]),
  beyond: [],
  sides: UPPER.length + LOWER.length,
  sizePercent: [3.4, 7.5],
  margin: { across: 4.3, below: 1.3, percent: 28 },
  light: 255,
  opacity: [0.5, 0.98],
};
