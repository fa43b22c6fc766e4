import type { ShapeMark, StripMark } from '../shape.ts';
import { dalleSquares } from './dalle-squares.ts';
import { geminiSparkle } from './gemini-sparkle.ts';
import { jimengStar } from './jimeng-star.ts';
import { samsungSparkles } from './samsung-sparkles.ts';

/** The shapes that are looked for, in order of their ids. Marks made of letters are read as text. */
export const SHAPE_MARKS: readonly ShapeMark[] = [geminiSparkle, jimengStar, samsungSparkles];

/** The rows of coloured squares that are looked for. */
export const STRIP_MARKS: readonly StripMark[] = [dalleSquares];
