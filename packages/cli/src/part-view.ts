import type { Part } from '@biaoshi/core';

/** A part without its bytes, as `inspect` shows it. Texts are the file's: hostile. */
export interface PartView {
  readonly kind: Part['kind'];
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** Bytes of the payload once it is decoded. */
  readonly payloadBytes: number;
  readonly order: 'beforeImage' | 'afterImage' | 'trailer' | null;
  /** What it is called where it stands: keyword, tag, dataset, identifier. */
  readonly name: string | null;
  /** What it says, where it is text; at most 64 KiB of it. */
  readonly text: string | null;
}

const MAX_TEXT_CHARS = 64 * 1024;
const UTF8 = new TextDecoder();
const LATIN1 = new TextDecoder('latin1');

export function partView(part: Part): PartView {
  const { kind, path, start, end, data, order } = part;
  const text = textOf(part);
  return {
    kind,
    path,
    start,
    end,
    payloadBytes: data.length,
    order: order ?? null,
    name: nameOf(part),
    text: text === null ? null : text.slice(0, MAX_TEXT_CHARS),
  };
}

function nameOf(part: Part): string | null {
  switch (part.kind) {
    case 'text':
      return part.keyword;
    case 'application':
      return part.identifier;
    case 'exifText':
      return `${part.ifd} ${part.tagName}`;
    case 'exifValue':
      return `${part.ifd} 0x${part.tag.toString(16).padStart(4, '0')}`;
    case 'iptcText':
      return `${part.record}:${part.dataset}`;
    default:
      return null;
  }
}

function textOf(part: Part): string | null {
  switch (part.kind) {
    case 'text':
      return (part.encoding === 'utf8' ? UTF8 : LATIN1).decode(part.data.subarray(0, MAX_TEXT_CHARS * 4));
    case 'xmp':
    case 'comment':
      return UTF8.decode(part.data.subarray(0, MAX_TEXT_CHARS * 4));
    case 'exifText':
    case 'iptcText':
      return part.text;
    case 'xmpProperties':
      return part.properties.map(({ path, text }) => `${path} = ${text}`).join('\n');
    default:
      return null;
  }
}
