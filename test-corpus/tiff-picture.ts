import { bytesOf, type TiffEntry, tiff, u16leBytes, u32leBytes } from '@biaoshi/testkit';

/** A grey picture of 2 × 2 pixels in one strip behind the directory's other values. */
const pictureEntries = (pixelsAt: number): readonly TiffEntry[] => [
  { tag: 0x0100, type: 3, value: u16leBytes(2) },
  { tag: 0x0101, type: 3, value: u16leBytes(2) },
  { tag: 0x0102, type: 3, value: u16leBytes(8) },
  { tag: 0x0103, type: 3, value: u16leBytes(1) },
  { tag: 0x0106, type: 3, value: u16leBytes(1) },
  { tag: 0x0111, type: 4, value: u32leBytes(pixelsAt) },
  { tag: 0x0115, type: 3, value: u16leBytes(1) },
  { tag: 0x0116, type: 3, value: u16leBytes(2) },
  { tag: 0x0117, type: 4, value: u32leBytes(4) },
];

/** A decodable TIFF: the strip's offset is known once the directories are laid out. */
export function tiffPicture(metadata: readonly TiffEntry[], big = false): Uint8Array {
  const lay = (pixelsAt: number): Uint8Array =>
    tiff({ first: { entries: [...pictureEntries(pixelsAt), ...metadata] }, big });
  const { length } = lay(0);
  return bytesOf(lay(length), Uint8Array.of(30, 90, 150, 210));
}
