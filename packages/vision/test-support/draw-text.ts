import { createRequire } from 'node:module';
import sharp from 'sharp';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
);

/** What is drawn for a test is read once. */
const QUICK = { compressionLevel: 1 } as const;

export interface Drawing {
  readonly text: string;
  /** Of the ink, in pixels. */
  readonly height: number;
  /** Of the ink's upper left corner; from the right and the lower side where negative. */
  readonly left: number;
  readonly top: number;
  readonly opacity?: number;
  readonly colour?: 'white' | 'black';
  /** Degrees clockwise; a multiple of 90. */
  readonly turn?: 0 | 90 | 180 | 270;
  /** One character under the other. */
  readonly stacked?: boolean;
}

export interface Drawn {
  readonly png: Buffer;
  /** Where the ink is. */
  readonly region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A picture like a photo's soft background: hills of colour and a little noise, `value` on average. */
export function background(width: number, height: number, value = 96): Buffer {
  const data = Buffer.alloc(width * height * 3);
  const across = Float64Array.from({ length: width * 3 }, (_, at) => 30 * Math.sin(Math.floor(at / 3) / 90 + (at % 3)));
  let noise = 1;
  for (let y = 0, at = 0; y < height; y++) {
    const down = 20 * Math.cos(y / 70);
    for (let x = 0; x < width * 3; x++, at++) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      data[at] = Math.min(255, Math.max(0, value + (across[x] ?? 0) + down + (noise >>> 24) / 32 - 4));
    }
  }
  return data;
}

/** The background with texts on it; a black one where `value` is null. */
export async function draw(
  width: number,
  height: number,
  drawings: readonly Drawing[],
  value: number | null = 96,
): Promise<Drawn> {
  const layers = await Promise.all(drawings.map((drawing) => layerOf(width, height, drawing)));
  const raw = { width, height, channels: 3 } as const;
  const ground = value === null ? Buffer.alloc(width * height * 3) : background(width, height, value);
  const png = await sharp(ground, { raw }).composite(layers).png(QUICK).toBuffer();
  const [first] = layers;
  if (!first) return { png, region: { x: 0, y: 0, width: 1, height: 1 } };
  return { png, region: { x: first.left, y: first.top, width: first.raw.width, height: first.raw.height } };
}

async function layerOf(width: number, height: number, drawing: Drawing) {
  const { text, opacity = 1, colour = 'white', turn = 0, stacked = false, left, top } = drawing;
  const size = Math.round(drawing.height * 2);
  const content = stacked ? [...text].join('\n') : text;
  const drawn = await sharp({
    text: { text: content, fontfile: FONT, font: `Noto Sans SC ${size}`, dpi: 72, rgba: true },
  })
    .png()
    .toBuffer();
  const trimmed = await sharp(drawn)
    .trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 1 })
    .png()
    .toBuffer();
  const turned = await sharp(trimmed).rotate(turn).png().toBuffer();
  const across = turn % 180 === 0 && !stacked;
  const { data, info } = await sharp(turned)
    .resize(across ? { height: drawing.height } : { width: drawing.height })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 4) {
    data.fill(colour === 'white' ? 255 : 0, at, at + 3);
    data[at + 3] = Math.round((data[at + 3] ?? 0) * opacity);
  }
  return {
    input: data,
    raw: { width: info.width, height: info.height, channels: 4 as const },
    left: left < 0 ? width + left - info.width : left,
    top: top < 0 ? height + top - info.height : top,
  };
}
