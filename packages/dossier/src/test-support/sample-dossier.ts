import type { EncodedPicture, Report } from '@biaoshi/core';
import { png, pngText } from '@biaoshi/testkit';
import sharp from 'sharp';
import { LABELLED, SUSPECTED } from '../../../reporters/src/test-support/sample-assets.ts';
import { sampleReport } from '../../../reporters/src/test-support/sample-reports.ts';
import { buildDossier, dossierBytes } from '../build/build-dossier.ts';
import type { DossierInput } from '../build/input.ts';
import { sha256Hex } from '../zip/digests.ts';

export const ORIGINAL = Buffer.from(png({ before: [pngText('AIGC', 'bytes that must stay as they are')] }));

/** A labelled asset whose digest is that of `ORIGINAL`, and one with traces. */
export const REPORT: Report = sampleReport([
  { ...LABELLED, asset: { ...LABELLED.asset, sha256: sha256Hex(ORIGINAL), bytes: ORIGINAL.length } },
  SUSPECTED,
]);

export async function samplePicture(color: string): Promise<EncodedPicture> {
  const [width, height] = [60, 30];
  const bytes = await sharp({ create: { width, height, channels: 3, background: color } })
    .png()
    .toBuffer();
  return { mediaType: 'image/png', width, height, bytes: new Uint8Array(bytes) };
}

export async function sampleInput(changes: Partial<DossierInput> = {}): Promise<DossierInput> {
  return {
    report: REPORT,
    channel: 'platform',
    identifier: 'CASE-1',
    facts: { orderNumber: '2026-0001' },
    custody: [{ at: '2026-01-01T08:00:00+08:00', actor: '客服', action: 'received' }],
    pictures: new Map([
      [
        0,
        {
          thumbnail: await samplePicture('#00ff00'),
          crops: [{ evidence: 'e1', picture: await samplePicture('#0000ff') }],
        },
      ],
    ]),
    originals: [{ index: 0, chunks: () => [ORIGINAL.subarray(0, 7), ORIGINAL.subarray(7)] }],
    ...changes,
  };
}

export const sampleDossier = async (changes: Partial<DossierInput> = {}): Promise<Buffer> =>
  Buffer.from(await dossierBytes(await buildDossier(await sampleInput(changes))));
