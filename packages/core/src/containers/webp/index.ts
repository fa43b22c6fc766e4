import type { Container, WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { startsWith } from '../../bytes/view.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { RiffWalk } from './riff-walk.ts';

/** WebP (RFC 9649). */
export const webp: Container = {
  id: 'webp',
  mediaType: 'image/webp',
  extensions: EXTENSIONS.webp,
  matches: (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8),
  walk,
};

function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const chunks = new RiffWalk(context, path, start, end);
  yield* chunks.walk();
}
