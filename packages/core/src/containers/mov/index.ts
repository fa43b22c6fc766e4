import type { Container } from '../../bytes/container.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { isobmffFormat } from '../isobmff/brands.ts';
import { walkFile } from '../isobmff/file.ts';

/** QuickTime movies, also those from before `ftyp`. */
export const mov: Container = {
  id: 'mov',
  mediaType: 'video/quicktime',
  extensions: EXTENSIONS.mov,
  matches: (head) => isobmffFormat(head) === 'mov',
  walk: (context, start, end, path) => walkFile(context, start, end, path, ['moov']),
};
