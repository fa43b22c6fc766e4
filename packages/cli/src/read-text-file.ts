import { readFileSync, statSync } from 'node:fs';

/**
 * A file that the user named, as text. Throws an error with the system's code; `ENOTSUP` for a pipe or a device, which
 * may never end and would be waited for without an ear for signals.
 */
export function readTextFile(path: string): string {
  const stats = statSync(path);
  if (stats.isFile() || stats.isDirectory()) return readFileSync(path, 'utf8');
  throw Object.assign(new Error(`${path}: not a regular file`), { code: 'ENOTSUP' });
}
