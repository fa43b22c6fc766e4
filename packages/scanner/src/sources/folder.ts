import { archiveFormatOf, expandArchive } from './archive.ts';
import type { Entry } from './entry.ts';
import type { SourceContext, SourceKind } from './source-kind.ts';
import { walkFolder } from './walk-folder.ts';

/** A folder: every file below it, archives opened. Files that are no assets are counted as skipped by whoever reads them. */
export const folderSource: SourceKind = {
  id: 'folder',
  matches: ({ found }) => found === 'folder',
  expand: ({ text }, context) => {
    const walked = walkFolder(text, {
      maxDepth: Number.POSITIVE_INFINITY,
      accepts: () => true,
      skipped: context.skipped,
    });
    return openArchives(walked, context);
  },
};

/** Blocks of files with each archive among them replaced, in its place, by its entries. */
export async function* openArchives(
  blocks: Iterable<readonly Entry[]>,
  context: SourceContext,
): AsyncGenerator<readonly Entry[]> {
  for (const block of blocks) {
    if (context.signal.aborted) return;
    let from = 0;
    for (let at = 0; at < block.length; at++) {
      const entry = block[at] as Entry;
      if (entry.kind !== 'file' || !archiveFormatOf(entry.path)) continue;
      if (at > from) yield block.slice(from, at);
      yield* expandArchive(entry.path, entry.explicit, context);
      from = at + 1;
    }
    if (from === 0) yield block;
    else if (from < block.length) yield block.slice(from);
  }
}
