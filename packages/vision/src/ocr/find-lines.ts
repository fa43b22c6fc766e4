import { Tensor } from 'onnxruntime-node';
import type { Pixels } from '../pixels.ts';
import { components } from './components.ts';
import { type LineBox, smallestBox } from './line-box.ts';
import type { OcrModels } from './models.ts';

/** The network halves its input five times. */
const MULTIPLE = 32;
/** Probability of text above which a cell belongs to a line, and which a line must reach on average. */
const CELL_THRESHOLD = 0.3;
const LINE_THRESHOLD = 0.5;
/** The network marks the core of a line; its area over its perimeter, times this, is what is missing all around. */
const UNCLIP = 1.6;
/** Cells of a core, in its smaller direction, below which nothing can be read. */
const SMALLEST_CORE = 3;
/** Lines of one view, at most; noise can look like thousands. */
const MAX_LINES = 200;

/** Mean and deviation of the channels that the network was trained with (ImageNet), in its order: blue, green, red. */
const CHANNELS = [
  { offset: 2, mean: 0.485, deviation: 0.229 },
  { offset: 1, mean: 0.456, deviation: 0.224 },
  { offset: 0, mean: 0.406, deviation: 0.225 },
] as const;

/** Finds lines of text, in pixels of `pixels`. */
export async function findLines({ detector }: OcrModels, pixels: Pixels): Promise<LineBox[]> {
  const [width, height] = [padded(pixels.width), padded(pixels.height)];
  const input = new Tensor('float32', normalised(pixels, width, height), [1, 3, height, width]);
  const output = await detector.run({ [detector.inputNames[0] ?? 'x']: input });
  const map = output[detector.outputNames[0] ?? '']?.data as Float32Array;
  return components(map, width, CELL_THRESHOLD, MAX_LINES)
    .filter(({ mean }) => mean >= LINE_THRESHOLD)
    .map(({ outline }) => smallestBox(outline))
    .filter((core) => Math.min(core.width, core.height) >= SMALLEST_CORE)
    .map(grown)
    .filter(({ x, y }) => x < pixels.width && y < pixels.height);
}

const padded = (side: number): number => Math.ceil(side / MULTIPLE) * MULTIPLE;

function grown(core: LineBox): LineBox {
  const margin = (core.width * core.height * UNCLIP) / (2 * (core.width + core.height));
  return { ...core, width: core.width + 2 * margin, height: core.height + 2 * margin };
}

/** Channel after channel; what is padded repeats the last row and column, so that it makes no edge. */
function normalised({ width: w, height: h, rgb }: Pixels, width: number, height: number): Float32Array {
  const data = new Float32Array(3 * width * height);
  let to = 0;
  for (const { offset, mean, deviation } of CHANNELS) {
    const [factor, shift] = [1 / (255 * deviation), mean / deviation];
    for (let y = 0; y < height; y++) {
      const row = Math.min(y, h - 1) * w;
      for (let x = 0; x < width; x++) data[to++] = (rgb[(row + Math.min(x, w - 1)) * 3 + offset] ?? 0) * factor - shift;
    }
  }
  return data;
}
