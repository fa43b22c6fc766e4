// Makes the story's photos and its ledger: pictures drawn by code, metadata as services and cameras write them. Run after
// the build: node examples/refund-story/make.mjs
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bytesOf,
  exifRational,
  exifShort,
  ifdsBlock,
  jpegExif,
  jpegXmp,
  labelJson,
  tiffText,
  u32leBytes,
  userComment,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { openLedger } from '../../packages/ledger/dist/index.js';
import { PixelHost } from '../../packages/vision/dist/host/index.js';
import { chipped, front, painted, sherds, side } from './scenes.mjs';

const folder = dirname(fileURLToPath(import.meta.url));

/** The code of a service whose way of writing a label is shown; the picture is not its. */
const DOUBAO = '001191110102MACQD9K64010000';
const LABEL = {
  Label: '1',
  ContentProducer: DOUBAO,
  ProduceID: 'biaoshi-example-story-1',
  ReservedCode1: '',
  ContentPropagator: DOUBAO,
  PropagateID: 'biaoshi-example-story-1',
  ReservedCode2: '',
};

const withSegment = (jpeg, segment) => bytesOf(jpeg.subarray(0, 2), segment, jpeg.subarray(2));
const jpegOf = async (picture, width, quality) =>
  new Uint8Array(await picture.resize(width).jpeg({ quality }).toBuffer());

/** What a camera writes, with a thumbnail of the picture. */
async function cameraBlock(picture) {
  const thumbnail = await jpegOf(picture.clone(), 160, 70);
  const text = (tag, value) => ({ tag, type: 2, value: tiffText(tag, value).value });
  const plan = (offset) =>
    ifdsBlock({
      ifds: [
        {
          entries: [
            text(0x010f, 'Example'),
            text(0x0110, 'EX-1'),
            exifShort(0x0112, 1),
            text(0x0132, '2026:03:16 19:41:07'),
            { tag: 0x8769, type: 4, value: { ifd: 1 } },
          ],
          next: 2,
        },
        {
          entries: [
            exifRational(0x829a, 1, 60),
            text(0x9003, '2026:03:16 19:41:07'),
            text(0x9011, '+08:00'),
            { tag: 0x927c, type: 7, value: bytesOf('EXAMPLE\0', new Uint8Array(24)) },
            userComment('biaoshi example'),
          ],
        },
        {
          entries: [
            { tag: 0x0201, type: 4, count: 1, value: u32leBytes(offset) },
            { tag: 0x0202, type: 4, count: 1, value: u32leBytes(thumbnail.length) },
          ],
        },
      ],
    });
  return bytesOf(plan(plan(0).length), thumbnail);
}

const earlier = await jpegOf(await sherds(), 800, 80);
const honest = await chipped();
const FILES = {
  'listing/front.jpg': await jpegOf(await front(), 960, 84),
  'listing/side.jpg': await jpegOf(await side(), 960, 84),
  'evidence/1-hole.jpg': withSegment(
    await jpegOf(await painted(), 720, 76),
    jpegXmp(xmpElementLabel(labelJson(LABEL))),
  ),
  'evidence/2-sherds.jpg': await jpegOf(await sherds(), 640, 72),
  'evidence/3-chip.jpg': withSegment(await jpegOf(honest.clone(), 960, 82), jpegExif(await cameraBlock(honest))),
};
for (const [name, bytes] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
}

/** The ledger has one photo of another case: the sherds, as they were handed in there. */
const AT = '2026-01-20T09:30:00.000Z';
const digest = (name) => createHash(name).update(earlier).digest('hex');
const host = new PixelHost({ processes: 1 });
const { pdq } = await host.fingerprint(earlier);
await host.close();
rmSync(join(folder, 'earlier.ledger'), { force: true });
const ledger = await openLedger(join(folder, 'earlier.ledger'), { create: true, now: AT });
await ledger.append([
  {
    caseId: '2026-0117',
    role: 'claim',
    sha256: digest('sha256'),
    sm3: digest('sm3'),
    bytes: earlier.length,
    pdq,
    verdict: null,
    at: AT,
    expires: null,
    token: null,
  },
]);
ledger.close();
