import type { PixelDepth } from '../../detector.ts';
import type { View } from '../../ocr/find-text.ts';
import type { Pixels } from '../../pixels.ts';

/** Height of the band at an edge, as a share of the shorter side. The labels of services take up to 10 %, margin included. */
const BAND = 0.125;
/** Shorter side to which a small picture is enlarged, and by how much at most: tiny glyphs are not found. */
const WANTED_SIDE = 1024;
const MAX_ENLARGEMENT = 2;
/** Scale at which lines that run downwards are looked for: they are the exception, and this costs a quarter. */
const UPRIGHT_SCALE = 0.5;
/** The network's input is a multiple of it. */
const MULTIPLE = 32;
/** Rows of one view of the whole, as the network sees it, and how many of them are seen in the next one again. */
const STRIP = 320;
const STRIP_OVERLAP = 96;

/**
 * Length of one view of a band and of a strip, which bounds the network's memory, and how much of it the next one sees
 * again: the width of a label.
 */
const BAND_LENGTH = 2048;
const STRIP_LENGTH = 1280;
const LENGTH_OVERLAP = 448;

/** The parts of a picture to look at: bands along the edges, and strips of the middle where the whole is wanted. */
export function viewsOf({ width, height }: Pixels, depth: PixelDepth): View[] {
  const shorter = Math.min(width, height);
  const scale = Math.min(MAX_ENLARGEMENT, Math.max(1, WANTED_SIDE / shorter));
  const band = Math.round((Math.ceil((shorter * BAND * scale) / MULTIPLE) * MULTIPLE) / scale);
  const across = (y: number, rows: number, length: number): View[] =>
    spans(width, Math.round(length / scale), Math.round(LENGTH_OVERLAP / scale)).map(([x, columns]) => ({
      region: { x, y, width: columns, height: rows },
      scale,
      uprightOnly: false,
    }));
  if (height <= band * 2) return across(0, height, STRIP_LENGTH);
  const edges = [...across(height - band, band, BAND_LENGTH), ...across(0, band, BAND_LENGTH)];
  if (depth === 'edges') return [...edges, ...sides(width, height, band, Math.max(UPRIGHT_SCALE, scale / 2))];
  return [...edges, ...strips(height, scale).flatMap(([y, rows]) => across(y, rows, STRIP_LENGTH))];
}

function sides(width: number, height: number, band: number, scale: number): View[] {
  if (width <= band * 2) return [];
  return [width - band, 0].flatMap((x) =>
    spans(height, Math.round(BAND_LENGTH / scale), Math.round(LENGTH_OVERLAP / scale)).map(([y, rows]) => ({
      region: { x, y, width: band, height: rows },
      scale,
      uprightOnly: true,
    })),
  );
}

const strips = (height: number, scale: number): [start: number, length: number][] =>
  spans(height, Math.round(STRIP / scale), Math.round(STRIP_OVERLAP / scale));

/** Starts and lengths of parts that cover `side`, each at most `most` long and reaching `overlap` into the next. */
function spans(side: number, most: number, overlap: number): [start: number, length: number][] {
  const found: [number, number][] = [];
  for (let start = 0; ; start += most - overlap) {
    found.push([start, Math.min(most, side - start)]);
    if (start + most >= side) return found;
  }
}
