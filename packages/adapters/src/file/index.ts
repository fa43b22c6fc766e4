import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter, Outcome } from '../adapter.ts';
import { type Delivery, delivery } from '../delivery.ts';
import { syncFolder } from '../engine/append-log.ts';
import { sendingEach } from '../http/send-each.ts';
import { Settings } from '../settings/settings.ts';
import { assetPayload } from '../text/payload.ts';

const MAX_BODY_BYTES = 16 * 1024 * 1024;
const CONCURRENCY = { least: 1, most: 64, standard: 4 };

/**
 * One file an asset in a spool folder, named by the idempotency key: it appears whole or not at all, and once. Names that
 * begin with a dot are files being written. Settings: `folder`, `concurrency`.
 */
export const FILE: Adapter = {
  id: 'file',
  configure(given) {
    const settings = new Settings(given, 'deliver.file');
    const folder = settings.text('folder');
    const concurrency = settings.count('concurrency', CONCURRENCY);
    settings.done();
    return {
      adapter: 'file',
      unit: 'asset',
      batchSize: 1,
      concurrency,
      deduplicates: true,
      prepare: (asset, run) => [
        delivery({
          adapter: 'file',
          recipient: folder,
          mediaType: 'application/json',
          content: assetPayload(asset, run, MAX_BODY_BYTES),
        }),
      ],
      open: () => sendingEach((item, signal) => spool(folder, item, signal)),
    };
  },
};

/** No name in the folder is made from what a file wrote. */
async function spool(folder: string, { key, body }: Delivery, signal: AbortSignal): Promise<Outcome> {
  signal.throwIfAborted();
  const path = join(folder, `${key}.json`);
  const partial = join(folder, `.${key}.part`);
  try {
    if (await stat(path).catch(() => undefined)) return { result: 'alreadyThere' };
    await mkdir(folder, { recursive: true });
    // What a killed run left under this name is written over.
    const file = await open(partial, 'w', 0o640);
    try {
      await file.writeFile(body);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
    await syncFolder(folder);
    return { result: 'delivered' };
  } catch (error) {
    return { result: 'retry', failure: { code: 'fileSystem', detail: String((error as { code?: unknown }).code) } };
  }
}
