import type { WalkContext } from './container.ts';
import type { Walk } from './reader.ts';

/** A few bytes of structure at `at`; undefined, after saying why, when they do not all stand before `limit`. */
export function* readFields(
  context: WalkContext,
  path: string,
  at: number,
  length: number,
  limit: number,
): Walk<Uint8Array | undefined> {
  const { reader } = context;
  const bytes = at + length > limit ? undefined : (reader.peek(at, length) ?? (yield* reader.load(at, length)));
  if (!bytes) context.ended(path, at, length, limit);
  return bytes;
}
