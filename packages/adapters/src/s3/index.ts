import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { Adapter, Outcome } from '../adapter.ts';
import { delivery } from '../delivery.ts';
import { type HttpAnswer, isAnswer, outcomeOf, send } from '../http/send.ts';
import { sendingEach } from '../http/send-each.ts';
import { optionalSecret, secret } from '../settings/secret.ts';
import { Settings } from '../settings/settings.ts';
import { assetPayload } from '../text/payload.ts';

const MAX_BODY_BYTES = 16 * 1024 * 1024;
const CONCURRENCY = { least: 1, most: 64, standard: 8 };
/** Letters, digits, dots and hyphens, the form that every store takes. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^(?:[\w.=-]{1,100}\/){0,10}$/;

/**
 * How a store is asked to create an object and never to write over one: the S3 condition, Alibaba Cloud OSS's header,
 * Tencent Cloud COS's, or not at all (an object's name is the key of its content, so writing it again changes nothing).
 */
const CREATIONS = {
  'if-none-match': { 'if-none-match': '*' },
  'oss-forbid-overwrite': { 'x-oss-forbid-overwrite': 'true' },
  'cos-forbid-overwrite': { 'x-cos-forbid-overwrite': 'true' },
  overwrite: {},
} as const;

/**
 * One object an asset in a store that speaks S3, named by the idempotency key. Settings: `endpoint`, `region`, `bucket`,
 * `prefix` (ends in `/`), `style` (`path` or `host`), `create` (see `CREATIONS`), `concurrency`, and the names of the
 * variables that hold the credentials (default `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`).
 */
export const S3: Adapter = {
  id: 's3',
  configure(given) {
    const settings = new Settings(given, 'deliver.s3');
    const endpoint = new URL(settings.url('endpoint'));
    const region = settings.text('region', 'us-east-1');
    const bucket = settings.text('bucket');
    const prefix = settings.has('prefix') ? settings.text('prefix') : '';
    const style = settings.choice('style', ['path', 'host'], 'path');
    const create = settings.choice('create', Object.keys(CREATIONS) as (keyof typeof CREATIONS)[], 'if-none-match');
    const concurrency = settings.count('concurrency', CONCURRENCY);
    const keyVariable = settings.variable('accessKeyVariable', 'AWS_ACCESS_KEY_ID');
    const secretVariable = settings.variable('secretKeyVariable', 'AWS_SECRET_ACCESS_KEY');
    const tokenVariable = settings.variable('sessionTokenVariable', 'AWS_SESSION_TOKEN');
    settings.done();
    if (!BUCKET.test(bucket)) throw settings.fault('bucket', 'must be 3 to 63 small letters, digits, dots and hyphens');
    if (!PREFIX.test(prefix)) throw settings.fault('prefix', 'must be folders that each end in /');
    const base = new URL(endpoint);
    if (style === 'host') base.hostname = `${bucket}.${endpoint.hostname}`;
    const path = base.pathname.replace(/\/$/, '');
    base.pathname = style === 'host' ? `${path}/${prefix}` : `${path}/${bucket}/${prefix}`;
    return {
      adapter: 's3',
      unit: 'asset',
      batchSize: 1,
      concurrency,
      deduplicates: true,
      prepare: (asset, run) => [
        delivery({
          adapter: 's3',
          recipient: base.href,
          mediaType: 'application/json',
          content: assetPayload(asset, run, MAX_BODY_BYTES),
        }),
      ],
      open(environment) {
        const sessionToken = optionalSecret(environment, tokenVariable);
        const client = new AwsClient({
          accessKeyId: secret(environment, keyVariable, 's3'),
          secretAccessKey: secret(environment, secretVariable, 's3'),
          service: 's3',
          region,
          ...(sessionToken !== undefined && { sessionToken }),
        });
        return sendingEach(async ({ key, mediaType, body }, signal) => {
          // Of what is sent, not just of where to: the store finds a body that was changed on the way.
          const digest = createHash('sha256').update(body).digest('hex');
          const given = { 'content-type': mediaType, 'x-amz-content-sha256': digest, ...CREATIONS[create] };
          const url = new URL(`${key}.json`, base);
          const signed = await client.sign(url, { method: 'PUT', headers: given, body, aws: { allHeaders: true } });
          const headers = Object.fromEntries(signed.headers);
          return created(await send({ url, method: 'PUT', headers, body }, signal));
        });
      },
    };
  },
};

/** 412: the condition; 409 with the store's code: the object is there. Another 409 is a write at the same time. */
function created(answer: Awaited<ReturnType<typeof send>>): Outcome {
  if (!isAnswer(answer)) return outcomeOf(answer);
  if (answer.status === 412 || isTaken(answer)) return { result: 'alreadyThere' };
  if (answer.status === 409) return outcomeOf({ ...answer, status: 503 });
  return outcomeOf(answer);
}

const isTaken = ({ status, text }: HttpAnswer): boolean => status === 409 && text.includes('AlreadyExists');
