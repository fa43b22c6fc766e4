import type { StripMark } from '../shape.ts';

/**
 * The five squares of DALL·E 2, yellow, cyan, green, orange and blue: 16 pixels each in a picture of 1024, in the very
 * corner. Known from descriptions; the hues are ranges around what these words mean.
 */
export const dalleSquares: StripMark = {
  id: 'dalle-squares',
  vendor: 'openai',
  hues: [
    [45, 72],
    [165, 200],
    [95, 150],
    [5, 38],
    [222, 255],
  ],
  sidePercent: [0.7, 3.2],
};
