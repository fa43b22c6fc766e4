import type { UnexaminedReason } from '../model/location.ts';
import type { WalkContext } from './container.ts';
import type { Walk } from './reader.ts';

const BLOCK_BYTES = 256 * 1024;

/**
 * Goes past a payload that holds no legal home. Under `thorough` its bytes are read, so that a source which cannot give
 * them says so; under the other tiers the range is listed as unexamined. False, with a problem, when it cannot be read.
 */
export function* passOver(
  context: WalkContext,
  path: string,
  start: number,
  end: number,
  reason: UnexaminedReason,
): Walk<boolean> {
  const { reader } = context;
  if (context.tier !== 'thorough') {
    context.unexamined(start, end, reason);
    return true;
  }
  for (let at = start; at < end; at += BLOCK_BYTES) {
    const length = Math.min(BLOCK_BYTES, end - at);
    if (!(reader.skimmed(at, length) ?? (yield* reader.skim(at, length)))) {
      context.ended(path, at, length, end);
      return false;
    }
  }
  return true;
}
