import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { embedded, LOCATED, ROOT } from '../test-support/samples.ts';

/** Workers run what was built: Node loads no TypeScript in them. */
const BUILT = new URL('../dist/index.js', import.meta.url);

const SOURCE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const validate = async () => {
    const { createValidator } = await import(workerData.built);
    const validator = await createValidator({ trustAnchors: workerData.root, tsaAnchors: null, backend: 'wasm' });
    return validator.validate(workerData.file, 'image/png', workerData.located);
  };
  validate().then((data) => parentPort.postMessage(data.state), (error) => parentPort.postMessage(String(error)));
`;

const stateInWorker = (): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const workerData = { built: BUILT.href, root: ROOT.pem, file: embedded(), located: LOCATED };
    const worker = new Worker(SOURCE, { eval: true, workerData, execArgv: [] });
    worker.once('message', (state) => resolve(worker.terminate().then(() => state)));
    worker.once('error', reject);
  });

it('validates in several worker threads at once', async () => {
  expect(existsSync(fileURLToPath(BUILT)), 'run `npm run build` first').toBe(true);
  expect(await Promise.all([1, 2, 3].map(stateInWorker))).toEqual(['trusted', 'trusted', 'trusted']);
});
