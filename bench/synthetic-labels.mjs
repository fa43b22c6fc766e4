// Labels written onto pictures by this script, and texts that are nearly labels: what is found, beside plain OCR and
// tesseract with the same lexicon. Thresholds are tuned on one half; the figures are the other's, which shares no font, no
// wording, no kind of ground and no photo with it.
//   node bench/synthetic-labels.mjs [--half tune|test] [--labelled 360] [--near-misses 180] [--only READER]
import { parseArgs } from 'node:util';
import { readers } from './lib/label-readers.mjs';
import { casesOf, pictureOf } from './lib/label-set.mjs';
import { Tally } from './lib/label-tally.mjs';

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'test' },
    labelled: { type: 'string', default: '360' },
    'near-misses': { type: 'string', default: '180' },
    only: { type: 'string', default: '' },
  },
});
const { half } = values;
const cases = casesOf(half, { labelled: Number(values.labelled), nearMisses: Number(values['near-misses']) });
const compared = Object.entries(readers()).filter(([name]) => name.startsWith(values.only));
if (compared.length < 3)
  console.log('A reader is left out: not asked for, or tesseract with chi_sim is not installed.');

const tallies = new Map(compared.map(([name]) => [name, new Tally()]));
for (const one of cases) {
  const picture = await pictureOf(one);
  for (const [name, read] of compared) {
    const started = performance.now();
    const labels = await read(picture.bytes);
    tallies.get(name).add(one, picture, labels, performance.now() - started);
  }
}

const shown = [...tallies];
console.log(`\n${half} half: ${cases.length} pictures. Labels of at least 3 % and half opaque, recall:\n`);
const rows = ['all', ...shown[0][1].strata()];
console.log(`| stratum | ${shown.map(([name]) => name).join(' | ')} |\n|---|${shown.map(() => '---|').join('')}`);
for (const row of rows) console.log(`| ${row} | ${shown.map(([, tally]) => tally.recall(row)).join(' | ')} |`);
console.log(
  '\n| reader | all labels | near misses called a label | other texts called a label | ms a picture, median |',
);
console.log('|---|---|---|---|---|');
for (const [name, tally] of shown) console.log(`| ${name} | ${tally.summary().join(' | ')} |`);

const own = tallies.get('biaoshi');
if (own) console.log(`\nMeasures of the labels found: ${own.measures()}`);
