import type { ShapeMark } from '../shape.ts';
import { geminiSparkle } from './gemini-sparkle.ts';

/** The shapes that are looked for, in order of their ids. Marks made of letters are read as text. */
export const SHAPE_MARKS: readonly ShapeMark[] = [geminiSparkle];
