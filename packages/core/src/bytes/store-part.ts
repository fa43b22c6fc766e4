import type { JumbfPart } from '../model/part.ts';

const NOTHING = new Uint8Array(0);

/** A C2PA manifest store that stands in one piece: only its place is handed on; reading it belongs to whoever validates it. */
export const storePart = (path: string, start: number, end: number, order?: JumbfPart['order']): JumbfPart => ({
  kind: 'jumbf',
  path,
  start,
  end,
  data: NOTHING,
  verbatim: false,
  ...(order && { order }),
  ranges: [{ start, end }],
});
