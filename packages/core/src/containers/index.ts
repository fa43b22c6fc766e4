import type { Container } from '../bytes/container.ts';
import { avif } from './avif/index.ts';
import { bmp } from './bmp/index.ts';
import { gif } from './gif/index.ts';
import { heif } from './heif/index.ts';
import { jpeg } from './jpeg/index.ts';
import { jxl } from './jxl/index.ts';
import { mov } from './mov/index.ts';
import { mp4 } from './mp4/index.ts';
import { png } from './png/index.ts';
import { svg } from './svg/index.ts';
import { tiff } from './tiff/index.ts';
import { webp } from './webp/index.ts';

/** Every container, in the order in which signatures are tried. Adding a format: a folder here and a line in this list. */
export const CONTAINERS: readonly Container[] = [jpeg, png, webp, gif, tiff, heif, avif, jxl, bmp, mp4, mov, svg];
