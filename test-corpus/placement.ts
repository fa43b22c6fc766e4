import {
  bmp,
  box,
  bytesOf,
  exifBlock,
  exifLabel,
  ftyp,
  gif,
  ihdr,
  jpeg,
  jpegExif,
  jpegMpf,
  jpegSegment,
  jpegXmp,
  movieBox,
  PNG_SIGNATURE,
  png,
  pngChunk,
  pngInternationalText,
  pngText,
  tiffText,
  userComment,
  WEBP_LOSSLESS,
  webp,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { zlibSync } from 'fflate';
import { GOOD, JSON_BARE, JSON_WRAPPED, labelled, PLAIN_PACKET, PRIVATE_JSON, unlabelled } from './labels.ts';
import type { Expectation, Specimen } from './specimen.ts';

const XMP = xmpElementLabel(JSON_BARE);
const XMP_KEYWORD = 'XML:com.adobe.xmp';
const MISPLACED = ['implicit-label-misplaced'];

const place = (
  name: string,
  what: string,
  pins: string,
  bytes: Uint8Array,
  expect: Expectation,
  decodes = true,
): Specimen => ({
  file: `placement/${name}`,
  what,
  pins,
  bytes,
  expect,
  decodes,
});

const FOUND = 'a label far from where readers stop is found';
const NOTHING = 'the bytes of a label outside a legal home are no label';

/** A picture whose rows hold the label's text, deflated without compression so that it stands in the file. */
function pngWithTextInPixels(): Uint8Array {
  const width = Math.ceil(JSON_WRAPPED.length / 3);
  const row = bytesOf(0, JSON_WRAPPED, new Uint8Array(width * 3 - JSON_WRAPPED.length));
  return bytesOf(PNG_SIGNATURE, ihdr(width, 1), pngChunk('IDAT', zlibSync(row, { level: 0 })), pngChunk('IEND'));
}

const textInIcc = bytesOf(new Uint8Array(128), JSON_WRAPPED);
const iccSegment = jpegSegment(0xe2, 'ICC_PROFILE\0', 1, 1, textInIcc);

/** A JPEG with a second, labelled one behind it that its multi-picture index names. */
function jpegWithSecondImage(): Uint8Array {
  const second = jpeg({ segments: [jpegXmp(XMP)] });
  const whole = (offset: number): Uint8Array =>
    jpeg({
      segments: [
        jpegMpf([
          { offset: 0, bytes: 0 },
          { offset, bytes: second.length },
        ]),
      ],
    });
  const first = whole(0);
  const markAt = 4 + 2 + 4;
  return bytesOf(whole(first.length - markAt), second);
}

/** Where a label can stand so that readers miss it, and where its bytes stand without being one. */
export const PLACEMENTS: readonly Specimen[] = [
  place(
    'xmp-after-idat.png',
    'XMP in iTXt behind IDAT',
    FOUND,
    png({ after: [pngInternationalText(XMP_KEYWORD, XMP)] }),
    labelled('png'),
  ),
  place(
    'exif-after-idat.png',
    'eXIf behind IDAT',
    FOUND,
    png({ after: [pngChunk('eXIf', exifLabel(JSON_WRAPPED))] }),
    labelled('png', MISPLACED),
  ),
  place(
    'text-after-iend.png',
    'tEXt AIGC behind IEND',
    FOUND,
    png({ trailer: pngText('AIGC', JSON_BARE) }),
    labelled('png', MISPLACED),
  ),
  place(
    'second-of-two-texts.png',
    'two tEXt AIGC chunks, the first one empty',
    'an empty entry does not hide the next one',
    png({ before: [pngText('AIGC', ''), pngText('AIGC', JSON_BARE)] }),
    labelled('png', ['label-residue']),
  ),
  place(
    'second-of-two-packets.png',
    'two XMP chunks, the label in the second',
    'every chunk of a name is read',
    png({ before: [pngInternationalText(XMP_KEYWORD, PLAIN_PACKET), pngInternationalText(XMP_KEYWORD, XMP)] }),
    labelled('png'),
  ),
  place(
    'exif-behind-foreign-exif.jpg',
    'a camera EXIF block before the one with the label',
    'every block of a kind is read',
    jpeg({
      segments: [jpegExif(exifBlock({ ifd0: [tiffText(0x010f, 'Example')] })), jpegExif(exifLabel(JSON_WRAPPED))],
    }),
    labelled('jpeg'),
  ),
  place(
    'png-named.jpg',
    'PNG bytes under .jpg',
    'the bytes decide the format, the name is a finding',
    png({ before: [pngText('AIGC', JSON_BARE)] }),
    labelled('png', ['extension-mismatch']),
  ),
  place(
    'jpeg-named.png',
    'JPEG bytes under .png, no label',
    'the bytes decide the format, the name is a finding',
    jpeg(),
    unlabelled('jpeg', ['extension-mismatch', 'implicit-label-missing']),
  ),
  place(
    'private-json-beside-label.png',
    "a vendor's private JSON in eXIf beside the label in tEXt",
    'private JSON is told apart from the label',
    png({ before: [pngText('AIGC', JSON_BARE), pngChunk('eXIf', exifBlock({ exif: [userComment(PRIVATE_JSON)] }))] }),
    labelled('png'),
  ),
  place(
    'private-json-alone.jpg',
    "a vendor's private JSON alone",
    'private JSON is a trace, not a label: aigc_label_type 0 is not Label',
    jpeg({ segments: [jpegExif(exifBlock({ exif: [userComment(PRIVATE_JSON)] }))] }),
    {
      ...unlabelled('jpeg', ['implicit-label-missing', 'private-json-not-label']),
      origin: 'suspected',
    },
  ),
  place(
    'second-image.jpg',
    'the label only in the second image of a multi-picture file',
    FOUND,
    jpegWithSecondImage(),
    labelled('jpeg', MISPLACED),
  ),
  place('text-in-pixels.png', 'the text of a label as picture data', NOTHING, pngWithTextInPixels(), unlabelled('png')),
  place(
    'text-in-icc.jpg',
    'the text of a label inside an ICC profile',
    NOTHING,
    jpeg({ segments: [iccSegment] }),
    unlabelled('jpeg'),
    false,
  ),
  place(
    'text-in-iccp.png',
    'the text of a label inside iCCP',
    NOTHING,
    png({ before: [pngChunk('iCCP', bytesOf('icc\0\0', zlibSync(textInIcc, { level: 0 })))] }),
    unlabelled('png'),
    false,
  ),
  place(
    'text-behind-eoi.jpg',
    'the text of a label behind EOI',
    NOTHING,
    jpeg({ trailer: bytesOf(JSON_WRAPPED) }),
    unlabelled('jpeg'),
  ),
  place(
    'packet-behind-eoi.jpg',
    'an XMP packet with a label behind EOI',
    NOTHING,
    jpeg({ trailer: bytesOf(XMP) }),
    unlabelled('jpeg'),
  ),
  place(
    'text-behind-iend.png',
    'the text of a label behind IEND',
    NOTHING,
    png({ trailer: JSON_WRAPPED }),
    unlabelled('png'),
  ),
  place(
    'text-behind-riff.webp',
    'the text of a label behind the RIFF',
    NOTHING,
    webp([WEBP_LOSSLESS], { trailer: JSON_WRAPPED }),
    unlabelled('webp'),
  ),
  place(
    'text-behind-gif.gif',
    'the text of a label behind the trailer block',
    NOTHING,
    gif({ trailer: JSON_WRAPPED }),
    unlabelled('gif'),
  ),
  place(
    'text-in-pixels.bmp',
    'the text of a label as picture data',
    NOTHING,
    bmp({ width: 100, height: 1, pixels: bytesOf(JSON_WRAPPED, new Uint8Array(300 - JSON_WRAPPED.length)) }),
    unlabelled('bmp'),
    false,
  ),
  place(
    'text-in-mdat.mp4',
    'the text of a label as media data',
    NOTHING,
    bytesOf(ftyp('isom', 'isom'), movieBox(), box('mdat', JSON_WRAPPED)),
    unlabelled('mp4'),
    false,
  ),
  place(
    'text-in-foreign-chunk.png',
    'the text of a label in a private chunk',
    NOTHING,
    png({ before: [pngChunk('prVt', JSON_WRAPPED)] }),
    unlabelled('png'),
  ),
  place(
    'word-in-other-text.png',
    'tEXt Description that speaks of AIGC',
    'the word alone is no label',
    png({ before: [pngText('Description', 'how AIGC labels work')] }),
    unlabelled('png'),
  ),
  place(
    'wrapped-in-other-text.png',
    'tEXt Comment that holds the wrapped object',
    'under another keyword only the wrapped object counts',
    png({ before: [pngText('Comment', JSON_WRAPPED)] }),
    { ...labelled('png', MISPLACED), fields: [GOOD] },
  ),
];
