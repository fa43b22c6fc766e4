import type { Adapter } from '../adapter.ts';
import { delivery } from '../delivery.ts';
import { outcomeOf, send } from '../http/send.ts';
import { sendingEach } from '../http/send-each.ts';
import { secret } from '../settings/secret.ts';
import { Settings } from '../settings/settings.ts';
import { assetPayload } from '../text/payload.ts';
import { signatures, signingKeys } from './sign.ts';

/** Standard Webhooks asks for less than 20 KB. */
export const MAX_BODY_BYTES = 20_000;
const CONCURRENCY = { least: 1, most: 64, standard: 8 };
const TIMEOUT_MS = { least: 1, most: 120_000, standard: 30_000 };

/**
 * One signed message an asset, as Standard Webhooks has it: `webhook-id` is the idempotency key, by which the receiver
 * drops what it has had. Settings: `url`, `secretVariable` (default `BIAOSHI_WEBHOOK_SECRET`; several secrets separated by
 * blanks all sign), `concurrency`, `timeoutMs`.
 */
export const WEBHOOK: Adapter = {
  id: 'webhook',
  configure(given) {
    const settings = new Settings(given, 'deliver.webhook');
    const url = settings.url('url');
    const variable = settings.variable('secretVariable', 'BIAOSHI_WEBHOOK_SECRET');
    const concurrency = settings.count('concurrency', CONCURRENCY);
    const timeoutMs = settings.count('timeoutMs', TIMEOUT_MS);
    settings.done();
    return {
      adapter: 'webhook',
      unit: 'asset',
      batchSize: 1,
      concurrency,
      deduplicates: true,
      prepare: (asset, run) => [
        delivery({
          adapter: 'webhook',
          recipient: url,
          mediaType: 'application/json',
          content: assetPayload(asset, run, MAX_BODY_BYTES),
        }),
      ],
      open(environment) {
        const keys = signingKeys(secret(environment, variable, 'webhook'), variable);
        return sendingEach(async ({ key, mediaType, body }, signal) => {
          const timestamp = Math.floor(Date.now() / 1000);
          const headers = {
            'content-type': mediaType,
            'webhook-id': key,
            'webhook-timestamp': String(timestamp),
            'webhook-signature': signatures(keys, key, timestamp, body),
          };
          return outcomeOf(await send({ url, method: 'POST', headers, body, timeoutMs }, signal));
        });
      },
    };
  },
};
