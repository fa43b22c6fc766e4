import { bytesOf } from './bytes.ts';

/** One entry. `count` follows from the value's bytes unless it is to lie. */
export interface IfdPlanEntry {
  readonly tag: number;
  readonly type: number;
  readonly count?: number;
  /** The value's bytes; a pointer to one of the plan's IFDs; or a raw offset, wherever it leads. */
  readonly value: Uint8Array | { readonly ifd: number } | { readonly at: number };
}

/** IFDs in the order in which they stand in the block; the first is IFD0. They may point at each other in any way. */
export interface IfdsPlan {
  readonly bigEndian?: boolean;
  /** BigTIFF. */
  readonly big?: boolean;
  readonly ifds: readonly {
    readonly entries: readonly IfdPlanEntry[];
    /** Index of the next IFD; none by default. */
    readonly next?: number;
    /** The number of entries that the IFD says it has. */
    readonly count?: number;
  }[];
}

/** A TIFF structure for the damage in it: header, then the IFDs in order, then the values that do not fit their entries. */
export function ifdsBlock({ bigEndian = false, big = false, ifds }: IfdsPlan): Uint8Array {
  const width = big ? 8 : 4;
  const starts: number[] = [];
  let at = big ? 16 : 8;
  for (const { entries } of ifds) {
    starts.push(at);
    at += (big ? 8 : 2) + entries.length * (big ? 20 : 12) + width;
  }
  const values: Uint8Array[] = [];
  const number = (value: number, size: number): Uint8Array => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);
    return bigEndian ? bytes.reverse() : bytes;
  };
  const startOf = (ifd: number): number => starts[ifd] as number;
  const slot = (value: IfdPlanEntry['value']): Uint8Array => {
    if (!(value instanceof Uint8Array)) {
      return 'ifd' in value
        ? bytesOf(number(startOf(value.ifd), 4), new Uint8Array(width - 4))
        : number(value.at, width);
    }
    if (value.length <= width) return bytesOf(value, new Uint8Array(width - value.length));
    const offset = at;
    values.push(value);
    at += value.length;
    return number(offset, width);
  };
  const lengthOf = (value: IfdPlanEntry['value']): number => (value instanceof Uint8Array ? value.length : 1);
  const tables = ifds.flatMap(({ entries, next, count }) => [
    number(count ?? entries.length, big ? 8 : 2),
    ...entries.map(({ tag, type, count: stated, value }) =>
      bytesOf(number(tag, 2), number(type, 2), number(stated ?? lengthOf(value), width), slot(value)),
    ),
    number(next === undefined ? 0 : startOf(next), width),
  ]);
  const header = big ? [number(43, 2), number(8, 2), number(0, 2), number(16, 8)] : [number(42, 2), number(8, 4)];
  return bytesOf(bigEndian ? 'MM' : 'II', ...header, ...tables, ...values);
}
