// A ledger of a million entries: how fast entries are appended, what opening it takes with and without its index, and how
// long a search by picture takes: for one hash, and for the eight of a picture that may have been turned. A hundredth of
// the pictures are earlier ones with a few bits changed. Every query differs from an entry's hash in 31 bits and must
// find it. Wall times, with processor times beside them where they tell more: the machine may have other work.
//   node bench/ledger.mjs [entries = 1000000]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLedger } from '@biaoshi/ledger';
import { seededRandom } from '@biaoshi/testkit';
import { dataFolder } from './lib/dataset.mjs';
import { median } from './lib/measure.mjs';

const entries = Number(process.argv[2] ?? 1_000_000);
const phase = process.argv[3];
const folder = join(dataFolder, 'ledger');
const file = join(folder, 'bench.ledger');
const NOW = '2026-11-28T12:00:00Z';
const BATCH = 1_000;
const QUERIES = 200;

const hexOf = (text) => createHash('sha256').update(text).digest('hex');

/** `hex` with `count` bits, drawn at random, turned over. */
function turnedOver(hex, count, random) {
  const bytes = Buffer.from(hex, 'hex');
  const bits = new Set();
  while (bits.size < count) bits.add(Math.floor(random() * 256));
  for (const bit of bits) bytes[bit >> 3] ^= 1 << (bit & 7);
  return bytes.toString('hex');
}

function entryOf(index, random) {
  const earlier = index > 100 && index % 100 === 0;
  const pdq = earlier ? turnedOver(hexOf(`pdq ${index - 100}`), 8, random) : hexOf(`pdq ${index}`);
  return {
    caseId: `case-${index}`,
    role: 'claim',
    sha256: hexOf(`bytes ${index}`),
    sm3: hexOf(`sm3 ${index}`),
    bytes: 100_000 + index,
    pdq: { hex: pdq, quality: 90 },
    verdict: { profile: 'cn-platform', origin: 'noneFound', compliance: 'outOfScope', integrity: 'noLabel' },
    at: NOW,
    expires: null,
    token: null,
  };
}

/** What `work` gave, its wall seconds and its processor seconds. */
async function timed(work) {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(used);
  return { value, wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

const PHASES = {
  async append() {
    const random = seededRandom(1);
    const ledger = await openLedger(file, { create: true, now: NOW, durable: false });
    let [wall, cpu] = [0, 0];
    for (let index = 0; index < entries; index += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, entries - index) }, (_, at) => entryOf(index + at, random));
      const took = await timed(() => ledger.append(batch));
      wall += took.wall;
      cpu += took.cpu;
    }
    const single = async (durable) => {
      const other = await openLedger(join(folder, `single-${durable}.ledger`), { create: true, now: NOW, durable });
      const count = durable ? 200 : 2_000;
      const took = await timed(async () => {
        for (let index = 0; index < count; index++) await other.append([entryOf(index, random)]);
      });
      return count / took.wall;
    };
    return {
      batched: entries / wall,
      batchedCpu: entries / cpu,
      single: await single(false),
      durable: await single(true),
    };
  },

  async open() {
    const { wall, cpu } = await timed(() => openLedger(file));
    return { wall, cpu, rss: process.memoryUsage.rss() };
  },

  async search() {
    const ledger = await openLedger(file);
    const random = seededRandom(2);
    const ask = async (turns) => {
      const times = [];
      let processor = 0;
      for (let query = 0; query < QUERIES; query++) {
        const caseId = `case-${Math.floor(random() * entries)}`;
        const [match] = (await ledger.search({ now: NOW, caseId })).matches;
        const hexes = [turnedOver(match.entry.pdq.hex, 31, random)];
        while (hexes.length < turns) hexes.push(hexOf(`turn ${query} ${hexes.length}`));
        const picture = { quality: 90, turns: Object.fromEntries(hexes.map((hex, at) => [`turn${at}`, hex])) };
        const { value, wall, cpu } = await timed(() => ledger.search({ now: NOW, picture }));
        if (!value.matches.some(({ entry }) => entry.caseId === caseId)) throw new Error(`${caseId} was not found`);
        times.push(wall * 1000);
        processor += cpu * 1000;
      }
      times.sort((a, b) => a - b);
      return {
        median: median(times),
        p95: times[Math.floor(QUERIES * 0.95)],
        most: times.at(-1),
        cpu: processor / QUERIES,
      };
    };
    await ask(8);
    const [one, eight] = [await ask(1), await ask(8)];
    const byContent = await timed(() => ledger.search({ now: NOW, sha256: hexOf('bytes 77') }));
    return { one, eight, content: byContent.wall * 1000, rss: process.memoryUsage.rss() };
  },
};

if (phase) {
  console.log(JSON.stringify(await PHASES[phase]()));
} else {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (name) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), entries, name], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const per = (value) => Math.round(value).toLocaleString('en');
  const ms = ({ median: middle, p95, most, cpu }) =>
    `median ${middle.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, most ${most.toFixed(1)} ms; processor ${cpu.toFixed(1)} ms`;
  const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
  const opened = ({ wall, cpu, rss }) =>
    `${wall.toFixed(2)} s (processor ${cpu.toFixed(2)} s), ${megabytes(rss)} resident`;
  const append = run('append');
  console.log(`${per(entries)} entries, Node ${process.versions.node}`);
  console.log(`append, ${BATCH} at a time: ${per(append.batched)}/s (${per(append.batchedCpu)} a processor second)`);
  console.log(`append, one at a time: ${per(append.single)}/s; each forced to the disk: ${per(append.durable)}/s`);
  console.log(`open without an index, which makes one: ${opened(run('open'))}`);
  console.log(`open with its index: ${opened(run('open'))}`);
  const sizes = [file, `${file}.index`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  console.log(`log ${megabytes(sizes[0])}, index ${megabytes(sizes[1])}`);
  const search = run('search');
  console.log(`search by one hash, radius 31: ${ms(search.one)}`);
  console.log(`search by eight hashes, radius 31: ${ms(search.eight)}`);
  console.log(`search by content: ${search.content.toFixed(1)} ms; ${megabytes(search.rss)} resident`);
}
