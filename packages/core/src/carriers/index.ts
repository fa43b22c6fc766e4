import type { Carrier } from '../bytes/carrier.ts';
import { aigcField } from './aigc-field/index.ts';
import { c2paStore } from './c2pa-store/index.ts';
import { digitalSourceType } from './digital-source-type/index.ts';
import { exif } from './exif/index.ts';
import { iptc } from './iptc/index.ts';
import { photoshop } from './photoshop/index.ts';
import { xmp } from './xmp/index.ts';
import { xmpHistory } from './xmp-history/index.ts';

/** Every carrier. Adding one: a folder here and a line in this list. */
export const CARRIERS: readonly Carrier[] = [
  aigcField,
  c2paStore,
  digitalSourceType,
  exif,
  iptc,
  photoshop,
  xmp,
  xmpHistory,
];
