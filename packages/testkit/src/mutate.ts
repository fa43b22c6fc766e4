import { bytesOf } from './bytes.ts';
import { randomBelow } from './random.ts';

type Random = () => number;

/** One way to damage a file; `other` is another file of the same set. Never answers the same array. */
export type Mutator = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const EDGE_VALUES = [
  0, 1, 2, 7, 8, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

/** Every kind of damage, by name. */
export const MUTATORS: Readonly<Record<string, Mutator>> = {
  truncate: (bytes, random) => bytes.slice(0, randomBelow(random, bytes.length + 1)),
  flip(bytes, random) {
    const copy = bytes.slice();
    for (let count = 1 + randomBelow(random, 8); count > 0 && copy.length > 0; count--) {
      const at = randomBelow(random, copy.length);
      copy[at] = (copy[at] as number) ^ (1 << randomBelow(random, 8));
    }
    return copy;
  },
  /** A number of two, four or eight bytes, either order, set to an edge value: most hit lengths, offsets and counts. */
  length(bytes, random) {
    const copy = bytes.slice();
    const size = [2, 4, 8][randomBelow(random, 3)] as number;
    if (copy.length < size) return copy;
    const at = randomBelow(random, copy.length - size + 1);
    const value = BigInt(EDGE_VALUES[randomBelow(random, EDGE_VALUES.length)] as number);
    const view = new DataView(copy.buffer, copy.byteOffset + at, size);
    const little = randomBelow(random, 2) === 1;
    if (size === 2) view.setUint16(0, Number(value & 0xffffn), little);
    else if (size === 4) view.setUint32(0, Number(value), little);
    else view.setBigUint64(0, value << BigInt(randomBelow(random, 33)), little);
    return copy;
  },
  /** A piece of another file pasted over or between. */
  splice(bytes, random, other) {
    const from = randomBelow(random, other.length + 1);
    const piece = other.subarray(from, from + randomBelow(random, 256));
    const at = randomBelow(random, bytes.length + 1);
    const resume = randomBelow(random, 2) === 1 ? at : Math.min(bytes.length, at + piece.length);
    return bytesOf(bytes.subarray(0, at), piece, bytes.subarray(resume));
  },
  remove(bytes, random) {
    const at = randomBelow(random, bytes.length + 1);
    return bytesOf(bytes.subarray(0, at), bytes.subarray(at + randomBelow(random, 64)));
  },
  /** A piece of the file inside itself, again and again: structures that hold themselves. */
  nest(bytes, random) {
    const at = randomBelow(random, bytes.length + 1);
    const piece = bytes.subarray(at, at + 1 + randomBelow(random, 48));
    return bytesOf(
      bytes.subarray(0, at),
      ...Array.from({ length: 1 + randomBelow(random, 40) }, () => piece),
      bytes.subarray(at),
    );
  },
};
