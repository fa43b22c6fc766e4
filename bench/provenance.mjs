// Milliseconds a file of validating C2PA stores, beside the bare call of the library (`fromBytes` and `json()`), in one
// run. The two take turns over every real file with a store; the median of the rounds of each file is added up.
//   node bench/provenance.mjs [rounds = 5]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { backendFacts, createValidator } from '@biaoshi/c2pa';
import { sharedCorpus } from '@biaoshi/testkit';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';
import { median } from './lib/measure.mjs';

const rounds = Number(process.argv[2] ?? 5);
const corpus = sharedCorpus();
if (!corpus) process.exit(0);

const list = (name) => readFileSync(join(corpus.root, '..', 'trust', name), 'utf8');
const anchors = { trustAnchors: list('C2PA-TRUST-LIST.pem'), tsaAnchors: list('C2PA-TSA-TRUST-LIST.pem') };
const settings = JSON.stringify({
  trust: {
    trust_anchors: anchors.trustAnchors + anchors.tsaAnchors,
    trust_config: [
      '1.3.6.1.5.5.7.3.4',
      '1.3.6.1.5.5.7.3.36',
      '1.3.6.1.5.5.7.3.8',
      '1.3.6.1.5.5.7.3.9',
      '1.3.6.1.4.1.311.76.59.1.9',
      '1.3.6.1.4.1.62558.2.1',
    ].join('\n'),
  },
  verify: { remote_manifest_fetch: false, ocsp_fetch: false },
});

initSync({ module: readFileSync(createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm')) });
const facts = await backendFacts();
const wasm = await createValidator({ ...anchors, backend: 'wasm' });

/** The bare call, and ours behind it. */
const rows = {
  [`c2pa-wasm ${facts.wasm}, fromBytes + json()`]: async ({ bytes, mediaType }) => {
    const reader = await WasmReader.fromBytes(mediaType, bytes, settings);
    reader.json();
    reader.free();
  },
  'validate, wasm': ({ bytes, mediaType, located }) => wasm.validate(bytes, mediaType, located),
};
if (facts.native !== null) {
  const native = await createValidator({ ...anchors, backend: 'native' });
  const { Reader } = await import('@contentauth/c2pa-node');
  rows[`c2pa-node ${facts.native}, fromAsset + json()`] = async ({ bytes, mediaType }) => {
    const reader = await Reader.fromAsset({ buffer: Buffer.from(bytes), mimeType: mediaType }, settings);
    reader?.json();
  };
  rows['validate, native'] = ({ bytes, mediaType, located }) => native.validate(bytes, mediaType, located);
}

const files = corpus.rows
  .filter(({ c2pa }) => c2pa?.embedded_store)
  .map(({ file, format }) => ({
    bytes: readFileSync(join(corpus.root, file)),
    mediaType: format === 'pdf' ? 'application/pdf' : `image/${format}`,
    located: { state: 'notExamined', home: 'embedded', bytes: 1 },
  }));

const medians = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
for (const file of files) {
  const samples = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, act] of Object.entries(rows)) {
      const started = performance.now();
      await act(file);
      samples[name].push(performance.now() - started);
    }
  }
  for (const [name, times] of Object.entries(samples)) medians[name].push(median(times));
}

const sum = (times) => times.reduce((total, time) => total + time, 0);
console.log(`${files.length} files with a store, ${rounds} rounds, Node ${process.versions.node}`);
console.log('| reader | ms a file, mean | median | slowest |\n|---|---|---|---|');
for (const [name, times] of Object.entries(medians)) {
  const shown = [sum(times) / times.length, median(times), Math.max(...times)].map((time) => time.toFixed(1));
  console.log(`| ${name} | ${shown.join(' | ')} |`);
}
const names = Object.keys(rows);
for (const [at, name] of names.entries()) {
  const bare = names[at - 1];
  if (at % 2 === 1) console.log(`${name}: ${(sum(medians[name]) / sum(medians[bare])).toFixed(2)} × the bare call`);
}
