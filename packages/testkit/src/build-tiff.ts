import { bytesOf, u16beBytes, u16leBytes, u32beBytes, u32leBytes } from './bytes.ts';

/** One entry: the value's bytes as they are to stand in the file. `count` follows from them unless it is to lie. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly value: Uint8Array | TiffDirectory | readonly TiffDirectory[];
  readonly count?: number;
}

export interface TiffDirectory {
  readonly entries: readonly TiffEntry[];
  /** The directory behind this one, or a raw offset. */
  readonly next?: TiffDirectory | number;
}

export interface TiffPlan {
  readonly first: TiffDirectory;
  readonly bigEndian?: boolean;
  /** BigTIFF. */
  readonly big?: boolean;
}

const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4, 16: 8, 18: 8 };

/** A TIFF file of directories and no picture: each directory behind its parent's table, values behind each table. */
export function tiff({ first, bigEndian = false, big = false }: TiffPlan): Uint8Array {
  const u16 = bigEndian ? u16beBytes : u16leBytes;
  const u32 = bigEndian ? u32beBytes : u32leBytes;
  const u64 = (value: number): Uint8Array => {
    const words = [u32(Math.floor(value / 0x1_0000_0000)), u32(value % 0x1_0000_0000)];
    return bytesOf(...(bigEndian ? words : words.reverse()));
  };
  const offset = big ? u64 : u32;
  const slotBytes = big ? 8 : 4;
  const mark = bigEndian ? 'MM' : 'II';
  const header = big ? [mark, u16(43), u16(8), u16(0), offset(16)] : [mark, u16(42), offset(8)];

  /** The directory's bytes with all that hangs on it, placed at `at`. */
  const lay = (directory: TiffDirectory, at: number): Uint8Array => {
    const { entries, next = 0 } = directory;
    const tableBytes = (big ? 8 : 2) + entries.length * (big ? 20 : 12) + slotBytes;
    const behind: Uint8Array[] = [];
    let end = at + tableBytes;
    const place = (bytes: Uint8Array): number => {
      const start = end;
      behind.push(bytes);
      end += bytes.length;
      return start;
    };
    const placeDirectory = (child: TiffDirectory): number => place(lay(child, end));
    const rows = entries.map(({ tag, type, value, count }) => {
      const bytes = valueBytes(value, placeDirectory, type === 18 ? u64 : u32);
      const number = count ?? Math.floor(bytes.length / (TYPE_BYTES[type] ?? 1));
      const padding = new Uint8Array(Math.max(slotBytes - bytes.length, 0));
      const slot = bytes.length <= slotBytes ? bytesOf(bytes, padding) : offset(place(bytes));
      return bytesOf(u16(tag), u16(type), offset(number), slot);
    });
    const following = typeof next === 'number' ? next : placeDirectory(next);
    return bytesOf(big ? u64(entries.length) : u16(entries.length), ...rows, offset(following), ...behind);
  };
  const head = bytesOf(...header);
  return bytesOf(head, lay(first, head.length));
}

function valueBytes(
  value: TiffEntry['value'],
  placeDirectory: (directory: TiffDirectory) => number,
  pointer: (offset: number) => Uint8Array,
): Uint8Array {
  if (value instanceof Uint8Array) return value;
  const children = 'length' in value ? value : [value];
  return bytesOf(...children.map((child) => pointer(placeDirectory(child))));
}

/** A text value with its NUL, type ASCII. */
export const tiffText = (tag: number, text: string): TiffEntry => ({ tag, type: 2, value: bytesOf(text, 0) });
