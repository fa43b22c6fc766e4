import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { utf8 } from '../../bytes/view.ts';

/** A text value as it stands in the file. */
export interface TextValue {
  readonly path: string;
  readonly keyword: string;
  /** The native unit: `ilst`, `udta`. */
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  /** `unknown`: UTF-8 where it is that, else one byte a character. */
  readonly encoding: 'utf8' | 'utf16be' | 'unknown';
}

const utf16be = new TextDecoder('utf-16be', { ignoreBOM: true });

/** Fetches a text value and hands it over; UTF-16 is rewritten, so its part is not verbatim. */
export function* textPart(context: WalkContext, value: TextValue): Walk<void> {
  const { path, keyword, unit, start, end } = value;
  const stored = yield* context.payload(path, start, end);
  if (!stored) return;
  if (value.encoding === 'utf16be') {
    const data = new TextEncoder().encode(utf16be.decode(stored));
    context.part({ kind: 'text', path, keyword, unit, start, end, data, verbatim: false, encoding: 'utf8' });
    return;
  }
  const encoding = value.encoding === 'utf8' || utf8(stored).wellFormed ? 'utf8' : 'latin1';
  context.part({ kind: 'text', path, keyword, unit, start, end, data: stored, verbatim: true, encoding });
}
