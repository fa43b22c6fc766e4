import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@biaoshi/ledger';
import {
  bytesOf,
  exifBlock,
  ifdsBlock,
  jpegExif,
  jpegXmp,
  labelJson,
  tiffText,
  u32leBytes,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { schemaErrors } from '@biaoshi/testkit/validate-report';
import { PixelHost } from '@biaoshi/vision/host';
import sharp from 'sharp';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ClaimReport } from './claim-report.ts';
import { examineClaim } from './examine-claim.ts';
import { CLAIM_LIMITS } from './limits.ts';
import { SCENE, scene, TEAR, TEAR_REGION } from './test-support/scene.ts';

const examiner = new PixelHost({ processes: 2 });
afterAll(() => examiner.close());

const schema = JSON.parse(readFileSync(new URL('../schema/claim-1.schema.json', import.meta.url), 'utf8')) as object;
const NOW = Date.parse('2026-04-01T00:00:00Z');
const scan = { pixels: 'never' } as const;

const jpegOf = async (seed: number, extra = '', width: number = SCENE.width, quality = 85) =>
  new Uint8Array(await scene(seed, extra).resize(width).jpeg({ quality }).toBuffer());
const withSegment = (jpeg: Uint8Array, segment: Uint8Array) => bytesOf(jpeg.subarray(0, 2), segment, jpeg.subarray(2));

/** An EXIF block that keeps this thumbnail. */
function thumbnailBlock(thumbnail: Uint8Array): Uint8Array {
  const plan = (offset: number) =>
    ifdsBlock({
      ifds: [
        { entries: [{ tag: 0x010f, type: 2, value: Buffer.from('Example\0') }], next: 1 },
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

const listing = await jpegOf(1, '', SCENE.width, 92);
const torn = await jpegOf(1, TEAR, 700, 75);
const copy = await jpegOf(1, '', 640, 60);
const other = await jpegOf(2);

const named = (bytes: Uint8Array, name: string) => ({ kind: 'bytes', bytes, name }) as const;
const said = (report: ClaimReport, photo: string) =>
  report.statements.filter(({ photos }) => photos[0] === photo).map(({ id }) => id);
const data = (report: ClaimReport, id: string) => report.statements.find((one) => one.id === id)?.data;

describe('a claim', () => {
  it('has each photo against the listing: what differs, what is a copy, what is neither', async () => {
    const claim = await examineClaim({
      evidence: [named(torn, 'torn.jpg'), named(copy, 'copy.jpg'), named(other, 'other.jpg'), named(listing, 'l.jpg')],
      listing: [named(listing, 'listing.jpg')],
      scan,
      examiner,
      now: NOW,
    });
    const { report, pictures } = claim;
    expect(schemaErrors(schema, JSON.parse(JSON.stringify(report)))).toEqual([]);
    expect(said(report, 'E1')).toContain('regionsDiffer');
    expect(said(report, 'E2')).toContain('sameAsListing');
    expect(data(report, 'sameAsListing')).toMatchObject({ scale: 0.8, mirrored: 'no' });
    expect(said(report, 'E3')).toContain('unrelatedToListing');
    expect(said(report, 'E4')).toContain('sameFileAsListing');
    expect(said(report, 'E4')).not.toContain('sameAsListing');
    const [place] = report.statements.find(({ id }) => id === 'regionsDiffer')?.places.slice(1) ?? [];
    expect(place).toMatchObject({ photo: 'L1' });
    const region = place && 'region' in place.location ? place.location.region : undefined;
    expect(overlap(region, TEAR_REGION)).toBeGreaterThan(0.5);
    const [pair] = pictures.pairs.filter(({ evidence }) => evidence === 'E1');
    expect(pair?.details).toHaveLength(1);
    for (const { width, height } of [pair?.details[0]?.evidence, pair?.details[0]?.listing].flatMap(
      (one) => one ?? [],
    )) {
      expect(height).toBeGreaterThan(width);
    }
    expect(pictures.pairs.find(({ evidence }) => evidence === 'E2')?.details).toEqual([]);
    expect([...pictures.photos.keys()]).toEqual(['E1', 'E2', 'E3', 'E4', 'L1']);
    expect(report.evidence[0]).toMatchObject({ id: 'E1', report: { index: 0, asset: { name: 'torn.jpg' } } });
  });

  it('says of a JPEG that it was compressed before, where that left traces', async () => {
    const twice = new Uint8Array(
      await sharp(await jpegOf(1, '', SCENE.width, 55))
        .jpeg({ quality: 92 })
        .toBuffer(),
    );
    const { report } = await examineClaim({
      evidence: [named(twice, 'twice.jpg'), named(listing, 'once.jpg')],
      listing: [],
      scan,
      examiner,
      pictures: false,
      now: NOW,
    });
    expect(said(report, 'E1')).toContain('compressedBefore');
    expect(data(report, 'compressedBefore')).toMatchObject({ quality: 55 });
    expect(said(report, 'E2')).not.toContain('compressedBefore');
    expect(report.evidence[1]?.capture.earlierCompression).toMatchObject({ found: 0 });
  });

  it('says whether a fine pattern lies over the whole of a photo, and where that could not be looked at', async () => {
    const { data, info } = await scene(1, TEAR).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const pixel = { raw: { width: info.width, height: info.height, channels: 3 } } as const;
    const screened = new Uint8Array(await sharp(screen(data, info.width), pixel).jpeg({ quality: 85 }).toBuffer());
    const { report } = await examineClaim({
      evidence: [
        named(screened, 'screen.jpg'),
        named(torn, 'torn.jpg'),
        named(await jpegOf(1, TEAR, 300), 'small.jpg'),
      ],
      listing: [],
      scan,
      examiner,
      pictures: false,
      now: NOW,
    });
    expect(schemaErrors(schema, JSON.parse(JSON.stringify(report)))).toEqual([]);
    const patterns = ['E1', 'E2', 'E3'].map((id) => said(report, id).filter((one) => /finePattern/i.test(one)));
    expect(patterns).toEqual([['finePattern'], ['noFinePattern'], ['finePatternNotExamined']]);
    expect(report.evidence[0]?.capture.finePattern).toMatchObject({ outcome: 'found', period: 3 });
    expect(report.notAssessed).toContain('recaptureUnseen');
  });

  it('finds a picture that was handed in twice, also turned', async () => {
    const turned = new Uint8Array(await scene(2).rotate(90).jpeg().toBuffer());
    const { report } = await examineClaim({
      evidence: [named(other, 'a.jpg'), named(turned, 'b.jpg'), named(other, 'c.jpg')],
      listing: [],
      scan,
      examiner,
      pictures: false,
      now: NOW,
    });
    expect(report.matches.map(({ photos, by }) => [...photos, by])).toEqual([
      ['E1', 'E2', 'pdq'],
      ['E1', 'E3', 'sha256'],
      ['E2', 'E3', 'pdq'],
    ]);
    expect(report.matches[0]?.turn).not.toBe('original');
    expect(said(report, 'E1')).toEqual(expect.arrayContaining(['samePictureInClaim', 'sameFileInClaim']));
    expect(report.statements.some(({ id }) => id === 'unrelatedToListing' || id === 'notComparable')).toBe(false);
    expect(report.ledger).toBeNull();
  });

  it('says of a thumbnail that it shows another picture only when it does', async () => {
    const [own, foreign] = [await jpegOf(2, '', 160), await jpegOf(3, '', 160)];
    const { report } = await examineClaim({
      evidence: [
        other,
        withSegment(other, jpegExif(thumbnailBlock(own))),
        withSegment(other, jpegExif(thumbnailBlock(foreign))),
      ],
      listing: [],
      scan,
      examiner,
      pictures: false,
      now: NOW,
    });
    const relations = report.evidence.map(({ capture }) => capture.thumbnail?.relation);
    expect(relations).toEqual([undefined, 'same', 'differs']);
    expect(report.statements.filter(({ id }) => id === 'thumbnailDiffers').map(({ photos }) => photos)).toEqual([
      ['E3'],
    ]);
    expect(schemaErrors(schema, JSON.parse(JSON.stringify(report)))).toEqual([]);
  });

  it('reads labels, times and damaged files, and is whole in its schema', async () => {
    const label = {
      Label: '1',
      ContentProducer: 'doubao',
      ProduceID: 'p',
      ReservedCode1: '',
      ContentPropagator: '',
      PropagateID: '',
      ReservedCode2: '',
    };
    const times = exifBlock({
      ifd0: [
        tiffText(0x010f, 'Example'),
        tiffText(0x0131, 'Adobe Photoshop 25.1'),
        tiffText(0x0132, '2026:03:09 12:00:00'),
      ],
      exif: [tiffText(0x9003, '2026:03:01 10:00:00'), tiffText(0x9011, '+08:00')],
    });
    const { report } = await examineClaim({
      evidence: [
        withSegment(other, jpegXmp(xmpElementLabel(labelJson(label)))),
        withSegment(other, jpegExif(times)),
        named(other.subarray(0, other.length >> 1), 'cut.jpg'),
        named(Buffer.from('hello'), 'hello.jpg'),
      ],
      listing: [listing],
      case: 'A-1',
      ordered: '2026-03-10',
      received: '2026-03-12',
      scan,
      examiner,
      pictures: false,
      now: NOW,
    });
    expect(schemaErrors(schema, JSON.parse(JSON.stringify(report)))).toEqual([]);
    expect(data(report, 'labelled')).toEqual({ label: '1', producer: 'doubao', produceId: 'p' });
    expect(said(report, 'E1')).not.toContain('noAiSign');
    expect(said(report, 'E2')).toEqual(
      expect.arrayContaining(['noAiSign', 'takenBeforeOrdered', 'changedLater', 'editorNamed', 'cameraNamed']),
    );
    expect(said(report, 'E2')).not.toContain('takenBeforeReceived');
    expect(said(report, 'E3')).toContain('unreadable');
    expect(said(report, 'E4')).toEqual(['unreadable']);
    expect(report.comparisons.find(({ evidence }) => evidence === 'E3')?.relation).toBe('undetermined');
  });

  it('is refused where it cannot be one, and stops when it is told to', async () => {
    const base = { evidence: [other], listing: [listing], scan, examiner };
    await expect(examineClaim({ ...base, evidence: [] })).rejects.toMatchObject({ code: 'invalidSource' });
    await expect(examineClaim({ ...base, received: 'soon' })).rejects.toMatchObject({ code: 'invalidOption' });
    const many = (count: number) => Array.from({ length: count }, () => '/nowhere/a.jpg');
    await expect(examineClaim({ ...base, listing: many(CLAIM_LIMITS.maxPhotos + 1) })).rejects.toMatchObject({
      code: 'invalidOption',
    });
    await expect(examineClaim({ ...base, listing: many(CLAIM_LIMITS.maxPhotos) })).rejects.toMatchObject({
      code: 'notFound',
    });
    const reason = new Error('enough');
    await expect(examineClaim({ ...base, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('reads files by their paths and never the sidecar beside them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'biaoshi-claim-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'photo.jpg'), other);
    writeFileSync(join(folder, 'photo.c2pa'), 'not a store');
    const { report } = await examineClaim({
      evidence: [join(folder, 'photo.jpg')],
      listing: [],
      scan,
      examiner,
      pictures: false,
    });
    const [photo] = report.evidence;
    expect(photo?.report.asset).toMatchObject({ name: 'photo.jpg', uri: join(folder, 'photo.jpg') });
    expect(photo?.report.readings.c2pa).toBe('absent');
    expect(photo?.sm3).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a claim against a ledger', () => {
  async function ledgerWith(entries: readonly { caseId: string; role: 'claim' | 'shipping'; bytes: Uint8Array }[]) {
    const folder = mkdtempSync(join(tmpdir(), 'biaoshi-claim-'));
    const now = new Date(NOW - 86_400_000).toISOString();
    const ledger = await openLedger(join(folder, 'ledger'), { create: true, now });
    onTestFinished(() => {
      ledger.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const { report } = await examineClaim({
      evidence: entries.map(({ bytes }) => bytes),
      listing: [],
      scan,
      examiner,
      pictures: false,
    });
    await ledger.append(
      entries.map(({ caseId, role }, index) => {
        const photo = report.evidence[index];
        return {
          caseId,
          role,
          sha256: photo?.report.asset.sha256 ?? '',
          sm3: photo?.sm3 ?? '',
          bytes: photo?.report.asset.bytes ?? 0,
          pdq: photo?.pdq ?? null,
          verdict: null,
          at: now,
          expires: null,
          token: null,
        };
      }),
    );
    return ledger;
  }

  it('names the records of the same file and the same picture, and whose case they are of', async () => {
    const ledger = await ledgerWith([
      { caseId: 'B-7', role: 'claim', bytes: other },
      { caseId: 'A-1', role: 'claim', bytes: copy },
      { caseId: 'A-1', role: 'shipping', bytes: listing },
    ]);
    const { report } = await examineClaim({
      evidence: [await jpegOf(2, '', 500, 50), copy, await jpegOf(3)],
      listing: [],
      case: 'A-1',
      scan,
      examiner,
      ledger,
      pictures: false,
      now: NOW,
    });
    expect(schemaErrors(schema, JSON.parse(JSON.stringify(report)))).toEqual([]);
    const matches = report.ledger?.matches.map(({ photo, by, caseRelation, role, case: of }) => [
      photo,
      by,
      caseRelation,
      role,
      of,
    ]);
    expect(matches).toEqual([
      ['E1', 'pdq', 'other', 'claim', 'B-7'],
      ['E2', 'pdq', 'same', 'shipping', 'A-1'],
    ]);
    expect(said(report, 'E1')).toContain('inLedger');
    expect(said(report, 'E3')).toContain('notInLedger');
    expect(report.ledger).toMatchObject({ searched: { sha256: 3, pdq: 3 }, leftOut: 0, unread: 0 });
    expect(JSON.stringify(report.statements)).not.toContain('B-7');
  });

  it('finds the very file first', async () => {
    const ledger = await ledgerWith([{ caseId: 'B-7', role: 'claim', bytes: other }]);
    const { report } = await examineClaim({
      evidence: [other],
      listing: [],
      scan,
      examiner,
      ledger,
      pictures: false,
      now: NOW,
    });
    expect(report.ledger?.matches).toMatchObject([{ by: 'sha256', distance: 0, caseRelation: 'unknown' }]);
  });
});

describe('the schema of a claim', () => {
  it('refuses what is not in the contract', async () => {
    const { report } = await examineClaim({
      evidence: [other],
      listing: [listing],
      scan,
      examiner,
      pictures: false,
      now: NOW,
    });
    const plain = JSON.parse(JSON.stringify(report)) as ClaimReport;
    expect(schemaErrors(schema, plain)).toEqual([]);
    const [photo] = plain.evidence;
    const [statement] = plain.statements;
    const wrong: readonly object[] = [
      { ...plain, probability: 0.9 },
      { ...plain, schemaVersion: '2' },
      { ...plain, createdAt: '2026-04-01T08:00:00+08:00' },
      { ...plain, evidence: [] },
      { ...plain, evidence: [{ ...photo, sm3: 'AB'.repeat(32) }] },
      { ...plain, evidence: [{ ...photo, capture: { ...photo?.capture, gps: { latitude: 1 } } }] },
      { ...plain, statements: [{ ...statement, id: 'fake' }] },
      { ...plain, statements: [{ ...statement, data: { verdict: 'fake' } }] },
      { ...plain, statements: [{ ...statement, evidence: ['e1'] }] },
    ];
    for (const value of wrong) expect(schemaErrors(schema, value)).not.toEqual([]);
  });
});

/** The picture as a display's pixels of 3 pixels show it to a camera that looks from the side. */
function screen(rgb: Uint8Array, width: number): Uint8Array {
  return rgb.map((value, at) => {
    const [x, y] = [((at / 3) % width) | 0, Math.floor(at / 3 / width)];
    const depth = 1 + (0.1 * (x - width / 2)) / width;
    const across = ((x - width / 2) * 0.94 + (y - 300) * 0.34) / depth / 3;
    return value * (0.85 + 0.15 * Math.sin(2 * Math.PI * across));
  });
}

/** Intersection over union. */
function overlap(
  one: { x: number; y: number; width: number; height: number } | undefined,
  two: typeof TEAR_REGION,
): number {
  if (!one) return 0;
  const width = Math.min(one.x + one.width, two.x + two.width) - Math.max(one.x, two.x);
  const height = Math.min(one.y + one.height, two.y + two.height) - Math.max(one.y, two.y);
  const both = Math.max(0, width) * Math.max(0, height);
  return both / (one.width * one.height + two.width * two.height - both);
}
