import type { FormatId } from '@biaoshi/core';
import {
  apng,
  bareMetaBox,
  bmp,
  box,
  brob,
  bytesOf,
  dataBox,
  exifBlock,
  exifLabel,
  exifPayload,
  freeFormItem,
  ftyp,
  gif,
  gifXmp,
  hdlr,
  heif,
  jpeg,
  jpegExif,
  jxlCodestream,
  jxlContainer,
  keyedMeta,
  keysBox,
  metaBox,
  movieBox,
  numberedItem,
  png,
  pngInternationalText,
  riffChunk,
  tiffText,
  userComment,
  vp8x,
  WEBP_FLAGS,
  WEBP_LOSSLESS,
  WEBP_LOSSY,
  webp,
  xmpElementLabel,
  xmpUuid,
} from '@biaoshi/testkit';
import { brotliStored } from './brotli.ts';
import { GOOD, JSON_BARE, JSON_WRAPPED, labelled, PLAIN_PACKET, unlabelled } from './labels.ts';
import type { Fields, Specimen } from './specimen.ts';
import { tiffPicture } from './tiff-picture.ts';

const XMP = xmpElementLabel(JSON_BARE);
const EXIF = exifLabel(JSON_WRAPPED);
const MISPLACED = ['implicit-label-misplaced'];
/** Five keys, as Doubao's videos have them. */
const { ReservedCode1: _1, ReservedCode2: _2, ...FIVE } = GOOD;
const JSON_FIVE = JSON.stringify(FIVE);

const svg = (metadata: string): Uint8Array =>
  bytesOf(
    '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2" viewBox="0 0 2 2">',
    metadata === '' ? '' : `<metadata>${metadata}</metadata>`,
    '<rect width="2" height="2" fill="#789"/></svg>\n',
  );

const rdfOf = (packet: string): string => packet.replace(/^<\?xpacket[^>]*>/, '').replace(/<\?xpacket[^>]*>$/, '');

const xmpItem = (packet: string) => ({
  id: 3,
  type: 'mime',
  contentType: 'application/rdf+xml',
  data: bytesOf(packet),
});
const exifItem = { id: 2, type: 'Exif', data: exifPayload(EXIF) };
const avifBrands = ['avif', 'mif1', 'avif', 'miaf'] as const;
const mdat = box('mdat', new Uint8Array(16));
const mp4 = (...boxes: readonly Uint8Array[]): Uint8Array => bytesOf(ftyp('isom', 'isom', 'mp42'), ...boxes);
const mov = (...boxes: readonly Uint8Array[]): Uint8Array => bytesOf(ftyp('qt  ', 'qt  '), ...boxes);

interface Plan {
  readonly name: string;
  readonly format: FormatId;
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly findings?: readonly string[];
  readonly fields?: Fields;
  readonly decodes?: boolean;
}

const WITH_LABEL: readonly Plan[] = [
  {
    name: 'apng-xmp.png',
    format: 'png',
    what: 'APNG, XMP in iTXt before the first frame',
    bytes: apng([pngInternationalText('XML:com.adobe.xmp', XMP)]),
  },
  {
    name: 'webp-xmp-odd.webp',
    format: 'webp',
    what: 'WebP, XMP chunk of odd length with its padding',
    bytes: webp([vp8x(WEBP_FLAGS.xmp), WEBP_LOSSLESS, riffChunk('XMP ', oddLength(XMP))]),
  },
  {
    name: 'webp-xmp-before-exif.webp',
    format: 'webp',
    what: 'WebP, an odd EXIF chunk of another content before the XMP chunk',
    bytes: webp([
      vp8x(WEBP_FLAGS.xmp | WEBP_FLAGS.exif),
      WEBP_LOSSY,
      riffChunk('EXIF', bytesOf(exifBlock({ ifd0: [tiffText(0x0131, 'biaoshi!')] }), 0)),
      riffChunk('XMP ', XMP),
    ]),
  },
  {
    name: 'webp-exif.webp',
    format: 'webp',
    what: 'WebP, EXIF UserComment',
    bytes: webp([vp8x(WEBP_FLAGS.exif), WEBP_LOSSLESS, riffChunk('EXIF', EXIF)]),
  },
  {
    name: 'gif-xmp.gif',
    format: 'gif',
    what: 'GIF, application extension XMP DataXMP',
    bytes: gif({ before: [gifXmp(XMP)] }),
  },
  {
    name: 'tiff-xmp.tif',
    format: 'tiff',
    what: 'TIFF, tag 0x02BC',
    bytes: tiffPicture([{ tag: 0x02bc, type: 7, value: bytesOf(XMP) }]),
  },
  {
    name: 'tiff-exif.tif',
    format: 'tiff',
    what: 'TIFF, UserComment in the EXIF IFD',
    bytes: tiffPicture([{ tag: 0x8769, type: 4, value: { entries: [userComment(JSON_WRAPPED)] } }]),
    findings: MISPLACED,
  },
  {
    name: 'bigtiff-xmp.tif',
    format: 'tiff',
    what: 'BigTIFF, tag 0x02BC',
    bytes: tiffPicture([{ tag: 0x02bc, type: 7, value: bytesOf(XMP) }], true),
    decodes: false,
  },
  {
    name: 'heif-xmp.heic',
    format: 'heif',
    what: 'HEIF, mime item',
    bytes: heif({ items: [xmpItem(XMP)] }),
    decodes: false,
  },
  {
    name: 'heif-xmp-idat.heic',
    format: 'heif',
    what: 'HEIF, mime item in idat, in three extents',
    bytes: heif({ items: [{ ...xmpItem(XMP), home: 'idat', extents: 3 }] }),
    decodes: false,
  },
  {
    name: 'heif-exif.heic',
    format: 'heif',
    what: 'HEIF, EXIF item',
    bytes: heif({ items: [exifItem] }),
    decodes: false,
  },
  {
    name: 'avif-xmp.avif',
    format: 'avif',
    what: 'AVIF, mime item',
    bytes: heif({ brands: avifBrands, items: [xmpItem(XMP)] }),
    decodes: false,
  },
  {
    name: 'avif-exif.avif',
    format: 'avif',
    what: 'AVIF, EXIF item',
    bytes: heif({ brands: avifBrands, items: [exifItem] }),
    decodes: false,
  },
  {
    name: 'jxl-xml.jxl',
    format: 'jxl',
    what: 'JPEG XL, xml box',
    bytes: jxlContainer(box('jxlc', jxlCodestream(1)), box('xml ', XMP)),
    decodes: false,
  },
  {
    name: 'jxl-exif.jxl',
    format: 'jxl',
    what: 'JPEG XL, Exif box',
    bytes: jxlContainer(box('Exif', new Uint8Array(4), EXIF), box('jxlc', jxlCodestream(1))),
    decodes: false,
  },
  {
    name: 'jxl-brob.jxl',
    format: 'jxl',
    what: 'JPEG XL, xml box under brotli',
    bytes: jxlContainer(box('jxlc', jxlCodestream(1)), brob('xml ', brotliStored(bytesOf(XMP)))),
    decodes: false,
  },
  { name: 'svg-metadata.svg', format: 'svg', what: 'SVG, RDF in metadata', bytes: svg(rdfOf(XMP)) },
  {
    name: 'mp4-keys.mp4',
    format: 'mp4',
    what: 'MP4, keys and ilst in moov.udta.meta, five keys, moov before mdat',
    bytes: mp4(movieBox(box('udta', keyedMeta({ AIGC: JSON_FIVE }))), mdat),
    fields: FIVE,
    decodes: false,
  },
  {
    name: 'mp4-keys-moov-last.mp4',
    format: 'mp4',
    what: 'the same with moov behind mdat and another key first',
    bytes: mp4(mdat, movieBox(box('udta', keyedMeta({ 'com.example.encoder': 'biaoshi', AIGC: JSON_FIVE })))),
    fields: FIVE,
    decodes: false,
  },
  {
    name: 'mp4-mdir.mp4',
    format: 'mp4',
    what: 'MP4, an mdir list without keys, the object in a free-form item',
    bytes: mp4(
      movieBox(
        box('udta', metaBox(hdlr('mdir'), box('ilst', freeFormItem('com.apple.iTunes', 'AIGC', dataBox(JSON_FIVE))))),
      ),
      mdat,
    ),
    fields: FIVE,
    findings: MISPLACED,
    decodes: false,
  },
  {
    name: 'mp4-mdir-comment.mp4',
    format: 'mp4',
    what: 'MP4, an mdir list without keys, the bare object in the comment item',
    bytes: mp4(movieBox(box('udta', metaBox(hdlr('mdir'), box('ilst', box('\u00a9cmt', dataBox(JSON_FIVE)))))), mdat),
    fields: FIVE,
    findings: MISPLACED,
    decodes: false,
  },
  {
    name: 'mp4-bare-meta.mp4',
    format: 'mp4',
    what: 'MP4, a bare meta box right in moov',
    bytes: mp4(
      movieBox(bareMetaBox(hdlr('mdta'), keysBox(['AIGC']), box('ilst', numberedItem(1, dataBox(JSON_FIVE))))),
      mdat,
    ),
    fields: FIVE,
    findings: MISPLACED,
    decodes: false,
  },
  {
    name: 'mp4-uuid-xmp.mp4',
    format: 'mp4',
    what: 'MP4, XMP in its uuid box',
    bytes: mp4(xmpUuid(XMP), movieBox(), mdat),
    findings: MISPLACED,
    decodes: false,
  },
  {
    name: 'mov-keys.mov',
    format: 'mov',
    what: 'QuickTime, keys and ilst in moov.udta.meta',
    bytes: mov(movieBox(box('udta', keyedMeta({ AIGC: JSON_FIVE }))), mdat),
    fields: FIVE,
    decodes: false,
  },
  {
    name: 'mov-bare-meta.mov',
    format: 'mov',
    what: 'QuickTime, keys and ilst in a bare meta box of moov',
    bytes: mov(
      movieBox(bareMetaBox(hdlr('mdta'), keysBox(['AIGC']), box('ilst', numberedItem(1, dataBox(JSON_FIVE))))),
      mdat,
    ),
    fields: FIVE,
    decodes: false,
  },
];

const CAMERA = exifBlock({
  ifd0: [tiffText(0x010f, 'Example'), tiffText(0x0110, 'EX-1')],
  exif: [userComment('hand held')],
});

const WITHOUT_LABEL: readonly Plan[] = [
  {
    name: 'jpeg-plain.jpg',
    format: 'jpeg',
    what: "JPEG with a camera's EXIF",
    bytes: jpeg({ segments: [jpegExif(CAMERA)] }),
  },
  {
    name: 'png-plain.png',
    format: 'png',
    what: 'PNG with an ordinary XMP packet',
    bytes: png({ before: [pngInternationalText('XML:com.adobe.xmp', PLAIN_PACKET)] }),
  },
  { name: 'apng-plain.png', format: 'png', what: 'APNG', bytes: apng() },
  { name: 'webp-plain.webp', format: 'webp', what: 'WebP, lossy, without VP8X', bytes: webp([WEBP_LOSSY]) },
  { name: 'gif-plain.gif', format: 'gif', what: 'GIF', bytes: gif() },
  {
    name: 'tiff-plain.tif',
    format: 'tiff',
    what: 'TIFF',
    bytes: tiffPicture([tiffText(0x0131, 'biaoshi test corpus')]),
  },
  { name: 'bigtiff-plain.tif', format: 'tiff', what: 'BigTIFF', bytes: tiffPicture([], true), decodes: false },
  { name: 'heif-plain.heic', format: 'heif', what: 'HEIF without items', bytes: heif(), decodes: false },
  {
    name: 'avif-plain.avif',
    format: 'avif',
    what: 'AVIF with an ordinary XMP item',
    bytes: heif({ brands: avifBrands, items: [xmpItem(PLAIN_PACKET)] }),
    decodes: false,
  },
  {
    name: 'jxl-codestream.jxl',
    format: 'jxl',
    what: 'JPEG XL, a bare codestream: no home at all',
    bytes: jxlCodestream(1),
    decodes: false,
  },
  {
    name: 'jxl-plain.jxl',
    format: 'jxl',
    what: 'JPEG XL in boxes',
    bytes: jxlContainer(box('jxlc', jxlCodestream(1))),
    decodes: false,
  },
  { name: 'bmp-plain.bmp', format: 'bmp', what: 'BMP', bytes: bmp(), decodes: false },
  { name: 'svg-plain.svg', format: 'svg', what: 'SVG', bytes: svg('') },
  { name: 'mp4-plain.mp4', format: 'mp4', what: 'MP4', bytes: mp4(movieBox(), mdat), decodes: false },
  { name: 'mov-plain.mov', format: 'mov', what: 'QuickTime', bytes: mov(movieBox(), mdat), decodes: false },
];

/** Padded with a newline behind the packet where its length is even. */
function oddLength(packet: string): Uint8Array {
  const bytes = bytesOf(packet);
  return bytes.length % 2 === 1 ? bytes : bytesOf(bytes, '\n');
}

/** One file a container with and without a label, and every other home that it has. */
export const CONTAINERS_SHOWN: readonly Specimen[] = [
  ...WITH_LABEL.map(({ name, format, what, bytes, findings, fields, decodes = true }) => ({
    file: `container/${name}`,
    what,
    pins: `serialisation ${format === 'mp4' || format === 'mov' ? '13' : '11'}: this home of ${format} is read`,
    bytes,
    expect: labelled(format, findings, fields),
    decodes,
  })),
  ...WITHOUT_LABEL.map(({ name, format, what, bytes, decodes = true }) => ({
    file: `container/${name}`,
    what: `${what}, no label`,
    pins: 'a walk that finished: absent, not unreadable',
    bytes,
    expect: unlabelled(format),
    decodes,
  })),
];
