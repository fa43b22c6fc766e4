// Painted damages, each found or not, and the same photos without damage, flagged or not: by kind and by what was done.
import { seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';
import { damage, KINDS } from './claim-damage.mjs';
import { photosOf } from './claim-photos.mjs';
import { planTransform, transform } from './claim-transform.mjs';
import { median } from './measure.mjs';

/** Overlap (intersection over union of upright rectangles) from which a damage counts as found. */
const FOUND = 0.3;

export async function reportDamages(corpus, host, half, count) {
  const { photo, count: real } = await photosOf(corpus, half);
  console.log(`\n${half}: ${count} damages and ${count} clean copies; ${real} real photos, the rest drawn`);
  const cases = [];
  const pending = [];
  for (let n = 0; n < count; n++) {
    const [one, clean] = await make(photo, n, half);
    for (const item of [one, clean]) pending.push(ask(host, item).then((answer) => note(cases, answer)));
    if (pending.length >= 8) await Promise.all(pending.splice(0));
  }
  await Promise.all(pending);
  cases.sort((a, b) => a.n - b.n);
  const damages = cases.filter(({ kind }) => kind !== 'clean');
  const clean = cases.filter(({ kind }) => kind === 'clean');
  table('damages found', damages, ({ found }) => found);
  table('clean copies called same', clean, ({ relation }) => relation === 'same');
  const flagged = clean.filter(({ relation }) => relation === 'changed').length;
  const open = clean.filter(({ relation }) => relation === 'undetermined').length;
  const denied = cases.filter(({ relation }) => relation === 'unrelated').length;
  const found = damages.filter((one) => one.found).length;
  console.log(
    `${found} of ${damages.length} damages found at an overlap of ${FOUND} or more, median ${median(damages.map(({ overlap }) => overlap)).toFixed(2)}`,
  );
  console.log(
    `${flagged} of ${clean.length} clean copies called changed, ${open} undetermined; ${denied} of ${cases.length} called unrelated`,
  );
  console.log(
    `median ${median(cases.map(({ ms }) => ms)).toFixed(0)} ms a pair, greatest ${Math.max(...cases.map(({ ms }) => ms)).toFixed(0)} (wall, decoding and views included)`,
  );
}

function note(cases, one) {
  cases.push(one);
  const isClean = one.kind === 'clean';
  if (isClean ? one.relation !== 'same' : !one.found) console.log(`${isClean ? 'clean' : 'missed'}: ${describe(one)}`);
  if (cases.length % 40 === 0) console.log(`${cases.length} pairs compared: ${tally(cases)}`);
}

const tally = (cases) => {
  const [clean, damages] = [cases.filter(({ kind }) => kind === 'clean'), cases.filter(({ kind }) => kind !== 'clean')];
  const flagged = clean.filter(({ relation }) => relation === 'changed').length;
  return `${damages.filter(({ found }) => found).length} of ${damages.length} damages found, ${flagged} of ${clean.length} clean copies called changed`;
};

async function make(photo, n, half) {
  const random = seededRandom(n * 7919 + (half === 'tune' ? 1 : 905_011));
  const original = await photo(n);
  const { width, height } = original;
  const listing = await sharp(original.rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer();
  const kind = KINDS[n % KINDS.length];
  const damaged = damage(original, kind, random);
  const plan = planTransform(original, boundsOf(damaged), random);
  const plain = planTransform(original, { x: width / 3, y: height / 3, width: width / 3, height: height / 3 }, random);
  return [
    { n, name: original.name, kind, plan, listing, ...(await transform(damaged, plan, random)) },
    { n, name: original.name, kind: 'clean', plan: plain, listing, ...(await transform(original, plain, random)) },
  ];
}

function boundsOf({ mask, width }) {
  let [left, top, right, bottom] = [width, Number.POSITIVE_INFINITY, 0, 0];
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) continue;
    left = Math.min(left, at % width);
    right = Math.max(right, (at % width) + 1);
    top = Math.min(top, Math.floor(at / width));
    bottom = Math.max(bottom, Math.floor(at / width) + 1);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

async function ask(host, { bytes, listing, truth, ...rest }) {
  const started = performance.now();
  const { relation, regions, registration } = await host.compare(bytes, listing);
  const overlap = truth ? Math.max(0, ...regions.map(({ evidence }) => overlapOf(evidence, truth))) : 0;
  return {
    ...rest,
    relation,
    registration,
    regions,
    truth,
    overlap,
    found: overlap >= FOUND,
    ms: performance.now() - started,
  };
}

function overlapOf(a, b) {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (across <= 0 || down <= 0) return 0;
  return (across * down) / (a.width * a.height + b.width * b.height - across * down);
}

function describe({ n, name, kind, relation, overlap, plan, regions, truth }) {
  const { part, scale, turn, degrees, mirror, tilt, light, encoder, quality } = plan;
  const done = [
    `part ${part}`,
    `scale ${scale.toFixed(2)}`,
    turn === 'none' ? '' : `turned ${degrees.toFixed(0)}`,
    mirror ? 'mirrored' : '',
    tilt[0] === 0 ? '' : `tilted ${tilt.map((one) => one.toFixed(2))}`,
    light === 'changed' ? 'other light' : '',
    `${encoder} ${quality}`,
  ];
  const sides = (region) => (region ? [region.x, region.y, region.width, region.height].join(' ') : '-');
  const where = regions.slice(0, 3).map(({ evidence, share }) => `${sides(evidence)} (${share.toFixed(4)})`);
  return `${n} ${kind} on ${name}: ${relation}, overlap ${overlap.toFixed(2)}; ${done.filter(Boolean).join(', ')}; truth ${sides(truth)}, found ${where.join('; ') || '-'}; ${plan.out.width}x${plan.out.height}`;
}

function table(title, cases, isGood) {
  const groups = [
    ['kind', ({ kind }) => kind],
    ['photo', ({ name }) => (name.startsWith('drawn') ? 'drawn' : 'real')],
    ['part kept', ({ plan }) => String(plan.part)],
    ['scale', ({ plan }) => (plan.scale < 0.5 ? '< 0.5' : plan.scale < 1 ? '0.5–1' : plan.scale < 2 ? '1–2' : '> 2')],
    ['turned', ({ plan }) => plan.turn],
    ['mirrored', ({ plan }) => (plan.mirror ? 'yes' : 'no')],
    ['tilted', ({ plan }) => (plan.tilt[0] === 0 ? 'no' : 'yes')],
    ['light', ({ plan }) => plan.light],
    ['quality', ({ plan }) => (plan.quality < 55 ? '35–54' : plan.quality < 75 ? '55–74' : '75–92')],
  ];
  console.log(title);
  for (const [name, keyOf] of groups) {
    const counts = new Map();
    for (const one of cases) {
      const [good, all] = counts.get(keyOf(one)) ?? [0, 0];
      counts.set(keyOf(one), [good + Number(isGood(one)), all + 1]);
    }
    const cells = [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, [good, all]]) => `${key} ${good}/${all}`);
    console.log(`  ${name}: ${cells.join(', ')}`);
  }
}
