import { type Field, fieldsOf, float, integer, message, type Pieces, text } from './protobuf.ts';

/** A step of a network: an operator on named values. `rest` has its other fields as they are, its attributes among them. */
export interface Step {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rest: readonly Uint8Array[];
}

/** Values of a constant, with its dimensions. */
export interface Constant {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

export interface Graph {
  readonly steps: readonly Step[];
  /** Names of the values that the network gives. */
  readonly outputs: readonly string[];
}

/** Numbers of the fields of ONNX's messages. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, output: 12 } as const;
const VALUE_INFO = { name: 1 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, integer: 3, tensor: 5, integers: 8, type: 20 } as const;
const ATTRIBUTE_TYPE = { float: 1, integer: 2, tensor: 4 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, raw: 9 } as const;
const FLOAT = 1;

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** The network of an ONNX file. Throws a RangeError where the bytes are none. */
export function readGraph(model: Uint8Array): Graph {
  const graph = fieldsOf(model).find(({ number }) => number === MODEL.graph);
  const fields = fieldsOf(graph?.content ?? new Uint8Array());
  return {
    steps: fields.filter(({ number }) => number === GRAPH.node).map(({ content }) => readStep(content)),
    outputs: fields
      .filter(({ number }) => number === GRAPH.output)
      .flatMap(({ content }) => fieldsOf(content).filter(({ number }) => number === VALUE_INFO.name))
      .map(({ content }) => textOf(content)),
  };
}

function readStep(node: Uint8Array): Step {
  const fields = fieldsOf(node);
  const texts = (wanted: number): string[] =>
    fields.filter(({ number }) => number === wanted).map(({ content }) => textOf(content));
  const own: readonly number[] = [NODE.input, NODE.output, NODE.operator];
  return {
    operator: texts(NODE.operator)[0] ?? '',
    inputs: texts(NODE.input),
    outputs: texts(NODE.output),
    rest: fields.filter(({ number }) => !own.includes(number)).map(({ whole }) => whole),
  };
}

/** The same file with other steps; all else in it stays. */
export function withSteps(model: Uint8Array, steps: readonly Step[]): Uint8Array {
  const pieces = fieldsOf(model).flatMap(({ number, whole, content }) => {
    if (number !== MODEL.graph) return [whole];
    const others = fieldsOf(content).filter((field) => field.number !== GRAPH.node);
    const nodes = steps.flatMap((step) => message(GRAPH.node, written(step)));
    return message(MODEL.graph, [...nodes, ...others.map((field) => field.whole)]);
  });
  return Buffer.concat(pieces);
}

const written = ({ operator, inputs, outputs, rest }: Step): Pieces => [
  ...inputs.flatMap((name) => text(NODE.input, name)),
  ...outputs.flatMap((name) => text(NODE.output, name)),
  ...text(NODE.operator, operator),
  ...rest,
];

/** The content of an attribute, field by field; empty where a step has none of that name. */
function attribute({ rest }: Step, name: string): readonly Field[] {
  const attributes = rest.flatMap((whole) => fieldsOf(whole)).filter(({ number }) => number === NODE.attribute);
  const isNamed = (fields: readonly Field[]): boolean =>
    fields.some(({ number, content }) => number === ATTRIBUTE.name && textOf(content) === name);
  return attributes.map(({ content }) => fieldsOf(content)).find(isNamed) ?? [];
}

export function floatOf(step: Step, name: string): number | undefined {
  const field = attribute(step, name).find(({ number }) => number === ATTRIBUTE.float);
  return field && Buffer.from(field.content).readFloatLE();
}

export const integersOf = (step: Step, name: string): number[] =>
  attribute(step, name)
    .filter(({ number }) => number === ATTRIBUTE.integers || number === ATTRIBUTE.integer)
    .map(({ value }) => value);

/** What a step of the operator `Constant` holds; undefined for other steps, and for values that are no floats. */
export function constantOf(step: Step): Constant | undefined {
  if (step.operator !== 'Constant') return undefined;
  const tensor = attribute(step, 'value').find(({ number }) => number === ATTRIBUTE.tensor);
  const fields = fieldsOf(tensor?.content ?? new Uint8Array());
  if (fields.find(({ number }) => number === TENSOR.type)?.value !== FLOAT) return undefined;
  const data = fields.find(({ number }) => number === TENSOR.raw || number === TENSOR.floats);
  if (!data) return undefined;
  const values = new Float32Array(new Uint8Array(data.content).buffer);
  return { dims: fields.filter(({ number }) => number === TENSOR.dims).map(({ value }) => value), values };
}

export function constant(name: string, { dims, values }: Constant): Step {
  const tensor = [
    ...dims.flatMap((length) => integer(TENSOR.dims, length)),
    ...integer(TENSOR.type, FLOAT),
    ...message(TENSOR.raw, [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]),
  ];
  const value = named('value', ATTRIBUTE_TYPE.tensor, message(ATTRIBUTE.tensor, tensor));
  return { operator: 'Constant', inputs: [], outputs: [name], rest: [value] };
}

export const floatAttribute = (name: string, value: number): Uint8Array =>
  named(name, ATTRIBUTE_TYPE.float, float(ATTRIBUTE.float, value));

export const integerAttribute = (name: string, value: number): Uint8Array =>
  named(name, ATTRIBUTE_TYPE.integer, integer(ATTRIBUTE.integer, value));

const named = (name: string, type: number, content: Pieces): Uint8Array =>
  Buffer.concat(message(NODE.attribute, [...text(ATTRIBUTE.name, name), ...content, ...integer(ATTRIBUTE.type, type)]));
