import type { Container, WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { TIFF_HEADER_BYTES, tiffHeader } from '../../bytes/tiff.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { walkDirectory } from './directory.ts';
import { DirectoryQueue } from './queue.ts';

/** TIFF 6.0, BigTIFF, and the raw formats built on them. */
export const tiff: Container = {
  id: 'tiff',
  mediaType: 'image/tiff',
  extensions: EXTENSIONS.tiff,
  matches: (head) =>
    ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((mark) => [...mark].every((char, at) => head[at] === char.charCodeAt(0))),
  walk,
};

/** Directories point all over the file: the walk is finished once each one that can be reached has been read. */
function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const head = yield* context.reader.loadUpTo(start, Math.min(TIFF_HEADER_BYTES, end - start));
  const header = tiffHeader(head);
  if (!header) {
    if (head.length < TIFF_HEADER_BYTES) context.ended(path, start, TIFF_HEADER_BYTES, end);
    else context.problem('badStructure', 'error', { path, start, end: start + TIFF_HEADER_BYTES });
    return;
  }
  const file = { header, start, end };
  const queue = new DirectoryQueue(context, file);
  queue.add({ offset: header.firstIfd, path: `${path}/IFD0`, ifd: 'IFD0', depth: 1 });
  for (let directory = queue.next(); directory; directory = queue.next()) {
    yield* walkDirectory(context, file, directory, queue);
  }
}
