import type { Family, FormatId } from '@biaoshi/core';
import {
  box,
  bytesOf,
  c2paStore,
  c2paUuid,
  ftyp,
  gif,
  gifApplication,
  gifSubBlocks,
  heif,
  jpeg,
  jpegJumbf,
  jxlCodestream,
  jxlContainer,
  movieBox,
  png,
  pngChunk,
  pngText,
  rawProfile,
  riffChunk,
  vp8x,
  WEBP_LOSSLESS,
  webp,
  xmpUuid,
} from '@biaoshi/testkit';
import { iimDataSet, iimResource, photoshopSegment } from './iim.ts';
import { PLAIN_PACKET, unlabelled } from './labels.ts';
import type { Specimen } from './specimen.ts';
import { tiffPicture } from './tiff-picture.ts';

const STORE = c2paStore(24);

const IIM = iimDataSet(40, 'hand written');
const RESOURCES = iimResource(IIM);

const other = (
  name: string,
  format: FormatId,
  also: readonly Family[],
  what: string,
  bytes: Uint8Array,
  decodes = true,
): Specimen => ({
  file: `container/${name}`,
  what,
  pins: `${also.join(' and ')} of ${format} found, no label`,
  bytes,
  expect: {
    ...unlabelled(format, [...(also.includes('c2pa') ? ['c2pa-not-checked'] : []), 'implicit-label-missing']),
    also,
  },
  decodes,
});

/** Homes of what is no AIGC field: C2PA stores, which are only located, and IPTC. */
export const OTHER_CARRIERS: readonly Specimen[] = [
  other(
    'jpeg-c2pa.jpg',
    'jpeg',
    ['c2pa'],
    'JPEG, a C2PA store over two APP11 segments',
    jpeg({ segments: [jpegJumbf(1, 1, STORE, 0, 40), jpegJumbf(1, 2, STORE, 40, STORE.length)] }),
  ),
  other('png-c2pa.png', 'png', ['c2pa'], 'PNG, caBX', png({ before: [pngChunk('caBX', STORE)] })),
  other(
    'webp-c2pa.webp',
    'webp',
    ['c2pa'],
    'WebP, C2PA chunk',
    webp([vp8x(0), WEBP_LOSSLESS, riffChunk('C2PA', STORE)]),
  ),
  other(
    'gif-c2pa.gif',
    'gif',
    ['c2pa'],
    'GIF, application extension C2PA_GIF',
    gif({ before: [gifApplication('C2PA_GIF\x01\0\0', gifSubBlocks(STORE))] }),
  ),
  other('tiff-c2pa.tif', 'tiff', ['c2pa'], 'TIFF, tag 0xCD41', tiffPicture([{ tag: 0xcd41, type: 7, value: STORE }])),
  other('heif-c2pa.heic', 'heif', ['c2pa'], 'HEIF, uuid box', heif({ before: [c2paUuid(STORE)] }), false),
  other(
    'avif-c2pa.avif',
    'avif',
    ['c2pa'],
    'AVIF, uuid box',
    heif({ brands: ['avif', 'mif1', 'avif', 'miaf'], before: [c2paUuid(STORE)] }),
    false,
  ),
  other(
    'jxl-c2pa.jxl',
    'jxl',
    ['c2pa'],
    'JPEG XL, jumb box',
    jxlContainer(STORE, box('jxlc', jxlCodestream(1))),
    false,
  ),
  other(
    'mp4-c2pa.mp4',
    'mp4',
    ['c2pa'],
    'MP4, uuid box',
    bytesOf(ftyp('isom', 'isom'), c2paUuid(STORE), movieBox(), box('mdat', new Uint8Array(8))),
    false,
  ),
  other(
    'mov-c2pa-xmp.mov',
    'mov',
    ['c2pa', 'xmp'],
    'QuickTime, a C2PA store and an ordinary packet in uuid boxes',
    bytesOf(ftyp('qt  ', 'qt  '), c2paUuid(STORE), xmpUuid(PLAIN_PACKET), movieBox(), box('mdat', new Uint8Array(8))),
    false,
  ),
  other(
    'jpeg-iptc.jpg',
    'jpeg',
    ['iptc'],
    'JPEG, IPTC in the Photoshop resources of APP13',
    jpeg({ segments: [photoshopSegment(RESOURCES)] }),
  ),
  other(
    'png-iptc.png',
    'png',
    ['iptc'],
    'PNG, IPTC as a raw profile in tEXt',
    png({ before: [pngText('Raw profile type iptc', rawProfile('iptc', RESOURCES))] }),
  ),
  other('tiff-iptc.tif', 'tiff', ['iptc'], 'TIFF, tag 0x83BB', tiffPicture([{ tag: 0x83bb, type: 7, value: IIM }])),
  other(
    'tiff-photoshop.tif',
    'tiff',
    ['iptc'],
    'TIFF, IPTC in the Photoshop resources of tag 0x8649',
    tiffPicture([{ tag: 0x8649, type: 7, value: RESOURCES }]),
  ),
];
