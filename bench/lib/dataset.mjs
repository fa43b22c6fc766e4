// 5,000 files of 1–4 megapixels: 3,000 JPEG and 2,000 PNG, a third of them labelled, most with EXIF or XMP. A few
// pictures are encoded once; each file then gets its own metadata, so all bytes differ and the disk sees 5,000 files.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bytesOf,
  jpegExif,
  jpegXmp,
  labelJson,
  pngChunk,
  SAMPLE_FIELDS,
  seededRandom,
  wrappedJson,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import sharp from 'sharp';

export const dataFolder = fileURLToPath(new URL('../.data', import.meta.url));
const SIZES = [
  [1024, 1024],
  [1280, 960],
  [1536, 1536],
  [2048, 1536],
  [2048, 2048],
];

/** A picture with the statistics that matter to encoders: smooth areas, edges, sensor noise. */
function pixels(width, height, seed, grain) {
  const random = seededRandom(seed);
  const data = Buffer.alloc(width * height * 3);
  const [fx, fy, phase] = [3 + random() * 9, 3 + random() * 9, random() * 6];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const wave = Math.sin((x / width) * fx + phase) * Math.cos((y / height) * fy);
      const edge = ((x >> 6) ^ (y >> 6)) & 1 ? 24 : 0;
      const noise = random() * grain;
      for (let channel = 0; channel < 3; channel++)
        data[at++] = Math.max(0, Math.min(255, 120 + wave * (60 + 20 * channel) + edge + noise));
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

const TEXT_TAGS = [0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x8298];
const RATIONAL_TAGS = [0x011a, 0x011b, 0x829a, 0x829d, 0x9102, 0x9201, 0x9202, 0x9203, 0x9204, 0x9205, 0x9206, 0x920a];
const SHORT_TAGS = [
  0x0112, 0x0128, 0x0213, 0x8822, 0x8827, 0x9207, 0x9208, 0x9209, 0xa001, 0xa217, 0xa401, 0xa402, 0xa403, 0xa406,
];

/** A block like a camera's: a few texts, a dozen fractions, as many numbers; with a label in UserComment where given. */
function exifBlock(comment) {
  const entries = [
    ...TEXT_TAGS.map((tag) => [tag, 2, bytesOf(`value ${tag} of a camera`, 0)]),
    ...RATIONAL_TAGS.map((tag) => [tag, 5, bytesOf(u32(tag), u32(10))]),
    ...SHORT_TAGS.map((tag) => [tag, 3, bytesOf(u16(1), u16(0))]),
    ...(comment ? [[0x9286, 7, bytesOf('ASCII\0\0\0', comment)]] : []),
  ].sort(([a], [b]) => a - b);
  const counts = { 2: (value) => value.length, 3: () => 1, 5: () => 1, 7: (value) => value.length };
  let heap = 8 + 2 + entries.length * 12 + 4;
  const table = [];
  const values = [];
  for (const [tag, type, value] of entries) {
    const isInline = value.length <= 4;
    table.push(bytesOf(u16(tag), u16(type), u32(counts[type](value)), isInline ? value : u32(heap)));
    if (isInline) continue;
    values.push(value);
    heap += value.length;
  }
  return bytesOf('MM\0*', u32(8), u16(entries.length), ...table, u32(0), ...values);
}

const u16 = (value) => Uint8Array.of(value >> 8, value);
const u32 = (value) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const fields = (index) => ({ ...SAMPLE_FIELDS, ProduceID: `bench-${index}`, PropagateID: `bench-${index}` });

/** Six kinds of metadata, two of them labelled. */
const JPEG_KINDS = [
  (index) => [jpegExif(exifBlock()), jpegXmp(xmpElementLabel(labelJson(fields(index))))],
  (index) => [jpegExif(exifBlock(wrappedJson(fields(index))))],
  () => [jpegExif(exifBlock()), jpegXmp(xmpPacket(''))],
  () => [jpegExif(exifBlock())],
  () => [jpegExif(exifBlock())],
  () => [],
];
const PNG_KINDS = [
  (index) => [pngChunk('tEXt', bytesOf('AIGC\0', wrappedJson(fields(index))))],
  (index) => [pngChunk('iTXt', bytesOf('XML:com.adobe.xmp\0\0\0\0\0', xmpElementLabel(labelJson(fields(index)))))],
  () => [pngChunk('eXIf', exifBlock())],
  () => [pngChunk('tEXt', bytesOf('Software\0a program'))],
  () => [],
  () => [],
];
const PNG_HEAD_BYTES = 8 + 25;

/** The paths of the files, made on first use; about 5 GB. */
export async function dataset(count = 5000) {
  const folder = join(dataFolder, `metadata-${count}`);
  if (!existsSync(folder) || readdirSync(folder).length !== count) {
    mkdirSync(folder, { recursive: true });
    const pictures = await Promise.all(
      SIZES.map(async ([width, height], index) => {
        const jpeg = await pixels(width, height, index + 1, 14)
          .jpeg({ quality: 88 })
          .toBuffer();
        const png = await pixels(width, height, index + 1, 0.6)
          .png({ compressionLevel: 6 })
          .toBuffer();
        return { jpeg, png };
      }),
    );
    for (let index = 0; index < count; index++) {
      const { jpeg, png } = pictures[index % pictures.length];
      const isJpeg = index % 5 < 3;
      const kind = Math.floor(index / 5) % 6;
      const bytes = isJpeg
        ? bytesOf(jpeg.subarray(0, 2), ...JPEG_KINDS[kind](index), jpeg.subarray(2))
        : bytesOf(png.subarray(0, PNG_HEAD_BYTES), ...PNG_KINDS[kind](index), png.subarray(PNG_HEAD_BYTES));
      writeFileSync(join(folder, `${String(index).padStart(5, '0')}.${isJpeg ? 'jpg' : 'png'}`), bytes);
    }
  }
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}
