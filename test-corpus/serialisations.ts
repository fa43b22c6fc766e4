import {
  bytesOf,
  escapeXml,
  exifBlock,
  exifLabel,
  jpeg,
  jpegExif,
  jpegSegment,
  jpegXmp,
  jpegXmpExtension,
  labelJson,
  png,
  pngChunk,
  pngCompressedText,
  pngInternationalText,
  pngText,
  tiffText,
  userComment,
  xmpAttributeLabel,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import { GOOD, JSON_BARE, JSON_WRAPPED, labelled, PLAIN_PACKET, TC260 } from './labels.ts';
import type { Fields, Specimen } from './specimen.ts';

const XMP_KEYWORD = 'XML:com.adobe.xmp';
const ELEMENT = xmpElementLabel(JSON_BARE);
const MISPLACED = ['implicit-label-misplaced'];
const ENCODING = ['implicit-label-encoding'];
const COPIES = ['implicit-label-duplicate'];

interface Row {
  /** Number of the serialisation, as the papers name it. */
  readonly row: string;
  readonly name: string;
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly findings?: readonly string[];
  readonly fields?: Fields;
}

const inPng = (...before: readonly Uint8Array[]): Uint8Array => png({ before });
const inJpeg = (...segments: readonly Uint8Array[]): Uint8Array => jpeg({ segments });

/** UTF-16 without a mark. */
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
  return bytes;
}

const keyedAttributes = Object.entries(GOOD)
  .map(([key, value]) => `TC260:${key}="${value}"`)
  .join(' ');
const keyedChildren = Object.entries(GOOD)
  .map(([key, value]) => `<TC260:${key}>${value}</TC260:${key}>`)
  .join('');
const GUID = 'B1A05000B1A05000B1A05000B1A05000';
const extension = bytesOf(ELEMENT);
const half = extension.length >> 1;
const extendedMain = xmpPacket(`xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${GUID}"`);
const kvBase64 = xmpPacket(
  'xmlns:ci="https://example.com/ns/watermark/"',
  `<ci:XmpKvBase64>${btoa(`AIGC=${JSON_BARE}`)}</ci:XmpKvBase64>`,
);
const withoutLabel = JSON.stringify({
  AIGC: { ServiceProvider: 'biaoshi', ServiceUser: 'corpus', Time: '0', ContentId: 'c1' },
});

const PNG_ROWS: readonly Row[] = [
  {
    row: '01',
    name: 'png-itxt-xmp-element',
    what: 'PNG iTXt, XMP element with JSON in entities',
    bytes: inPng(pngInternationalText(XMP_KEYWORD, ELEMENT)),
  },
  {
    row: '01',
    name: 'png-itxt-xmp-cdata',
    what: 'PNG iTXt, XMP element with JSON in CDATA',
    bytes: inPng(
      pngInternationalText(XMP_KEYWORD, xmpPacket(TC260, `<TC260:AIGC><![CDATA[${JSON_BARE}]]></TC260:AIGC>`)),
    ),
  },
  {
    row: '02',
    name: 'png-itxt-xmp-attribute',
    what: 'PNG iTXt, XMP attribute',
    bytes: inPng(pngInternationalText(XMP_KEYWORD, xmpAttributeLabel(JSON_BARE))),
  },
  {
    row: '03',
    name: 'png-itxt-xmp-keyed-attributes',
    what: 'PNG iTXt, one TC260 attribute a key',
    bytes: inPng(pngInternationalText(XMP_KEYWORD, xmpPacket(`${TC260} ${keyedAttributes}`))),
    findings: MISPLACED,
  },
  {
    row: '03',
    name: 'png-itxt-xmp-keyed-children',
    what: 'PNG iTXt, one TC260 element a key',
    bytes: inPng(pngInternationalText(XMP_KEYWORD, xmpPacket(TC260, keyedChildren))),
    findings: MISPLACED,
  },
  {
    row: '04',
    name: 'png-text-aigc',
    what: 'PNG tEXt AIGC, the bare object',
    bytes: inPng(pngText('AIGC', JSON_BARE)),
  },
  {
    row: '04',
    name: 'png-text-aigc-wrapped',
    what: 'PNG tEXt AIGC, the wrapped object',
    bytes: inPng(pngText('AIGC', JSON_WRAPPED)),
  },
  {
    row: '04',
    name: 'png-text-aigc-after-idat',
    what: 'PNG tEXt AIGC behind IDAT',
    bytes: png({ after: [pngText('AIGC', JSON_BARE)] }),
  },
  {
    row: '05',
    name: 'png-itxt-aigc',
    what: 'PNG iTXt AIGC',
    bytes: inPng(pngInternationalText('AIGC', JSON_BARE)),
    findings: MISPLACED,
  },
  {
    row: '05',
    name: 'png-itxt-aigc-deflated',
    what: 'PNG iTXt AIGC, deflated, with language and translated keyword',
    bytes: inPng(pngInternationalText('AIGC', JSON_BARE, { compressed: true, language: 'zh', translated: '标识' })),
    findings: MISPLACED,
  },
  {
    row: '05',
    name: 'png-ztxt-aigc',
    what: 'PNG zTXt AIGC',
    bytes: inPng(pngCompressedText('AIGC', JSON_BARE)),
    findings: MISPLACED,
  },
  {
    row: '06',
    name: 'png-ztxt-xmp',
    what: 'XMP in PNG zTXt',
    bytes: inPng(pngCompressedText(XMP_KEYWORD, ELEMENT)),
    findings: MISPLACED,
  },
  {
    row: '06',
    name: 'png-text-xmp',
    what: 'XMP in PNG tEXt',
    bytes: inPng(pngText(XMP_KEYWORD, xmpAttributeLabel(JSON_BARE))),
    findings: MISPLACED,
  },
  {
    row: '07',
    name: 'png-exif-several',
    what: 'PNG with eXIf before and behind IDAT, the label in both',
    bytes: png({
      before: [pngChunk('eXIf', exifLabel(JSON_WRAPPED))],
      after: [pngChunk('eXIf', exifLabel(JSON_WRAPPED))],
    }),
    findings: [...COPIES, ...MISPLACED],
  },
  {
    row: '07',
    name: 'png-exif',
    what: 'PNG eXIf, UserComment behind ASCII',
    bytes: inPng(pngChunk('eXIf', exifLabel(JSON_WRAPPED))),
    findings: MISPLACED,
  },
];

const JPEG_ROWS: readonly Row[] = [
  { row: '01', name: 'jpeg-app1-xmp-element', what: 'JPEG APP1, XMP element', bytes: inJpeg(jpegXmp(ELEMENT)) },
  {
    row: '02',
    name: 'jpeg-app1-xmp-attribute',
    what: 'JPEG APP1, XMP attribute',
    bytes: inJpeg(jpegXmp(xmpAttributeLabel(JSON_BARE))),
  },
  {
    row: '07',
    name: 'jpeg-exif-ascii',
    what: 'JPEG EXIF UserComment behind ASCII',
    bytes: inJpeg(jpegExif(exifLabel(JSON_WRAPPED))),
  },
  {
    row: '07',
    name: 'jpeg-exif-unicode-le',
    what: 'JPEG EXIF UserComment behind UNICODE, little-endian',
    bytes: inJpeg(jpegExif(exifLabel(utf16(JSON_WRAPPED, false), 'UNICODE\0'))),
  },
  {
    row: '07',
    name: 'jpeg-exif-unicode-be',
    what: 'JPEG EXIF UserComment behind UNICODE, big-endian text in a little-endian block',
    bytes: inJpeg(jpegExif(exifLabel(utf16(JSON_WRAPPED, true), 'UNICODE\0'))),
  },
  {
    row: '07',
    name: 'jpeg-exif-undefined',
    what: 'JPEG EXIF UserComment behind eight NULs',
    bytes: inJpeg(jpegExif(exifLabel(JSON_WRAPPED, '\0'.repeat(8)))),
  },
  {
    row: '07',
    name: 'jpeg-exif-no-code',
    what: 'JPEG EXIF UserComment without a character code',
    bytes: inJpeg(jpegExif(exifLabel(JSON_WRAPPED, ''))),
  },
  {
    row: '07',
    name: 'jpeg-exif-big-endian',
    what: 'JPEG EXIF UserComment in a big-endian block',
    bytes: inJpeg(jpegExif(exifBlock({ exif: [userComment(JSON_WRAPPED)], bigEndian: true }))),
  },
  {
    row: '08',
    name: 'jpeg-exif-wrapper-beside-label',
    what: 'an AIGC wrapper without Label in ImageDescription, the label in UserComment',
    bytes: inJpeg(jpegExif(exifBlock({ ifd0: [tiffText(0x010e, withoutLabel)], exif: [userComment(JSON_WRAPPED)] }))),
    findings: ['implicit-label-field-missing'],
  },
  {
    row: '09',
    name: 'jpeg-com-glued',
    what: 'JPEG COM, JSON glued to the word AIGC',
    bytes: inJpeg(jpegSegment(0xfe, `AIGC${JSON_BARE}`)),
    findings: MISPLACED,
  },
  {
    row: '09',
    name: 'jpeg-app9-glued',
    what: 'JPEG APP9, JSON glued to the word AIGC',
    bytes: inJpeg(jpegSegment(0xe9, `AIGC${JSON_BARE}`)),
    findings: MISPLACED,
  },
  {
    row: '10',
    name: 'jpeg-xmp-kv-base64',
    what: 'JPEG APP1, XmpKvBase64',
    bytes: inJpeg(jpegXmp(kvBase64)),
    findings: MISPLACED,
  },
  {
    row: '12',
    name: 'jpeg-extended-xmp',
    what: 'JPEG, the label only in extended XMP, portions out of order',
    bytes: inJpeg(
      jpegXmp(extendedMain),
      jpegXmpExtension(GUID, extension.length, half, extension.subarray(half)),
      jpegXmpExtension(GUID, extension.length, 0, extension.subarray(0, half)),
    ),
  },
  {
    row: '15',
    name: 'jpeg-xmp-escaped-twice',
    what: 'JPEG APP1, entities escaped twice',
    bytes: inJpeg(jpegXmp(xmpElementLabel(escapeXml(JSON_BARE)))),
    findings: ENCODING,
  },
  {
    row: '15',
    name: 'jpeg-xmp-json-in-string',
    what: 'JPEG APP1, the object as a JSON string',
    bytes: inJpeg(jpegXmp(xmpElementLabel(JSON.stringify(JSON_BARE)))),
    findings: ENCODING,
  },
  {
    row: '01',
    name: 'jpeg-xmp-other-order',
    what: 'JPEG APP1, keys in another order, spaces behind colons',
    bytes: inJpeg(
      jpegXmp(xmpElementLabel(JSON.stringify(Object.fromEntries(Object.entries(GOOD).reverse()), null, 1))),
    ),
  },
  {
    row: '01',
    name: 'jpeg-xmp-other-prefix',
    what: 'JPEG APP1, the namespace under another prefix, beside an ordinary packet',
    bytes: inJpeg(
      jpegXmp(PLAIN_PACKET),
      jpegXmp(xmpPacket(TC260.replace('TC260', 'a'), `<a:AIGC>${escapeXml(labelJson(GOOD))}</a:AIGC>`)),
    ),
  },
];

const toSpecimen =
  (format: 'png' | 'jpeg', ending: string) =>
  ({ row, name, what, bytes, findings, fields = GOOD }: Row): Specimen => ({
    file: `serialisation/${row}-${name}.${ending}`,
    what,
    pins: `serialisation ${row}: the label is found and its values are as written`,
    bytes,
    expect: labelled(format, findings, fields),
    decodes: true,
  });

const several = (specimen: Specimen): Specimen =>
  specimen.file.includes('several') ? { ...specimen, expect: { ...specimen.expect, fields: [GOOD, GOOD] } } : specimen;

/** Every way in which PNG and JPEG hold the AIGC field; the other containers are in `containers.ts`. */
export const SERIALISATIONS: readonly Specimen[] = [
  ...PNG_ROWS.map(toSpecimen('png', 'png')),
  ...JPEG_ROWS.map(toSpecimen('jpeg', 'jpg')),
].map(several);
