import type { Container, WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { startsWith } from '../../bytes/view.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { BlockWalk } from './block-walk.ts';

/** GIF87a and GIF89a (CompuServe, 1990), with the registered application extensions. */
export const gif: Container = {
  id: 'gif',
  mediaType: 'image/gif',
  extensions: EXTENSIONS.gif,
  matches: (head) => startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a'),
  walk,
};

function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const blocks = new BlockWalk(context, path, end);
  yield* blocks.walk(start);
  blocks.finish();
}
