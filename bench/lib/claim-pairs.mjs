// Real pairs, each by name; pictures that have nothing to do with one another; and copies that nobody touched.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { rawOf } from './claim-photos.mjs';

/** Grey levels by which pixels of two pictures of one size differ, of a cell of 16 x 16 the part that must, and the cells that must touch. */
const [DIFFERS, CELL, LEAST_PART, LEAST_CELLS] = [28, 16, 0.1, 2];
/** Every so manieth combination of two pictures of different pairs. */
const EACH = 13;

export async function reportPairs(corpus, host) {
  const pairs = new Map();
  for (const row of corpus.rows) {
    for (const { id, role } of row.pair ?? []) pairs.set(id, { ...pairs.get(id), [role]: join(corpus.root, row.file) });
  }
  console.log('pair: relation, overlap of the regions with what differs pixel by pixel');
  for (const [id, { original, edited }] of pairs) {
    const { relation, regions } = await host.compare(readFileSync(edited), readFileSync(original));
    const mask = await differing(original, edited);
    const overlap = mask
      ? unionOverlap(
          regions.map(({ evidence }) => evidence),
          mask,
        ).toFixed(2)
      : 'no mask: of two sizes';
    console.log(`  ${id}: ${relation}, ${regions.length} regions, ${overlap}`);
  }
  await reportUnrelated(
    [...pairs.values()].flatMap((pair, at) => Object.values(pair).map((file) => ({ file, at }))),
    host,
  );
  await reportCopies(
    [...pairs.values()].flatMap((pair) => Object.values(pair)),
    host,
  );
}

async function reportUnrelated(files, host) {
  const tally = {};
  let n = 0;
  for (const one of files) {
    for (const other of files) {
      if (one.at === other.at || n++ % EACH > 0) continue;
      const { relation } = await host.compare(readFileSync(one.file), readFileSync(other.file));
      tally[relation] = (tally[relation] ?? 0) + 1;
      if (relation === 'same' || relation === 'changed')
        console.log(`  wrong: ${one.file} and ${other.file}: ${relation}`);
    }
  }
  console.log(`pictures of different pairs: ${JSON.stringify(tally)}`);
}

async function reportCopies(files, host) {
  const tally = {};
  for (const file of files) {
    const image = () => sharp(file).autoOrient().flatten({ background: '#808080' });
    const { width } = await sharp(file).metadata();
    const copies = [
      image().jpeg({ quality: 60 }),
      image()
        .resize({ width: Math.round(width * 0.6) })
        .webp({ quality: 75 }),
      image()
        .resize({ width: Math.round(width * 0.45) })
        .jpeg({ quality: 80 }),
    ];
    for (const copy of copies) {
      const { relation, regions } = await host.compare(await copy.toBuffer(), readFileSync(file));
      tally[relation] = (tally[relation] ?? 0) + 1;
      if (relation !== 'same')
        console.log(`  ${file}: ${relation} ${JSON.stringify(regions.map(({ evidence }) => evidence))}`);
    }
  }
  console.log(`copies encoded again: ${JSON.stringify(tally)}`);
}

/** Rectangles around what differs between two pictures of one size; null for others. */
async function differing(one, other) {
  const [a, b] = await Promise.all(
    [one, other].map((file) => rawOf(sharp(file).autoOrient().flatten({ background: '#808080' }).blur(1))),
  );
  if (a.width !== b.width || a.height !== b.height) return null;
  const columns = Math.ceil(a.width / CELL);
  const counts = new Map();
  for (let at = 0; at < a.width * a.height; at++) {
    if (![0, 1, 2].some((k) => Math.abs(a.rgb[at * 3 + k] - b.rgb[at * 3 + k]) > DIFFERS)) continue;
    const cell = Math.floor(Math.floor(at / a.width) / CELL) * columns + Math.floor((at % a.width) / CELL);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const open = new Set([...counts].filter(([, count]) => count >= LEAST_PART * CELL * CELL).map(([cell]) => cell));
  const boxes = [];
  for (const start of open) {
    const cells = [start];
    open.delete(start);
    for (const cell of cells) {
      for (const near of [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => cell + row * columns + column))) {
        if (open.delete(near)) cells.push(near);
      }
    }
    if (cells.length < LEAST_CELLS) continue;
    const [xs, ys] = [cells.map((cell) => cell % columns), cells.map((cell) => Math.floor(cell / columns))];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    boxes.push({
      x: x * CELL,
      y: y * CELL,
      width: (Math.max(...xs) + 1 - x) * CELL,
      height: (Math.max(...ys) + 1 - y) * CELL,
    });
  }
  return boxes;
}

/** Of two sets of rectangles, the area that both cover over the area that either does; in steps of 4 pixels. */
function unionOverlap(ours, theirs) {
  const cells = (boxes) =>
    new Set(
      boxes.flatMap(({ x, y, width, height }) => {
        const covered = [];
        for (let row = Math.floor(y / 4); row < Math.ceil((y + height) / 4); row++) {
          for (let column = Math.floor(x / 4); column < Math.ceil((x + width) / 4); column++)
            covered.push(row * 0x10000 + column);
        }
        return covered;
      }),
    );
  const [a, b] = [cells(ours), cells(theirs)];
  const both = [...a].filter((cell) => b.has(cell)).length;
  return both / (a.size + b.size - both || 1);
}
