import type { InferenceSession } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { readLine } from './read-line.ts';

const CHARACTERS = ['', 'A', 'B', ' '];
const SURE = 0.75;

/** What is read where the network is sure of these classes, a step each. */
function read(...classes: readonly number[]) {
  const data = new Float32Array(classes.length * CHARACTERS.length);
  for (const [step, one] of classes.entries()) data[step * CHARACTERS.length + one] = SURE;
  const session = {
    inputNames: ['x'],
    outputNames: ['y'],
    run: () => Promise.resolve({ y: { data } }),
  } as unknown as InferenceSession;
  const pixels = { width: 80, height: 20, rgb: new Uint8Array(80 * 20 * 3) };
  const box = { x: 40, y: 10, width: 80, height: 20, angle: 0 };
  return readLine({ detector: session, recogniser: session, characters: CHARACTERS }, pixels, box, 'across');
}

describe('reading a line', () => {
  it('takes a class that goes on for one character, and one that comes again for another', async () => {
    expect(await read(1, 1, 0, 1, 2)).toEqual({
      text: 'AAB',
      certainty: SURE,
      certainties: [SURE, SURE, SURE],
      first: 0.1,
      last: 0.9,
    });
  });

  it('has no blanks at the ends, nor their places', async () => {
    expect(await read(3, 0, 1, 3, 2, 0, 3, 0, 3, 0)).toMatchObject({
      text: 'A B',
      certainties: [SURE, SURE, SURE],
      first: 0.25,
      last: 0.45,
    });
  });

  it('is empty where there are but blanks', async () => {
    expect(await read(3, 0, 3)).toMatchObject({ text: '', certainty: 0, certainties: [] });
  });
});
