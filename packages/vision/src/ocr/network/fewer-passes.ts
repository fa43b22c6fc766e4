import {
  type Constant,
  constant,
  constantOf,
  floatAttribute,
  floatOf,
  integerAttribute,
  integersOf,
  readGraph,
  type Step,
  withSteps,
} from './graph.ts';

/**
 * The same network in fewer passes over its values, for a runtime that does not find them itself. PP-OCR's exporter writes
 * one activation as four operators and its learnt scales as two more: together they take longer than the convolutions.
 * What comes out differs by rounding only; what is not recognised stays as it is. Throws a RangeError where the bytes are
 * no ONNX file.
 */
export function withFewerPasses(model: Uint8Array): Uint8Array {
  const { steps, outputs } = readGraph(model);
  const rewritten = [hardSwish, scaledBefore, scaledBehind].reduce(
    (all, rewrite) => rewrite(new Network(all, outputs)),
    steps,
  );
  const taken = new Set(rewritten.flatMap(({ inputs }) => inputs));
  const isTaken = ({ operator, outputs: [name = ''] }: Step): boolean => operator !== 'Constant' || taken.has(name);
  return withSteps(model, rewritten.filter(isTaken));
}

/** Who makes and who takes which value. */
class Network {
  readonly steps: readonly Step[];
  readonly #makers = new Map<string, Step>();
  readonly #takers = new Map<string, Step[]>();
  readonly #constants = new Map<Step, Constant | undefined>();
  readonly #outputs: readonly string[];

  constructor(steps: readonly Step[], outputs: readonly string[]) {
    this.steps = steps;
    this.#outputs = outputs;
    for (const step of steps) {
      for (const name of step.outputs) this.#makers.set(name, step);
      for (const name of step.inputs) this.#takers.set(name, [...(this.#takers.get(name) ?? []), step]);
    }
  }

  maker(name: string | undefined, operator: string): Step | undefined {
    const step = this.#makers.get(name ?? '');
    return step?.operator === operator ? step : undefined;
  }

  takers(name: string): readonly Step[] {
    return this.#takers.get(name) ?? [];
  }

  /** The one step that takes what `step` makes, if it is the only one and has that operator. */
  next(step: Step, operator: string): Step | undefined {
    const name = step.outputs[0] ?? '';
    const [only, ...more] = this.takers(name);
    return only?.operator === operator && more.length === 0 && !this.#outputs.includes(name) ? only : undefined;
  }

  constant(name: string | undefined): Constant | undefined {
    const step = this.maker(name, 'Constant');
    if (!step) return undefined;
    if (!this.#constants.has(step)) this.#constants.set(step, constantOf(step));
    return this.#constants.get(step);
  }

  scalar(name: string | undefined): number | undefined {
    const values = this.constant(name)?.values;
    return values?.length === 1 ? values[0] : undefined;
  }

  /** What a step of two inputs adds or multiplies to `name`, where that is a single number. */
  beside(step: Step | undefined, name: string): number | undefined {
    return this.scalar(step?.inputs.find((input) => input !== name));
  }
}

/** x · clip(x + 3, 0, 6) / 6 as x · hardSigmoid(x). */
function hardSwish(network: Network): Step[] {
  const gone = new Set<Step>();
  const made = new Map<Step, readonly Step[]>();
  for (const add of network.steps.filter(({ operator }) => operator === 'Add')) {
    const clip = network.next(add, 'Clip');
    const product = clip && network.next(clip, 'Mul');
    const whole = product && network.next(product, 'Div');
    const x = product?.inputs.find((name) => name !== clip?.outputs[0]);
    if (!x || !whole || !add.inputs.includes(x) || network.beside(add, x) !== 3) continue;
    const [, low, high] = clip.inputs;
    if ((floatOf(clip, 'min') ?? network.scalar(low)) !== 0 || (floatOf(clip, 'max') ?? network.scalar(high)) !== 6)
      continue;
    if (whole.inputs[0] !== product.outputs[0] || network.scalar(whole.inputs[1]) !== 6) continue;
    const share = `${whole.outputs[0]}/share`;
    const attributes = [floatAttribute('alpha', 1 / 6), floatAttribute('beta', 0.5)];
    for (const step of [add, clip, product]) gone.add(step);
    made.set(whole, [
      { operator: 'HardSigmoid', inputs: [x], outputs: [share], rest: attributes },
      { operator: 'Mul', inputs: [x, share], outputs: whole.outputs, rest: [] },
    ]);
  }
  return network.steps.flatMap((step) => (gone.has(step) ? [] : (made.get(step) ?? [step])));
}

interface Scaled {
  readonly factor: number;
  readonly offset: number;
  readonly product: Step;
  readonly sum: Step;
}

/** The product with one number and the sum with another that follow a step, and nothing else does. */
function scaling(network: Network, step: Step): Scaled | undefined {
  const product = network.next(step, 'Mul');
  const sum = product && network.next(product, 'Add');
  const factor = network.beside(product, step.outputs[0] ?? '');
  const offset = network.beside(sum, product?.outputs[0] ?? '');
  return product && sum && factor !== undefined && offset !== undefined ? { factor, offset, product, sum } : undefined;
}

/** Weights and biases of a convolution that are constants. */
function weightsOf(network: Network, step: Step): { weights: Constant; bias: Float32Array } | undefined {
  if (step.operator !== 'Conv') return undefined;
  const [, weights, bias] = step.inputs;
  const held = network.constant(weights);
  const biases = bias === undefined ? new Float32Array(held?.dims[0] ?? 0) : network.constant(bias)?.values;
  return held && biases && { weights: held, bias: biases };
}

/** A convolution with other weights, and the constants that it needs. */
function convolution(step: Step, outputs: readonly string[], weights: Constant, bias: Float32Array): Step[] {
  const [input = '', before = ''] = step.inputs;
  const names = [`${outputs[0]}/${before}`, `${outputs[0]}/${before}/bias`] as const;
  return [
    constant(names[0], weights),
    constant(names[1], { dims: [bias.length], values: bias }),
    { ...step, inputs: [input, ...names], outputs },
  ];
}

/** factor · conv(x) + offset as one convolution. */
function scaledBefore(network: Network): Step[] {
  const gone = new Set<Step>();
  const made = new Map<Step, readonly Step[]>();
  for (const step of network.steps) {
    const held = weightsOf(network, step);
    const scaled = held && scaling(network, step);
    if (!scaled) continue;
    const { factor, offset, product, sum } = scaled;
    const { weights, bias } = held;
    gone.add(product).add(sum);
    const values = weights.values.map((value) => value * factor);
    const biases = bias.map((value) => value * factor + offset);
    made.set(step, convolution(step, sum.outputs, { ...weights, values }, biases));
  }
  return network.steps.flatMap((step) => (gone.has(step) ? [] : (made.get(step) ?? [step])));
}

/**
 * factor · x + offset, where it goes into convolutions: a part of their weights where they look at one place at a time.
 * Others pad x with zeros before they see it, to which the offset would be missing: there it is one pass instead of two.
 */
function scaledBehind(network: Network): Step[] {
  const gone = new Set<Step>();
  const made = new Map<Step, readonly Step[]>();
  for (const step of network.steps.filter(({ operator }) => operator === 'Mul')) {
    const scaled = scaling(network, step);
    if (!scaled) continue;
    const { factor, offset, product, sum } = scaled;
    const takers = network.takers(sum.outputs[0] ?? '');
    const first = takers.find(({ operator }) => operator === 'Conv');
    const next = first && weightsOf(network, first);
    if (!first || !next) continue;
    gone.add(product);
    if (takers.length === 1 && isOfOnePlace(first, next.weights)) {
      gone.add(sum);
      const { weights, bias } = next;
      const each = weights.values.length / bias.length;
      const biases = bias.map((value, at) => {
        const own = weights.values.subarray(at * each, (at + 1) * each);
        return value + offset * own.reduce((total, weight) => total + weight, 0);
      });
      const moved = { ...first, inputs: [step.outputs[0] ?? '', ...first.inputs.slice(1)] };
      const values = weights.values.map((value) => value * factor);
      made.set(first, convolution(moved, first.outputs, { ...weights, values }, biases));
    } else {
      const channels = (next.weights.dims[1] ?? 0) * (integersOf(first, 'group')[0] ?? 1);
      const own: Step = {
        operator: 'Conv',
        inputs: step.outputs,
        outputs: [],
        rest: [integerAttribute('group', channels)],
      };
      const weights = { dims: [channels, 1, 1, 1], values: new Float32Array(channels).fill(factor) };
      made.set(sum, convolution(own, sum.outputs, weights, new Float32Array(channels).fill(offset)));
    }
  }
  return network.steps.flatMap((step) => (gone.has(step) ? [] : (made.get(step) ?? [step])));
}

const isOfOnePlace = (step: Step, { dims }: Constant): boolean =>
  dims[2] === 1 && dims[3] === 1 && integersOf(step, 'pads').every((pad) => pad === 0);
