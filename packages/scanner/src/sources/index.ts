import { tarGzSource, tarSource, zipSource } from './archive.ts';
import { fileSourceKind } from './file.ts';
import { folderSource } from './folder.ts';
import { globSource } from './glob.ts';
import { listSource } from './list.ts';
import type { SourceKind } from './source-kind.ts';
import { urlSource } from './url.ts';

/**
 * Every way of naming assets, in the order in which they are asked; `file` takes what nobody else did. Adding one: a
 * file here and a line in this list.
 */
export const SOURCES: readonly SourceKind[] = [
  urlSource,
  listSource,
  folderSource,
  zipSource,
  tarSource,
  tarGzSource,
  globSource,
  fileSourceKind,
];
