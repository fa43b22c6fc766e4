// The marks of the synthetic set: how they look, how large they are and where they stand.
import { geminiSparkle } from './drawn-shapes.mjs';

/** In a lower corner; `left` counts from the left side or, where it is negative, from the right one. */
const square = (x, y, size) => ({ left: x, top: y, size });

/**
 * `sizes`: pixels where the shorter side has 1024. `place(picture, size, chance)`: where it goes, at an unusual margin
 * where `chance` (0 to 1) is given. `seen`: left, top, width and height of what people would draw around it.
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
    seen: ({ left, top, size }) => [left, top, size, size],
  },
];
