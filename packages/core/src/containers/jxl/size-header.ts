/** Bytes that hold any size header, behind the codestream's two-byte signature. */
export const SIZE_HEADER_BYTES = 12;

const LENGTH_BITS = [9, 13, 18, 30] as const;
/** Width over height by the three-bit ratio; 0 means that the width is written out. */
const RATIOS = [undefined, [1, 1], [12, 10], [4, 3], [3, 2], [16, 9], [5, 4], [2, 1]] as const;

/** The picture's size from the start of a codestream (ISO/IEC 18181-1 A.2, D.2), bits from the lowest up. */
export function readSizeHeader(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  let at = 0;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) {
      const bit = ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1;
      value += bit * 2 ** i;
    }
    return value;
  };
  const small = bits(1) === 1;
  const length = (): number => (small ? (bits(5) + 1) * 8 : bits(LENGTH_BITS[bits(2)] as number) + 1);
  const height = length();
  const ratio = RATIOS[bits(3)];
  const width = ratio ? Math.floor((height * ratio[0]) / ratio[1]) : length();
  return { width, height };
}
