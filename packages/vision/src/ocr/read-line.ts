import { Tensor } from 'onnxruntime-node';
import { type Pixels, sample } from '../pixels.ts';
import type { LineBox } from './line-box.ts';
import type { OcrModels } from './models.ts';

/** Rows of the network's input, and columns it may have: a longer line is squeezed. */
const INPUT_HEIGHT = 48;
const MAX_INPUT_WIDTH = 1280;
/** Columns that become one step of the output. */
const STEP = 8;

/** How a line is laid before it is read: as it stands, upside down, turned by a quarter, or its characters one beside the other. */
export type Layout = 'across' | 'turned' | 'clockwise' | 'anticlockwise' | 'stacked';

export interface ReadLine {
  readonly text: string;
  /** Mean of the network's own figure for each character, 0 to 1; not a probability. */
  readonly certainty: number;
  /** The figure of each character of `text`. */
  readonly certainties: readonly number[];
  /** Where the middles of its first and last characters are, 0 to 1 of its length as it is read. */
  readonly first: number;
  readonly last: number;
}

/** Reads one line of text. */
export async function readLine(models: OcrModels, pixels: Pixels, box: LineBox, layout: Layout): Promise<ReadLine> {
  const { recogniser, characters } = models;
  const line = laid(pixels, box, layout);
  const input = new Tensor('float32', normalised(line), [1, 3, line.height, line.width]);
  const output = (await recogniser.run({ [recogniser.inputNames[0] ?? 'x']: input }))[recogniser.outputNames[0] ?? ''];
  return decoded((output?.data ?? new Float32Array()) as Float32Array, characters);
}

/** The line at the network's height, read from left to right. */
function laid(pixels: Pixels, box: LineBox, layout: Layout): Pixels {
  const isLevel = layout === 'across' || layout === 'turned';
  const [upright, along] = isLevel ? [box.height, box.width] : [box.width, box.height];
  const wanted = Math.ceil((along / Math.max(1, upright)) * INPUT_HEIGHT);
  const width = Math.ceil(Math.min(MAX_INPUT_WIDTH, Math.max(INPUT_HEIGHT, wanted)) / STEP) * STEP;
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const rgb = new Uint8Array(width * INPUT_HEIGHT * 3);
  for (let y = 0, to = 0; y < INPUT_HEIGHT; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      const [u, v] = placeIn(layout, (x + 0.5) / width, (y + 0.5) / INPUT_HEIGHT, along / upright);
      const [dx, dy] = [(u - 0.5) * box.width, (v - 0.5) * box.height];
      sample(pixels, box.x + dx * cos - dy * sin, box.y + dx * sin + dy * cos, rgb, to);
    }
  }
  return { width, height: INPUT_HEIGHT, rgb };
}

/** Where in the box (0 to 1, across and down) the place (`s`, `t`) of the line is. */
function placeIn(layout: Layout, s: number, t: number, cells: number): readonly [number, number] {
  if (layout === 'across') return [s, t];
  if (layout === 'turned') return [1 - s, 1 - t];
  if (layout === 'clockwise') return [t, 1 - s];
  if (layout === 'anticlockwise') return [1 - t, s];
  const cell = Math.floor(s * cells);
  return [s * cells - cell, Math.min(1, (cell + t) / cells)];
}

/** Channel after channel in the network's order: blue, green, red. */
function normalised({ width, height, rgb }: Pixels): Float32Array {
  const size = width * height;
  const data = new Float32Array(3 * size);
  for (let at = 0; at < size; at++) {
    data[at] = (rgb[at * 3 + 2] ?? 0) / 127.5 - 1;
    data[size + at] = (rgb[at * 3 + 1] ?? 0) / 127.5 - 1;
    data[2 * size + at] = (rgb[at * 3] ?? 0) / 127.5 - 1;
  }
  return data;
}

/** The best class of each step; a class that goes on is one character. Blanks at the ends are no part of a text. */
function decoded(output: Float32Array, characters: readonly string[]): ReadLine {
  const classes = characters.length;
  let previous = 0;
  const read: { readonly character: string; readonly certainty: number; readonly step: number }[] = [];
  const steps = Math.floor(output.length / classes);
  for (let from = 0; from + classes <= output.length; from += classes) {
    let best = 0;
    for (let at = 1; at < classes; at++) if ((output[from + at] ?? 0) > (output[from + best] ?? 0)) best = at;
    if (best !== 0 && best !== previous) {
      const character = characters[best] ?? '';
      if (character !== ' ' || read.length > 0)
        read.push({ character, certainty: output[from + best] ?? 0, step: from / classes });
    }
    previous = best;
  }
  while (read.at(-1)?.character === ' ') read.pop();
  const share = (step: number): number => (step + 0.5) / Math.max(1, steps);
  const certainties = read.map((one) => one.certainty);
  return {
    text: read.map(({ character }) => character).join(''),
    certainty: certainties.reduce((sum, one) => sum + one, 0) / Math.max(1, certainties.length),
    certainties,
    first: share(read[0]?.step ?? 0),
    last: share(read.at(-1)?.step ?? 0),
  };
}
