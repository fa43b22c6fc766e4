// The marks of the synthetic set: how they look, how large they are and where they stand.
import { geminiSparkle, jimengStar, samsungSparkles } from './drawn-shapes.mjs';

const square = (left, top, size) => ({ left, top, size });
const seen = ({ left, top, size }) => [left, top, size, size];

/**
 * `sizes`: pixels where the shorter side has 1024. `place(picture, size, chance)`: left, top and
 * size of the square around it, at an unusual margin where `chance` (0 to 1) is given. `seen`: left, top, width, height.
 */
export const MARKS = [
  {
    id: 'gemini-sparkle',
    amount: geminiSparkle,
    sizes: { tune: [20, 30, 44, 80], test: [22, 33, 48, 92] },
    opacities: [0.35, 0.5, 0.7],
    place({ width, height }, size, chance) {
      const margin = size * (chance === undefined ? 2 / 3 : 0.35 + 1.9 * chance);
      return square(width - margin - size, height - margin - size, size);
    },
    seen,
  },
  {
    id: 'jimeng-star',
    amount: jimengStar,
    sizes: { tune: [38, 52], test: [40, 58] },
    opacities: [0.65, 0.82],
    place({ width, height }, size, chance) {
      const [across, below] = chance === undefined ? [3.55, 0.65] : [2.6 + 1.6 * chance, 0.3 + 0.9 * chance];
      return square(width - (across + 1) * size, height - (below + 1) * size, size);
    },
    seen,
  },
  {
    id: 'samsung-sparkles',
    amount: samsungSparkles,
    colour: [193, 193, 193],
    sizes: { tune: [21, 26], test: [23, 29] },
    opacities: [0.5, 0.6],
    place({ height }, size, chance) {
      const margin = chance === undefined ? 0.77 : 0.3 + chance;
      return square(margin * size, height - (margin + 1) * size, size);
    },
    seen,
  },
];
