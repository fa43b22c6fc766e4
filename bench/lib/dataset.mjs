// 5,000 files of 1–4 megapixels: 3,000 JPEG and 2,000 PNG, two thirds of them labelled, in every common home. A few
// pictures are encoded once; each file then gets its own metadata, so all bytes differ and the disk sees 5,000 files.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesOf, jpegExif, jpegXmp, pngChunk, SAMPLE_FIELDS, wrappedJson, labelJson, xmpElementLabel, xmpPacket, seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';

export const dataFolder = fileURLToPath(new URL('../.data', import.meta.url));
const SIZES = [[1024, 1024], [1280, 960], [1536, 1536], [2048, 1536], [2048, 2048]];

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
      for (let channel = 0; channel < 3; channel++) data[at++] = Math.max(0, Math.min(255, 120 + wave * (60 + 20 * channel) + edge + noise));
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A camera's EXIF block with some 40 entries, or one with a label in UserComment. */
function exifBlock(comment) {
  const entries = Array.from({ length: 40 }, (_, index) => [0x0110 + index, `value ${index} of a camera`]);
  const sorted = [...entries, ...(comment ? [[0x9286, comment]] : [])];
  let heap = 8 + 2 + sorted.length * 12 + 4;
  const table = [];
  const values = [];
  for (const [tag, text] of sorted) {
    const value = tag === 0x9286 ? bytesOf('ASCII\0\0\0', text) : bytesOf(text, 0);
    table.push(bytesOf(u16(tag), u16(tag === 0x9286 ? 7 : 2), u32(value.length), u32(heap)));
    values.push(value);
    heap += value.length;
  }
  return bytesOf('MM\0*', u32(8), u16(sorted.length), ...table, u32(0), ...values);
}

const u16 = (value) => Uint8Array.of(value >> 8, value);
const u32 = (value) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const fields = (index) => ({ ...SAMPLE_FIELDS, ProduceID: `bench-${index}`, PropagateID: `bench-${index}` });

/** Six kinds of metadata, four of them labelled. */
const JPEG_KINDS = [
  (index) => [jpegXmp(xmpElementLabel(labelJson(fields(index))))],
  (index) => [jpegExif(exifBlock()), jpegXmp(xmpElementLabel(labelJson(fields(index))))],
  (index) => [jpegExif(exifBlock(wrappedJson(fields(index))))],
  (index) => [jpegExif(exifBlock(wrappedJson(fields(index)))), jpegXmp(xmpPacket(''))],
  () => [jpegExif(exifBlock())],
  () => [],
];
const PNG_KINDS = [
  (index) => [pngChunk('tEXt', bytesOf('AIGC\0', wrappedJson(fields(index))))],
  (index) => [pngChunk('iTXt', bytesOf('XML:com.adobe.xmp\0\0\0\0\0', xmpElementLabel(labelJson(fields(index)))))],
  (index) => [pngChunk('tEXt', bytesOf('AIGC\0', labelJson(fields(index)))), pngChunk('eXIf', exifBlock())],
  (index) => [pngChunk('eXIf', exifBlock(wrappedJson(fields(index))))],
  () => [pngChunk('tEXt', bytesOf('Software\0a program'))],
  () => [],
];
const PNG_HEAD_BYTES = 8 + 25;

/** The paths of the files, made on first use; about 7 GB. */
export async function dataset(count = 5000) {
  const folder = join(dataFolder, `metadata-${count}`);
  if (!existsSync(folder) || readdirSync(folder).length !== count) {
    mkdirSync(folder, { recursive: true });
    const pictures = await Promise.all(
      SIZES.map(async ([width, height], index) => {
        const jpeg = await pixels(width, height, index + 1, 14).jpeg({ quality: 88 }).toBuffer();
        const png = await pixels(width, height, index + 1, 1.5).png({ compressionLevel: 3 }).toBuffer();
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
  return readdirSync(folder).sort().map((name) => join(folder, name));
}
