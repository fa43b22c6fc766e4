import type { Container } from '../../bytes/container.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { isobmffFormat } from '../isobmff/brands.ts';
import { walkFile } from '../isobmff/file.ts';

/** MP4 and its kin (ISO/IEC 14496-12 and -14, 3GPP, fragments). */
export const mp4: Container = {
  id: 'mp4',
  mediaType: 'video/mp4',
  extensions: EXTENSIONS.mp4,
  matches: (head) => isobmffFormat(head) === 'mp4',
  walk: (context, start, end, path) => walkFile(context, start, end, path, ['moov', 'moof', 'meta']),
};
