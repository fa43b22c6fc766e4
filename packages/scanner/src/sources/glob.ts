import picomatch from 'picomatch';
import { openArchives } from './folder.ts';
import type { SourceKind } from './source-kind.ts';
import { walkFolder } from './walk-folder.ts';

/**
 * A pattern (`*`, `**`, `?`, `[…]`, `{…}`) that no file of this very name exists for. It is matched against paths as
 * they would be written; hidden names match like others. What matches by accident of the pattern is skipped like a
 * stray file of a folder.
 */
export const globSource: SourceKind = {
  id: 'glob',
  matches: ({ text, found }) => found === 'missing' && picomatch.scan(text).isGlob === true,
  expand: ({ text }, context) => {
    const { base, glob } = picomatch.scan(text);
    const root = base === '' ? '.' : base;
    const matches = picomatch(glob, { dot: true });
    const inside = root.endsWith('/') ? root.length : root.length + 1;
    const walked = walkFolder(root, {
      maxDepth: depthOf(glob),
      accepts: (path) => matches(path.slice(inside)),
      skipped: () => undefined,
    });
    return openArchives(base === '' ? withoutDot(walked) : walked, context);
  },
};

/** Levels of folders that can matter to the pattern. */
function depthOf(glob: string): number {
  if (/\*\*|[{(]/.test(glob)) return Number.POSITIVE_INFINITY;
  return glob.split('/').length - 1;
}

function* withoutDot(blocks: ReturnType<typeof walkFolder>): ReturnType<typeof walkFolder> {
  for (const block of blocks) {
    yield block.map((entry) => (entry.kind === 'file' ? { ...entry, path: entry.path.slice(2) } : entry));
  }
}
