// node readers.mjs MODE LIST [RANGES]: reads every file of the list in one way, in this thread, and prints its figures.
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { readEvidenceSync } from '@biaoshi/core';

const [mode, listFile, rangesFile] = process.argv.slice(2);
const files = readFileSync(listFile, 'utf8').trim().split('\n');

const MODES = {
  /** What the walk asks for, file by file: the bytes that `bare` then reads. */
  ranges() {
    const all = files.map((path) => {
      const fd = openSync(path, 'r');
      const ranges = [];
      const source = {
        size: fstatSync(fd).size,
        read(offset, length) {
          ranges.push([offset, length]);
          const bytes = new Uint8Array(length);
          return bytes.subarray(0, readSync(fd, bytes, 0, length, offset));
        },
      };
      readEvidenceSync(source);
      closeSync(fd);
      return ranges;
    });
    writeFileSync(rangesFile, JSON.stringify(all));
    return { bytes: all.flat().reduce((sum, [, length]) => sum + length, 0) };
  },
  bare() {
    const all = JSON.parse(readFileSync(rangesFile, 'utf8'));
    const buffer = new Uint8Array(4 * 1024 * 1024);
    return timed(() => {
      for (let index = 0; index < files.length; index++) {
        const fd = openSync(files[index], 'r');
        fstatSync(fd);
        for (const [offset, length] of all[index]) readSync(fd, buffer, 0, length, offset);
        closeSync(fd);
      }
    });
  },
  sdk: () => scanAll(0),
  /** As in a server that has been up for a while: a fifth of the files are scanned before the clock starts. */
  sdkWarm: () => scanAll(files.length / 5),
  async exifr() {
    const { default: exifr } = await import('exifr');
    const options = { xmp: { parse: true }, userComment: true, tiff: true, exif: true, iptc: false, icc: false };
    return timed(async () => {
      for (const path of files) await exifr.parse(path, options).catch(() => undefined);
    });
  },
  async sharp() {
    const { default: sharp } = await import('sharp');
    return timed(async () => {
      for (const path of files) await sharp(path).metadata();
    });
  },
};

async function scanAll(before) {
  const { scanAsset } = await import('@biaoshi/scanner');
  for (const path of files.slice(0, before)) await scanAsset(path, { pixels: 'never' });
  let labelled = 0;
  const result = await timed(async () => {
    for (const path of files) {
      const report = await scanAsset(path, { pixels: 'never' });
      if (report.readings.aigcField === 'present') labelled++;
    }
  });
  return { ...result, labelled };
}

async function timed(act) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}

console.log(JSON.stringify({ files: files.length, ...(await MODES[mode]()) }));
