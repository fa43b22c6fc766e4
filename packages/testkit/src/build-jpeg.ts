import { bytesOf } from './bytes.ts';

const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 255);
const u32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);

/** One marker segment with its length field. */
export const jpegSegment = (marker: number, ...payload: readonly (number | string | Uint8Array)[]): Uint8Array => {
  const body = bytesOf(...payload);
  return bytesOf(0xff, marker, u16(body.length + 2), body);
};

export const jpegXmp = (packet: string | Uint8Array): Uint8Array =>
  jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', packet);

export const jpegExif = (block: Uint8Array): Uint8Array => jpegSegment(0xe1, 'Exif\0\0', block);

/** One segment of extended XMP: `portion` of the whole at `offset`. */
export const jpegXmpExtension = (guid: string, fullLength: number, offset: number, portion: Uint8Array): Uint8Array =>
  jpegSegment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', guid, u32(fullLength), u32(offset), portion);

/** One APP11 segment of a JUMBF box: the box's header is repeated in each. */
export const jpegJumbf = (instance: number, packet: number, box: Uint8Array, from: number, to: number): Uint8Array =>
  jpegSegment(0xeb, 'JP', u16(instance), u32(packet), box.subarray(0, 8), box.subarray(Math.max(8, from), to));

/** A C2PA manifest store as far as JUMBF goes: a superbox with its description box and filler. */
export function c2paStore(filler: number): Uint8Array {
  const uuid = [0x63, 0x32, 0x70, 0x61, 0, 0x11, 0, 0x10, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];
  const description = bytesOf(u32(8 + 16 + 1 + 5), 'jumd', Uint8Array.from(uuid), 3, 'c2pa\0');
  return bytesOf(u32(8 + description.length + filler), 'jumb', description, new Uint8Array(filler));
}

/** A multi-picture index (CIPA DC-007): one entry an image, offsets from the segment's own `MM` mark. */
export function jpegMpf(images: readonly { readonly offset: number; readonly bytes: number }[]): Uint8Array {
  const entries = images.map(({ offset, bytes }) => bytesOf(u32(0), u32(bytes), u32(offset), u32(0)));
  const table = bytesOf(...entries);
  const entry = bytesOf(u16(0xb002), u16(7), u32(table.length), u32(8 + 2 + 12 + 4));
  return jpegSegment(0xe2, 'MPF\0', 'MM\0*', u32(8), u16(1), entry, u32(0), table);
}

/** Quantisation, Huffman tables, frame and scan of one grey 8×8 block: what any decoder reads as a picture. */
function picture(width: number, height: number): { readonly head: Uint8Array; readonly scan: Uint8Array } {
  const quantisation = jpegSegment(0xdb, 0, new Uint8Array(64).fill(16));
  const frame = jpegSegment(0xc0, 8, u16(height), u16(width), 1, 1, 0x11, 0);
  const dc = jpegSegment(0xc4, 0x00, 1, new Uint8Array(15), 0);
  const ac = jpegSegment(0xc4, 0x10, 1, new Uint8Array(15), 0);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const bits = blocks * 2;
  const data = new Uint8Array(Math.ceil(bits / 8));
  if (bits % 8 !== 0) data[data.length - 1] = 0xff >> (bits % 8);
  return { head: bytesOf(quantisation, frame, dc, ac), scan: bytesOf(jpegSegment(0xda, 1, 1, 0, 0, 63, 0), data) };
}

export interface JpegPlan {
  readonly width?: number;
  readonly height?: number;
  /** Segments between SOI and the tables. */
  readonly segments?: readonly Uint8Array[];
  /** Segments after the scan's data, before EOI. */
  readonly afterScan?: readonly Uint8Array[];
  /** Bytes after EOI. */
  readonly trailer?: Uint8Array;
}

/** A whole grey JPEG. */
export function jpeg({
  width = 8,
  height = 8,
  segments = [],
  afterScan = [],
  trailer = new Uint8Array(0),
}: JpegPlan = {}): Uint8Array {
  const { head, scan } = picture(width, height);
  return bytesOf(0xff, 0xd8, ...segments, head, scan, ...afterScan, 0xff, 0xd9, trailer);
}
