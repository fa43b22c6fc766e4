import { readFileSync, statSync } from 'node:fs';

/**
 * A file that the user named, as text. Throws an error with the system's code; `ENOTSUP` for a pipe or a device, which
 * may never end and would be waited for without an ear for signals; `EFBIG` for more than `maxBytes`.
 */
export function readTextFile(path: string, maxBytes = Number.POSITIVE_INFINITY): string {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory()) throw coded('ENOTSUP', `${path}: not a regular file`);
  if (stats.size > maxBytes) throw coded('EFBIG', `${path}: more than ${maxBytes} bytes`);
  return readFileSync(path, 'utf8');
}

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });
