import type { Container } from '../../bytes/container.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { isobmffFormat } from '../isobmff/brands.ts';
import { walkFile } from '../isobmff/file.ts';

/** HEIF (ISO/IEC 23008-12) with any coding but AV1. */
export const heif: Container = {
  id: 'heif',
  mediaType: 'image/heif',
  extensions: EXTENSIONS.heif,
  matches: (head) => isobmffFormat(head) === 'heif',
  walk: (context, start, end, path) => walkFile(context, start, end, path, ['meta', 'moov']),
};
