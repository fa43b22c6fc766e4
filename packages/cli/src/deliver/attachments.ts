import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Attachment } from '@biaoshi/adapters';
import { systemReason, UsageError } from '../usage-error.ts';

/** Of all files together; mail servers seldom take more. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

const MEDIA_TYPES: readonly (readonly [string, string])[] = [
  ['.zip', 'application/zip'],
  ['.pdf', 'application/pdf'],
  ['.html', 'text/html'],
  ['.json', 'application/json'],
];

/** The files that the user wants to go along. Throws `UsageError`. */
export function readAttachments(files: readonly string[]): readonly Attachment[] {
  let left = MAX_ATTACHMENT_BYTES;
  return files.map((file) => {
    try {
      const stats = statSync(file);
      if (!stats.isFile()) throw Object.assign(new Error(file), { code: 'ENOTSUP' });
      left -= stats.size;
      if (left < 0) throw Object.assign(new Error(file), { code: 'EFBIG' });
      return { name: basename(file), mediaType: mediaTypeOf(file), bytes: readFileSync(file) };
    } catch (error) {
      throw new UsageError('fileUnreadable', { file, reason: systemReason(error) }, error);
    }
  });
}

const mediaTypeOf = (file: string): string =>
  MEDIA_TYPES.find(([ending]) => file.toLowerCase().endsWith(ending))?.[1] ?? 'application/octet-stream';
