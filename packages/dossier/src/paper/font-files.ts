import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GlyphTable, glyphTable } from './glyph-table.ts';

export const WEIGHTS = ['regular', 'bold'] as const;
export type Weight = (typeof WEIGHTS)[number];

export interface FontFile {
  readonly bytes: Buffer;
  readonly glyphs: GlyphTable;
}

const { resolve } = createRequire(import.meta.url);

const PATHS: Readonly<Record<Weight, () => string>> = {
  regular: () => resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: () => resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
};

const read = new Map<Weight, FontFile>();

/** The font of this weight (Noto Sans SC, OFL 1.1), read once. */
export function fontFile(weight: Weight): FontFile {
  const known = read.get(weight);
  if (known) return known;
  const bytes = readFileSync(PATHS[weight]());
  const file = { bytes, glyphs: glyphTable(bytes) };
  read.set(weight, file);
  return file;
}
