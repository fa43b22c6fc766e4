import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The one name of the file that `file` leads to, since the lock goes by name; for one that is not there yet, by its folder's. */
export function realFile(file: string): string {
  for (const [path, rest] of [
    [file, ''],
    [dirname(file), basename(file)],
  ] as const) {
    try {
      return join(realpathSync(path), rest);
    } catch {
      // Not there yet: its folder may be.
    }
  }
  return file;
}
