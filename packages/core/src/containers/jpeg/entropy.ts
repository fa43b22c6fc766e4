import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { isStandalone } from './markers.ts';

/**
 * The offset of the next marker at or after `from` that is neither a stuffed zero, a fill byte nor a restart; undefined
 * when the range ends first or cannot be read.
 */
export function* nextMarker(context: WalkContext, from: number, end: number): Walk<number | undefined> {
  let at = from;
  while (at + 2 <= end) {
    const block = yield* context.reader.window(at, 2);
    const last = Math.min(block.length, end - at) - 1;
    if (last < 1) return undefined;
    for (let i = block.indexOf(0xff); i >= 0 && i < last; i = block.indexOf(0xff, i + 1)) {
      const code = block[i + 1] as number;
      if (code !== 0x00 && code !== 0xff && !isStandalone(code)) return at + i;
    }
    at += last;
  }
  return undefined;
}

/** Where a scan's entropy-coded data ends: its next marker. Says why when there is none. */
export function* scanEnd(context: WalkContext, path: string, from: number, end: number): Walk<number | undefined> {
  const limit = context.limits.maxEntropyBytes;
  const bound = Math.min(end, from + limit);
  const marker = yield* nextMarker(context, from, bound);
  if (marker !== undefined) return marker;
  if (bound < end) {
    context.problem('limitExceeded', 'error', { path, start: from, end }, { limit: 'maxEntropyBytes', value: limit });
    context.unexamined(bound, end, 'limit');
  } else {
    const hidden = context.reader.hidden;
    if (hidden && from < hidden.end) context.ended(path, hidden.start, 1);
    else context.problem('truncated', 'error', { path, start: from, end }, { missing: 2 });
  }
  return undefined;
}
