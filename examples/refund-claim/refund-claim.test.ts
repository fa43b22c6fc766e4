import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanAsset } from '@biaoshi/scanner';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

const folder = dirname(fileURLToPath(import.meta.url));
const photos = readdirSync(folder).filter((name) => /^\d\d-/.test(name));

type Evidence = Awaited<ReturnType<typeof scanAsset>>['evidence'][number];

/** What a scan under `cn-platform` says of one photo. */
async function scanned(name: string) {
  const { asset, evidence, results } = await scanAsset(join(folder, name));
  const [result] = results;
  return {
    format: asset.format,
    ...result?.verdict,
    duties: result?.duties.map(({ id }) => id),
    findings: result?.findings.map(({ ruleId, messageId, severity }) => `${severity} ${ruleId}/${messageId}`),
    labels: evidence.flatMap((item) => (item.kind === 'aigcField' ? [item.carrier] : [])),
    others: evidence.flatMap(otherWords),
  };
}

/** What speaks of AI beside the label. */
function otherWords({ kind, data }: Evidence): readonly string[] {
  if (kind === 'generatorTrace') return [`${data.generator} ${data.strength}`];
  return kind === 'c2paManifest' && 'inception' in data ? [`c2pa ${data.state} ${data.inception}`] : [];
}

type Scanned = Awaited<ReturnType<typeof scanned>>;

const NOTICE: Scanned['duties'] = ['noticeDeclared', 'writePropagatorFields'];
const SUSPICION: Scanned['duties'] = ['noticeSuspected', 'writePropagatorFields'];
const NO_PROPAGATOR = 'note propagator-fields-missing/bothMissing';

const EXPECTED: Readonly<Record<string, Scanned>> = {
  '01-cup-crack.jpg': {
    format: 'jpeg',
    origin: 'declared',
    compliance: 'compliant',
    integrity: 'intact',
    duties: NOTICE,
    findings: [NO_PROPAGATOR],
    labels: ['jpeg:APP1:TC260:AIGC'],
    others: [],
  },
  '02-crack-close-up.png': {
    format: 'png',
    origin: 'declared',
    compliance: 'compliant',
    integrity: 'intact',
    duties: NOTICE,
    findings: [NO_PROPAGATOR],
    labels: ['png:tEXt:AIGC'],
    others: ['dreamina selfDeclared'],
  },
  '03-handle.jpg': {
    format: 'jpeg',
    origin: 'declared',
    compliance: 'nonCompliant',
    integrity: 'contradictory',
    duties: NOTICE,
    findings: ['error implicit-label-duplicate/differing', 'error labels-disagree/labelLowered', NO_PROPAGATOR],
    labels: ['jpeg:APP1:TC260:AIGC', 'jpeg:APP1:ExifIFD:UserComment'],
    others: [],
  },
  '04-saucer.jpg': {
    format: 'jpeg',
    origin: 'noneFound',
    compliance: 'needsReview',
    integrity: 'stripped',
    duties: [],
    findings: ['warning label-residue/emptyTc260Shell'],
    labels: [],
    others: [],
  },
  '05-parcel.jpg': {
    format: 'jpeg',
    origin: 'noneFound',
    compliance: 'outOfScope',
    integrity: 'noLabel',
    duties: [],
    findings: [],
    labels: [],
    others: [],
  },
  '06-shards.jpg': {
    format: 'png',
    origin: 'declared',
    compliance: 'needsReview',
    integrity: 'intact',
    duties: NOTICE,
    findings: [
      'note extension-mismatch/mismatch',
      'warning implicit-label-duplicate/appended',
      'warning implicit-label-misplaced/misplaced',
    ],
    labels: ['png:tEXt:AIGC', 'png:eXIf:ExifIFD:UserComment'],
    others: [],
  },
  '07-spout.jpg': {
    format: 'jpeg',
    origin: 'suspected',
    compliance: 'needsReview',
    integrity: 'noLabel',
    duties: SUSPICION,
    findings: ['warning implicit-label-missing/missingThoughStated'],
    labels: [],
    others: ['c2pa valid fullyGenerated'],
  },
  '08-lid.png': {
    format: 'png',
    origin: 'suspected',
    compliance: 'needsReview',
    integrity: 'noLabel',
    duties: SUSPICION,
    findings: ['warning implicit-label-missing/missingThoughTraced'],
    labels: [],
    others: ['a1111 selfDeclared'],
  },
};

describe('the photos of the refund claim', () => {
  it('are those that the page speaks of, and small', () => {
    expect(photos).toEqual(Object.keys(EXPECTED));
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(600 * 1024);
  });

  it.each(photos)('%s gets its verdict', async (name) => {
    expect(await scanned(name)).toEqual(EXPECTED[name]);
  });

  it.each(photos)('%s is a picture that another decoder shows', async (name) => {
    const { info } = await sharp(join(folder, name)).raw().toBuffer({ resolveWithObject: true });
    expect([info.width / info.height, info.channels]).toEqual([4 / 3, 3]);
  });

  it.each(photos.filter((name) => EXPECTED[name]?.labels.length))('%s says that biaoshi made it', async (name) => {
    const { evidence } = await scanAsset(join(folder, name));
    const numbers = evidence.flatMap((item) => (item.kind === 'aigcField' ? [item.data.fields.ProduceID] : []));
    expect(numbers.filter((number) => !number?.startsWith('biaoshi-example-'))).toEqual([]);
  });
});
