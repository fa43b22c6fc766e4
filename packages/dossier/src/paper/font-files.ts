import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GlyphTable, glyphTable } from './glyph-table.ts';

export const WEIGHTS = ['regular', 'bold'] as const;
export type Weight = (typeof WEIGHTS)[number];

export interface FontFile {
  readonly bytes: Buffer;
  readonly glyphs: GlyphTable;
}

const FILES: Readonly<Record<Weight, string>> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};

const read = new Map<Weight, FontFile>();

/** The font of this weight (Noto Sans SC, OFL 1.1), read once. */
export function fontFile(weight: Weight): FontFile {
  const known = read.get(weight);
  if (known) return known;
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${FILES[weight]}`);
  const bytes = readFileSync(path);
  const file = { bytes, glyphs: glyphTable(bytes) };
  read.set(weight, file);
  return file;
}
