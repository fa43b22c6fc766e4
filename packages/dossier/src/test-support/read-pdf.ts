import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

const opened = (bytes: Uint8Array) =>
  getDocument({ data: Uint8Array.from(bytes), standardFontDataUrl: `${join(PDFJS, 'standard_fonts')}/` }).promise;

/** The text of each page, its lines joined without a break. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await opened(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages;
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, at a place in points from the top left. */
  pixel(x: number, y: number): readonly [number, number, number];
}

/** One page as pixels, a pixel a point. `number` counts from 1. */
export async function drawnPage(bytes: Uint8Array, number: number): Promise<DrawnPage> {
  const page = await (await opened(bytes)).getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  await page.render({ canvasContext: context as never, viewport, canvas: canvas as never }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  return {
    width,
    height,
    pixel: (x, y) => {
      const at = 4 * (Math.round(y) * width + Math.round(x));
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    },
  };
}
