import {
  CLAIM_LIMITS,
  type Claim,
  type ClaimPhoto,
  type ClaimReport,
  NOT_ASSESSED,
  type Statement,
} from '@biaoshi/claim';
import { type AssetReport, assetReport, type EncodedPicture, profileById, unreadableEvidence } from '@biaoshi/core';
import sharp from 'sharp';

const NO_PROBLEM = {
  code: 'emptyFile',
  severity: 'warning',
  location: { path: '', start: 0, end: 0 },
  data: {},
} as const;
const SHA = 'ab'.repeat(32);

/** A picture of one colour. */
async function colour(background: string, width = 200, height = 100): Promise<EncodedPicture> {
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return { mediaType: 'image/jpeg', width, height, bytes: new Uint8Array(bytes) };
}

/** A photo of a claim of which only its name is known; `id` as in the report. */
function claimPhoto(id: string, name: string): ClaimPhoto {
  const asset = { index: 0, uri: `/home/merchant/claims/${name}`, name, bytes: 1234, sha256: SHA };
  const profiles = [profileById('cn-platform')];
  const report: AssetReport = assetReport(asset, unreadableEvidence(NO_PROBLEM), { profiles, declared: false });
  return {
    id,
    report: { ...report, asset: { ...report.asset, format: 'jpeg', width: 400, height: 200 } },
    sm3: 'cd'.repeat(32),
    capture: {
      exif: 'absent',
      jpegCoding: 'absent',
      taken: null,
      digitized: null,
      modified: null,
      software: [],
      exifSize: null,
      thumbnail: null,
      makerNote: null,
      gps: null,
      screenshot: null,
      coding: null,
      earlierCompression: null,
      finePattern: { outcome: 'none', squares: 12 },
      problems: [],
    },
    pdq: null,
    problems: [],
  };
}

/** A claim of two photos and one of the listing, with these statements. */
export async function sampleClaim(
  statements: readonly Statement[],
  given: Partial<ClaimReport> = {},
  name = 'photo.jpg',
): Promise<Claim> {
  const report: ClaimReport = {
    kind: 'claim',
    schemaVersion: '1',
    tool: { name: 'biaoshi', version: '0.0.0' },
    case: 'A-1',
    ordered: '2026-03-10',
    received: '2026-03-12',
    profiles: [],
    limits: CLAIM_LIMITS,
    createdAt: '2026-04-01T00:00:00.000Z',
    evidence: [claimPhoto('E1', name), claimPhoto('E2', 'second.jpg')],
    listing: [claimPhoto('L1', 'listing.jpg')],
    comparisons: [
      { evidence: 'E1', listing: 'L1', relation: 'changed', registration: null, regions: [], problems: [] },
      { evidence: 'E2', listing: 'L1', relation: 'unrelated', registration: null, regions: [], problems: [] },
    ],
    pairsLeftOut: 0,
    matches: [],
    ledger: null,
    statements,
    notAssessed: NOT_ASSESSED,
    ...given,
  };
  return {
    report,
    pictures: {
      photos: new Map([
        ['E1', await colour('#c03030')],
        ['E2', await colour('#30c030')],
        ['L1', await colour('#3030c0')],
      ]),
      pairs: [
        {
          evidence: 'E1',
          listing: 'L1',
          views: { evidence: await colour('#c0c000'), listing: await colour('#00c0c0') },
          details: [{ evidence: await colour('#c000c0'), listing: await colour('#808080') }],
        },
      ],
    },
  };
}
