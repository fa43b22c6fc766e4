import { latin1, startsWith, u32le } from '../bytes/view.ts';
import { defineTrace, type TraceFound } from './define-trace.ts';

/*
 * Samsung's trailer ends in a directory: `SEFH`, version, count, entries, the directory's length, `SEFT`. An entry is a
 * type, how far before `SEFH` its block begins, and the block's length. A block is a type, the length of its name, the
 * name, and its content.
 */
const HEAD = 'SEFH';
const TAIL = 'SEFT';
const HEAD_BYTES = 12;
const ENTRY_BYTES = 12;
const TAIL_BYTES = 8;
const BLOCK_HEADER_BYTES = 8;
const MAX_ENTRIES = 64;
const MAX_BLOCK_CHARS = 64 * 1024;

/** Blocks in which the editor says what it used. */
const BLOCKS: ReadonlySet<string> = new Set(['PEg_Info', 'PhotoEditor_Re_Edit_Data']);
/** 0: none. In the second block the object may be a string in an object, with its quotes escaped. */
const GENERATIVE = /"genAIType\\{0,4}"\s{0,4}:\s{0,4}(?:\\{0,4}")?[1-9]/;

/** Samsung's picture editor: a block of its trailer that states a generative edit. */
export const samsungGalaxyAi = defineTrace({
  id: 'samsung-galaxy-ai',
  version: 1,
  generators: ['samsung-galaxy-ai'],
  homes: ['trailer'],
  read({ data }) {
    const directory = directoryAt(data);
    if (directory === undefined) return undefined;
    const count = Math.min(u32le(data, directory + 8), MAX_ENTRIES);
    for (
      let entry = directory + HEAD_BYTES;
      entry < directory + HEAD_BYTES + count * ENTRY_BYTES;
      entry += ENTRY_BYTES
    ) {
      if (entry + ENTRY_BYTES > data.length) return undefined;
      const found = readBlock(data, directory - u32le(data, entry + 4), u32le(data, entry + 8), directory);
      if (found) return found;
    }
    return undefined;
  },
  examples: () => [
    {
      title: 'a generative edit',
      at: 'trailer',
      text: trailer('PEg_Info', '{"genImageVersion":"v1","connectorType":"srvg","genAIType":8}'),
      finds: { generator: 'samsung-galaxy-ai', strength: 'strong' },
    },
    {
      title: 'data for editing again, an object in a string',
      at: 'trailer',
      text: trailer('PhotoEditor_Re_Edit_Data', '{"originalPath":"x","clipInfoValue":"{\\"genAIType\\":1}"}'),
      finds: { generator: 'samsung-galaxy-ai', strength: 'strong' },
    },
    {
      title: 'an edit without it',
      at: 'trailer',
      text: trailer('PhotoEditor_Re_Edit_Data', '{"originalPath":"x","genAIType":0}'),
      finds: null,
    },
    {
      title: 'another block',
      at: 'trailer',
      text: trailer('MotionPhoto_Data', '{"genAIType":8}'),
      finds: null,
    },
    {
      title: 'the words without the directory',
      at: 'trailer',
      text: new TextEncoder().encode('PEg_Info{"genAIType":8}'),
      finds: null,
    },
    {
      title: 'the directory cut off',
      at: 'trailer',
      text: trailer('PEg_Info', '{"genAIType":8}').slice(0, -1),
      finds: null,
    },
  ],
});

function directoryAt(data: Uint8Array): number | undefined {
  const tail = data.length - TAIL_BYTES;
  if (tail < HEAD_BYTES || !startsWith(data, TAIL, tail + 4)) return undefined;
  const start = tail - u32le(data, tail);
  return start >= 0 && startsWith(data, HEAD, start) ? start : undefined;
}

function readBlock(data: Uint8Array, start: number, length: number, limit: number): TraceFound | undefined {
  const end = start + length;
  if (start < 0 || length < BLOCK_HEADER_BYTES || end > limit) return undefined;
  const nameAt = start + BLOCK_HEADER_BYTES;
  const from = nameAt + u32le(data, start + 4);
  if (from > end || from - nameAt > 64 || !BLOCKS.has(latin1(data, nameAt, from))) return undefined;
  const text = latin1(data, from, Math.min(end, from + MAX_BLOCK_CHARS));
  if (!GENERATIVE.test(text)) return undefined;
  const within = { from, to: end, text };
  return { generator: 'samsung-galaxy-ai', strength: 'strong', dialect: 'samsung-trailer', within };
}

/** A whole trailer with one block, for the examples. */
function trailer(name: string, content: string): Uint8Array {
  const u32 = (value: number): string => String.fromCharCode(value & 255, (value >> 8) & 255, (value >> 16) & 255, 0);
  const type = '\0\0\x91\x0d';
  const block = `${type}${u32(name.length)}${name}${content}`;
  const directory = `${HEAD}${u32(107)}${u32(1)}${type}${u32(block.length)}${u32(block.length)}`;
  const bytes = `${block}${directory}${u32(directory.length)}${TAIL}`;
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}
