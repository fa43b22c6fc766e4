import { depthOf, lineOf, outlineOf, type Piece, type Side } from '../pieces.ts';
import type { ShapeMark } from '../shape.ts';

/** The large star, the middle one that it covers in part, and two small ones: measured on flat frames of 1086 pixels. */
const LARGE: Piece = [
  [
    [0.2, -0.78],
    [0, -0.31],
    [-0.09, -0.23],
    [-0.37, -0.1],
  ],
  [
    [-0.38, -0.01],
    [-0.1, 0.13],
    [0.03, 0.28],
    [0.22, 0.73],
  ],
  [
    [0.3, 0.73],
    [0.36, 0.58],
    [0.48, 0.27],
    [0.88, 0.03],
  ],
  [
    [0.89, -0.06],
    [0.5, -0.3],
    [0.31, -0.77],
  ],
];
const MIDDLE: Piece = [
  [
    [-0.92, 0.21],
    [-0.63, 0.41],
    [-0.5, 0.74],
  ],
  [
    [-0.39, 0.72],
    [-0.29, 0.44],
    [-0.17, 0.32],
    [-0.16, 0.26],
    [-0.42, 0.12],
    [-0.51, 0.03],
    [-0.52, -0.05],
    [-0.38, -0.24],
    [-0.41, -0.34],
  ],
  [
    [-0.51, -0.32],
    [-0.56, -0.17],
    [-0.65, 0],
    [-0.91, 0.15],
  ],
];
const SMALL: readonly Side[] = [
  [
    [-0.41, -1],
    [-0.58, -0.77],
    [-0.41, -0.56],
    [-0.22, -0.78],
  ],
  [
    [0.75, 0.6],
    [0.55, 0.79],
    [0.75, 0.99],
    [0.92, 0.77],
  ],
];

/** In front of the words that Galaxy AI prints: a grey layer, lighter than what is dark and darker than what is light. */
export const samsungSparkles: ShapeMark = {
  id: 'samsung-sparkles',
  vendor: 'samsung',
  corner: 'left',
  depth: depthOf([lineOf(LARGE), lineOf(MIDDLE), ...SMALL]),
  rivals: [
    depthOf([lineOf(LARGE)]),
    depthOf([lineOf(LARGE), lineOf(MIDDLE)]),
    (x, y) => 0.7 - Math.hypot(x, y),
    (x, y) => (1 - Math.abs(x) - Math.abs(y)) * Math.SQRT1_2,
  ],
  distorted: [],
  outline: outlineOf([LARGE]),
  beyond: [],
  sides: LARGE.length,
  sizePercent: [1.7, 3.2],
  margin: { across: 1.4, below: 1.4, percent: 5 },
  light: 193,
  opacity: [0.35, 0.9],
};
