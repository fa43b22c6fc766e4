import type { Container } from '../../bytes/container.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { isobmffFormat } from '../isobmff/brands.ts';
import { walkFile } from '../isobmff/file.ts';

/** AVIF: HEIF with AV1. */
export const avif: Container = {
  id: 'avif',
  mediaType: 'image/avif',
  extensions: EXTENSIONS.avif,
  matches: (head) => isobmffFormat(head) === 'avif',
  walk: (context, start, end, path) => walkFile(context, start, end, path, ['meta', 'moov']),
};
