import {
  box,
  bytesOf,
  exifLabel,
  findBytes,
  ftyp,
  gif,
  gifXmp,
  heif,
  jpeg,
  jpegSegment,
  jpegXmp,
  png,
  pngChunk,
  pngCompressedText,
  pngInternationalText,
  pngText,
  riffChunk,
  tiff,
  u32leBytes,
  vp8x,
  WEBP_FLAGS,
  WEBP_LOSSLESS,
  webp,
  withBytes,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import { JSON_BARE, JSON_WRAPPED, labelled, unreadable } from './labels.ts';
import type { Expectation, Specimen } from './specimen.ts';

const XMP = xmpElementLabel(JSON_BARE);
const UNREADABLE = 'damage where a label could be: unreadable, never absent';
const LABEL_STAYS = 'a label that was read stays present; that it is the only one cannot be said';

const damaged = (name: string, what: string, pins: string, bytes: Uint8Array, expect: Expectation): Specimen => ({
  file: `damage/${name}`,
  what,
  pins,
  bytes,
  expect,
  decodes: false,
});

const jpegLabelled = jpeg({ segments: [jpegXmp(XMP)] });
const pngLabelled = png({ before: [pngText('AIGC', JSON_BARE)] });
const pngLate = png({ after: [pngText('AIGC', JSON_BARE)] });
const webpLabelled = webp([vp8x(WEBP_FLAGS.xmp), WEBP_LOSSLESS, riffChunk('XMP ', XMP)]);
const gifLabelled = gif({ before: [gifXmp(XMP)] });
const heifLabelled = heif({ items: [{ id: 3, type: 'mime', contentType: 'application/rdf+xml', data: bytesOf(XMP) }] });

/** Everything up to some bytes into where a text stands. */
const cutAt = (bytes: Uint8Array, text: string, into = 0): Uint8Array => bytes.slice(0, findBytes(bytes, text) + into);

const deflated = png({ before: [pngCompressedText('AIGC', JSON_BARE)] });
/** The deflated stream broken and the chunk's checksum right: only the stream tells. */
function brokenDeflate(): Uint8Array {
  const [length] = [findBytes(deflated, 'IDAT') - 8 - findBytes(deflated, 'zTXt')];
  const start = findBytes(deflated, 'zTXt') + 4;
  const data = deflated.slice(start, start + length);
  return png({ before: [pngChunk('zTXt', withBytes(data, data.length - 24, new Uint8Array(12).fill(0xff)))] });
}

/** An IFD that names itself as the next one. */
const loop = tiff({ first: { entries: [{ tag: 0x0100, type: 4, value: u32leBytes(1) }], next: 8 } });

/** Cut, bent and lying files. */
export const DAMAGES: readonly Specimen[] = [
  damaged('empty.jpg', 'a file of no bytes', UNREADABLE, new Uint8Array(0), unreadable(null)),
  damaged(
    'noise.jpg',
    'bytes of no format',
    UNREADABLE,
    bytesOf('not a picture at all, whatever its name says'),
    unreadable(null),
  ),
  damaged(
    'jpeg-cut-before-label.jpg',
    'a JPEG cut before its APP1',
    UNREADABLE,
    jpegLabelled.slice(0, 3),
    unreadable('jpeg'),
  ),
  damaged(
    'jpeg-cut-in-label.jpg',
    'a JPEG cut inside its label',
    UNREADABLE,
    cutAt(jpegLabelled, 'ContentProducer', 4),
    unreadable('jpeg'),
  ),
  damaged(
    'jpeg-cut-after-label.jpg',
    'a JPEG cut behind its label, before the picture',
    LABEL_STAYS,
    cutAt(jpegLabelled, '<?xpacket end', 19),
    labelled('jpeg', ['implicit-label-unreadable']),
  ),
  damaged(
    'jpeg-segment-too-long.jpg',
    'an APP1 that says it is longer than the file',
    UNREADABLE,
    withBytes(jpegLabelled, 4, Uint8Array.of(0xff, 0xff)),
    unreadable('jpeg'),
  ),
  damaged(
    'jpeg-extension-missing.jpg',
    'extended XMP is announced and half of it is not there',
    UNREADABLE,
    jpeg({
      segments: [
        jpegXmp(
          xmpPacket(
            'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="B1A05000B1A05000B1A05000B1A05000"',
          ),
        ),
        jpegSegment(
          0xe1,
          'http://ns.adobe.com/xmp/extension/\0',
          'B1A05000B1A05000B1A05000B1A05000',
          0,
          0,
          4,
          0,
          0,
          0,
          0,
          0,
          XMP.slice(0, 200),
        ),
      ],
    }),
    unreadable('jpeg'),
  ),
  damaged(
    'png-cut-before-label.png',
    'a PNG cut before its tEXt',
    UNREADABLE,
    cutAt(pngLabelled, 'tEXt', -6),
    unreadable('png'),
  ),
  damaged(
    'png-cut-in-label.png',
    'a PNG cut inside its label',
    UNREADABLE,
    cutAt(pngLabelled, 'ContentProducer', 4),
    unreadable('png'),
  ),
  damaged(
    'png-cut-in-idat.png',
    'a PNG cut inside IDAT, its label behind it lost',
    UNREADABLE,
    cutAt(pngLate, 'IDAT', 8),
    unreadable('png'),
  ),
  damaged(
    'png-cut-after-label.png',
    'a PNG with its label, cut inside IDAT',
    LABEL_STAYS,
    cutAt(pngLabelled, 'IDAT', 8),
    labelled('png', ['implicit-label-unreadable']),
  ),
  damaged(
    'png-length-lies.png',
    'a tEXt that says it is longer than the file',
    UNREADABLE,
    png({ before: [pngChunk('tEXt', bytesOf('AIGC', 0, JSON_BARE), { length: 0x7fff_0000 })] }),
    unreadable('png'),
  ),
  damaged(
    'png-deflate-broken.png',
    'a zTXt whose stream is broken and whose checksum is right',
    UNREADABLE,
    brokenDeflate(),
    unreadable('png'),
  ),
  damaged(
    'png-xml-broken.png',
    'XMP whose markup breaks before the value',
    UNREADABLE,
    png({ before: [pngInternationalText('XML:com.adobe.xmp', XMP.replace('<TC260:AIGC>', '<TC260:AIGC'))] }),
    unreadable('png'),
  ),
  damaged(
    'png-xml-broken-after-label.png',
    'XMP whose label closes and whose packet does not',
    LABEL_STAYS,
    png({ before: [pngInternationalText('XML:com.adobe.xmp', XMP.replace('</rdf:Description>', ''))] }),
    labelled('png', ['implicit-label-unreadable']),
  ),
  damaged(
    'jpeg-json-cut.jpg',
    'a TC260 property whose JSON ends early',
    UNREADABLE,
    jpeg({ segments: [jpegXmp(xmpElementLabel(JSON_BARE.slice(0, 60)))] }),
    unreadable('jpeg'),
  ),
  damaged(
    'png-json-broken.png',
    'a tEXt AIGC that is no JSON',
    UNREADABLE,
    png({ before: [pngText('AIGC', 'Label=1;ContentProducer=biaoshi')] }),
    unreadable('png'),
  ),
  damaged(
    'jpeg-base64-broken.jpg',
    'an XmpKvBase64 that is no base64',
    UNREADABLE,
    jpeg({
      segments: [
        jpegXmp(xmpPacket('xmlns:ci="https://example.com/ns/watermark/"', '<ci:XmpKvBase64>%%%</ci:XmpKvBase64>')),
      ],
    }),
    unreadable('jpeg'),
  ),
  damaged(
    'exif-pointer-astray.png',
    'an EXIF block whose pointer leads out of it',
    UNREADABLE,
    png({ before: [pngChunk('eXIf', exifLabel(JSON_WRAPPED).slice(0, 40))] }),
    unreadable('png'),
  ),
  damaged(
    'webp-cut-in-label.webp',
    'a WebP cut inside its XMP chunk',
    UNREADABLE,
    cutAt(webpLabelled, 'ContentProducer'),
    unreadable('webp'),
  ),
  damaged(
    'gif-cut-in-label.gif',
    'a GIF cut inside its application extension',
    UNREADABLE,
    cutAt(gifLabelled, 'ContentProducer'),
    unreadable('gif'),
  ),
  damaged('tiff-loop.tif', 'a TIFF whose directory names itself as the next one', UNREADABLE, loop, unreadable('tiff')),
  damaged(
    'heif-cut-in-item.heic',
    'a HEIF cut inside its XMP item',
    UNREADABLE,
    cutAt(heifLabelled, 'ContentProducer'),
    unreadable('heif'),
  ),
  damaged(
    'mp4-box-too-long.mp4',
    'a moov that says it is longer than the file',
    UNREADABLE,
    bytesOf(ftyp('isom', 'isom'), withBytes(box('moov', new Uint8Array(40)), 0, Uint8Array.of(0, 0, 4, 0))),
    unreadable('mp4'),
  ),
];
