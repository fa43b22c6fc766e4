// Makes the photos of a made-up refund claim: pictures drawn by code, labels and traces as services and tools write them.
// Every content number says that biaoshi made the file. Run after the build: node examples/refund-claim/make.mjs
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bytesOf,
  exifBlock,
  exifLabel,
  exifRational,
  exifShort,
  findBytes,
  jpegExif,
  jpegXmp,
  labelJson,
  pngChunk,
  pngText,
  tiffText,
  userComment,
  wrappedJson,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import { signC2pa, testSigner } from '@biaoshi/testkit/sign-c2pa';
import sharp from 'sharp';
import {
  brokenHandle,
  brokenSpout,
  chippedSaucer,
  crackCloseUp,
  crackedCup,
  crackedLid,
  openedParcel,
  shards,
} from './scenes.mjs';

const folder = dirname(fileURLToPath(import.meta.url));

/* Codes of the services whose way of writing a label is shown; the pictures are not theirs. */
const DOUBAO = '001191110102MACQD9K64010000';
const JIMENG = '00119144030008867405X210001';

/** A label as its producer writes it first (GB 45438-2025 Annex E). */
const label = (producer, number, changes = {}) => ({
  Label: '1',
  ContentProducer: producer,
  ProduceID: `biaoshi-example-${number}`,
  ReservedCode1: '',
  ContentPropagator: '',
  PropagateID: '',
  ReservedCode2: '',
  ...changes,
});

const encoder = (canvas) => sharp(canvas.toRgb(), { raw: { width: canvas.width, height: canvas.height, channels: 3 } });

/** A JPEG with segments behind SOI. */
async function jpegOf(canvas, ...segments) {
  const bytes = await encoder(canvas).jpeg({ quality: 82 }).toBuffer();
  return bytesOf(bytes.subarray(0, 2), ...segments, bytes.subarray(2));
}

/** A PNG with chunks right behind IHDR and right before IEND. */
async function pngOf(canvas, before, after = []) {
  const bytes = await encoder(canvas).png({ compressionLevel: 9 }).toBuffer();
  const headerEnd = 8 + 12 + 13;
  const end = findBytes(bytes, 'IEND') - 4;
  return bytesOf(
    bytes.subarray(0, headerEnd),
    ...before,
    bytes.subarray(headerEnd, end),
    ...after,
    bytes.subarray(end),
  );
}

const privateJson = JSON.stringify({
  aigc_info: { aigc_label_type: 0, source_info: 'dreamina' },
  data: { os: 'web', product: 'dreamina', exportType: 'generation', pictureId: 'biaoshi-example-02' },
});

const cameraExif = exifBlock({
  ifd0: [
    tiffText(0x010f, 'Example'),
    tiffText(0x0110, 'EX-1'),
    exifShort(0x0112, 1),
    tiffText(0x0131, 'EX-1 firmware 1.2'),
    tiffText(0x0132, '2026:03:14 10:22:31'),
  ],
  exif: [
    exifRational(0x829a, 1, 60),
    exifRational(0x829d, 18, 10),
    exifShort(0x8827, 400),
    tiffText(0x9003, '2026:03:14 10:22:31'),
    exifRational(0x920a, 57, 10),
  ],
});

/** An editor's packet in which the label's namespace is declared and its value is not there. */
const emptyShell = xmpPacket(
  'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Example Editor 3"',
);

/** A manifest as an image service signs it, here by a certificate authority of the example's own. */
async function signed(picture) {
  const actions = [
    {
      action: 'c2pa.created',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      softwareAgent: 'Example Image Model 2',
      when: '2026-03-14T12:05:00Z',
    },
  ];
  return signC2pa(picture, 'image/jpeg', testSigner('biaoshi example'), {
    claim_generator_info: [{ name: 'Example Image Service', version: '2.0' }],
    title: 'biaoshi-example-07.jpg',
    assertions: [{ label: 'c2pa.actions.v2', data: { actions } }],
  });
}

/** What a local generator leaves in a PNG unless it is told not to. */
const parameters = [
  'biaoshi-example-08, close-up of a porcelain lid with a crack, table, daylight',
  'Negative prompt: text, watermark',
  'Steps: 28, Sampler: DPM++ 2M, CFG scale: 6, Seed: 20260314, Size: 360x270, Version: v1.10.1',
].join('\n');

const FILES = {
  '01-cup-crack.jpg': () => jpegOf(crackedCup(), jpegXmp(xmpElementLabel(labelJson(label(DOUBAO, '01'))))),
  '02-crack-close-up.png': () =>
    pngOf(crackCloseUp(), [
      pngText('AIGC', labelJson(label(JIMENG, '02'))),
      pngChunk('eXIf', exifBlock({ exif: [userComment(privateJson)] })),
    ]),
  '03-handle.jpg': () =>
    jpegOf(
      brokenHandle(),
      jpegXmp(xmpElementLabel(labelJson(label(JIMENG, '03')))),
      jpegExif(exifLabel(wrappedJson(label(JIMENG, '03', { Label: '3' })))),
    ),
  '04-saucer.jpg': () => jpegOf(chippedSaucer(), jpegXmp(emptyShell)),
  '05-parcel.jpg': () => jpegOf(openedParcel(), jpegExif(cameraExif)),
  '06-shards.jpg': () =>
    pngOf(
      shards(),
      [pngText('AIGC', labelJson(label(DOUBAO, '06')))],
      [
        pngChunk(
          'eXIf',
          exifLabel(
            wrappedJson(label(DOUBAO, '06', { ContentPropagator: 'zhihu', PropagateID: 'biaoshi-example-06-p' })),
          ),
        ),
      ],
    ),
  '07-spout.jpg': async () => signed(await jpegOf(brokenSpout())),
  '08-lid.png': () => pngOf(crackedLid(), [pngText('parameters', parameters)]),
};

for (const [name, make] of Object.entries(FILES)) writeFileSync(join(folder, name), await make());
