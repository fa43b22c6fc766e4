import type { Container, WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { startsWith } from '../../bytes/view.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { ChunkWalk } from './chunk-walk.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';

/** PNG, third edition (APNG included), with the registered extensions. */
export const png: Container = {
  id: 'png',
  mediaType: 'image/png',
  extensions: EXTENSIONS.png,
  matches: (head) => startsWith(head, SIGNATURE),
  walk,
};

function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const chunks = new ChunkWalk(context, path, end);
  yield* chunks.walk(start + SIGNATURE.length);
  chunks.finish();
}
