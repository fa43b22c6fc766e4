import { bytesOf } from './bytes.ts';

export interface SvgParts {
  /** Before the root element: declaration, comments, document type. */
  readonly prologue?: string;
  /** Attributes of the root element besides its default namespace. */
  readonly attributes?: string;
  readonly trailer?: string;
}

/** A drawing of one rectangle with `inner` before it. */
export const svg = (
  inner = '',
  { prologue = '', attributes = 'width="2" height="2"', trailer = '' }: SvgParts = {},
): string =>
  `${prologue}<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}<rect width="2" height="2"/></svg>${trailer}`;

export const svgMetadata = (content: string): string => `<metadata>${content}</metadata>`;

/** UTF-16 with its byte order mark, or without. */
export function utf16Bytes(text: string, order: 'le' | 'be' = 'le', mark = true): Uint8Array {
  const units = [
    ...(mark ? [0xfeff] : []),
    ...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)),
  ];
  return bytesOf(...units.flatMap((unit) => (order === 'le' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])));
}
