import { InternalError } from '@biaoshi/core';

/** Which characters a font can draw and how wide each is. */
export interface GlyphTable {
  /** In ems; undefined when the font has no glyph for this code point. */
  advance(codePoint: number): number | undefined;
}

/** Offsets into the tables of a TrueType file (OpenType 1.9: `head`, `hhea`, `hmtx`, `cmap` format 12). */
const UNITS_PER_EM = 18;
const METRICS_COUNT = 34;
const FORMAT_12 = 12;
const GROUP_BYTES = 12;

/** Reads the font that this package brings; what is wrong in it is a bug. */
export function glyphTable(font: Buffer): GlyphTable {
  const head = tableAt(font, 'head');
  const unitsPerEm = font.readUInt16BE(head + UNITS_PER_EM);
  const metrics = font.readUInt16BE(tableAt(font, 'hhea') + METRICS_COUNT);
  const hmtx = tableAt(font, 'hmtx');
  const groups = groupsOf(font, tableAt(font, 'cmap'));
  return {
    advance(codePoint) {
      const glyph = groups.glyphOf(codePoint);
      if (glyph === 0) return undefined;
      return font.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
    },
  };
}

function tableAt(font: Buffer, name: string): number {
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const entry = 12 + 16 * table;
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new InternalError('internal', `the font has no table ${name}`);
}

function groupsOf(font: Buffer, cmap: number): { glyphOf(codePoint: number): number } {
  const table = format12(font, cmap);
  const count = font.readUInt32BE(table + 12);
  const first = table + 16;
  const startOf = (group: number): number => font.readUInt32BE(first + GROUP_BYTES * group);
  return {
    glyphOf(codePoint) {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (startOf(middle) <= codePoint) low = middle + 1;
        else high = middle;
      }
      if (low === 0) return 0;
      const group = first + GROUP_BYTES * (low - 1);
      if (codePoint > font.readUInt32BE(group + 4)) return 0;
      return font.readUInt32BE(group + 8) + codePoint - font.readUInt32BE(group);
    },
  };
}

function format12(font: Buffer, cmap: number): number {
  for (let record = 0; record < font.readUInt16BE(cmap + 2); record++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * record + 4);
    if (font.readUInt16BE(table) === FORMAT_12) return table;
  }
  throw new InternalError('internal', 'the font has no character map of format 12');
}
