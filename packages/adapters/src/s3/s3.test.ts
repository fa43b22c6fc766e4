import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error: the package has no types
import S3rver from 's3rver';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parsePolicy } from '../policy/policy.ts';
import { answering, type Received, receiver } from '../test-support/receiver.ts';
import { HOSTILE, reportOf, sampleReport } from '../test-support/reports.ts';
import { all, channel, prepared, run } from '../test-support/run.ts';
import { scratch } from '../test-support/scratch.ts';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

interface Store {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

const Server = S3rver as new (options: object) => Store;

/** A store on loopback. */
async function store(options: object = {}): Promise<string> {
  const server = new Server({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: scratch(),
    configureBuckets: [{ name: 'reports', configs: [] }],
    ...options,
  });
  const { port } = await server.run();
  onTestFinished(() => server.close());
  return `http://127.0.0.1:${port}`;
}

/** The signature of a request by AWS's description of version 4, apart from the code under test. */
function signatureOf({ method, path, headers, body }: Received, secret: string): string {
  const [, scope = '', signed = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const names = signed.split(';');
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const lines = names.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const canonical = [method, path, '', lines, signed, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

const settings = (endpoint: string, more: object = {}) => ({
  endpoint,
  bucket: 'reports',
  prefix: 'in/2026/',
  ...more,
});

describe('s3', () => {
  it('creates one object an asset, named by the key, in a store', async () => {
    const endpoint = await store();
    const to = channel('s3', settings(endpoint));
    const deliveries = await all(prepared(reportOf(3), to));
    expect(await run(prepared(reportOf(3), to), to, CREDENTIALS)).toMatchObject({ delivered: 3, failed: 0 });
    for (const { key, body } of deliveries) {
      const { AwsClient } = await import('aws4fetch');
      const client = new AwsClient({
        accessKeyId: 'S3RVER',
        secretAccessKey: 'S3RVER',
        service: 's3',
        region: 'us-east-1',
      });
      const object = await client.fetch(`${endpoint}/reports/in/2026/${key}.json`);
      expect(object.headers.get('content-type')).toBe('application/json');
      expect(await object.text()).toBe(body);
    }
  });

  it('is refused with wrong credentials, and a bucket that is not there', async () => {
    const endpoint = await store();
    const wrong = channel('s3', settings(endpoint));
    const denied = await run(prepared(reportOf(1), wrong), wrong, { ...CREDENTIALS, AWS_ACCESS_KEY_ID: 'x' });
    expect(denied.dead[0]?.failure.detail).toMatch(/^403 /);
    const missing = channel('s3', settings(endpoint, { bucket: 'others' }));
    expect((await run(prepared(reportOf(1), missing), missing, CREDENTIALS)).dead[0]?.failure.detail).toMatch(/^404 /);
    expect(() => missing.open({ AWS_ACCESS_KEY_ID: 'x' })).toThrow('AWS_SECRET_ACCESS_KEY is not set');
  });

  it.each([
    [412, '<Code>PreconditionFailed</Code>', { alreadyThere: 1, failed: 0 }],
    [409, '<Code>FileAlreadyExists</Code>', { alreadyThere: 1, failed: 0 }],
    [403, '<Code>AccessDenied</Code>', { delivered: 0, failed: 1 }],
  ])('takes %i for what it is', async (status, body, expected) => {
    const { url } = await receiver(answering(status, body));
    const to = channel('s3', settings(url));
    expect(await run(prepared(reportOf(1), to), to, CREDENTIALS)).toMatchObject(expected);
  });

  it('comes again after a conflict with another writer', async () => {
    const { url, received } = await receiver((message, response, count) =>
      answering(count === 1 ? 409 : 200, '<Code>ConditionalRequestConflict</Code>')(message, response, count),
    );
    const to = channel('s3', settings(url));
    expect(await run(prepared(reportOf(1), to), to, CREDENTIALS)).toMatchObject({ delivered: 1 });
    expect(received).toHaveLength(2);
  });

  it.each([
    ['if-none-match', 'if-none-match', '*'],
    ['oss-forbid-overwrite', 'x-oss-forbid-overwrite', 'true'],
    ['cos-forbid-overwrite', 'x-cos-forbid-overwrite', 'true'],
  ])('asks %s by its header, which is signed', async (create, header, value) => {
    const { url, received } = await receiver(answering(200));
    const to = channel('s3', settings(url, { create }));
    await run(prepared(reportOf(1), to), to, { ...CREDENTIALS, AWS_SESSION_TOKEN: 'session' });
    const headers = received[0]?.headers ?? {};
    expect(headers[header]).toBe(value);
    expect(headers['x-amz-security-token']).toBe('session');
    expect(headers.authorization).toMatch(new RegExp(`SignedHeaders=[^,]*${header}`));
    expect(headers.authorization).toContain(`Signature=${signatureOf(received[0] as Received, 'S3RVER')}`);
    expect(headers.authorization).not.toContain(signatureOf(received[0] as Received, 'other'));
    expect(received[0]?.path).toMatch(/^\/reports\/in\/2026\/[0-9a-f]{64}\.json$/);
  });

  it('speaks to the bucket’s own host where the store wants that', async () => {
    const hosts: string[] = [];
    const server = createServer((request, response) => {
      hosts.push(`${request.headers.host} ${request.url}`);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => server.closeAllConnections());
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const to = channel('s3', settings(`http://localhost:${port}`, { style: 'host', prefix: 'a/' }));
    const [delivery] = await all(prepared(reportOf(1), to));
    expect(delivery?.recipient).toBe(`http://reports.localhost:${port}/a/`);
  });

  it('makes no object’s name from what a file wrote', async () => {
    const { url, received } = await receiver(answering(200));
    const to = channel('s3', settings(url));
    await run(prepared(sampleReport([HOSTILE]), to, parsePolicy({ redaction: 'none' })), to, CREDENTIALS);
    expect(received.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^\/reports\/in\/2026\/[0-9a-f]{64}\.json$/),
    ]);
  });

  it.each([
    [{ bucket: 'Reports' }, 'deliver.s3.bucket must be'],
    [{ bucket: '../x' }, 'deliver.s3.bucket must be'],
    [{ prefix: 'a' }, 'deliver.s3.prefix must be'],
    [{ prefix: '../?/' }, 'deliver.s3.prefix must be'],
    [{ create: 'if-nonematch' }, 'did you mean "if-none-match"?'],
    [{ accessKeyId: 'x' }, 'deliver.s3.accessKeyId is no setting'],
  ])('refuses the settings %j', (more, text) => {
    expect(() => channel('s3', settings('https://s3.example', more))).toThrow(text);
  });
});
