import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { answering, type Received, receiver } from '../test-support/receiver.ts';
import { failing, finding, HOSTILE, HOSTILE_TEXT, RUN, reportOf, sampleReport } from '../test-support/reports.ts';
import { all, channel, prepared, run } from '../test-support/run.ts';
import { MAX_BODY_BYTES } from './index.ts';

const OLD = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const NEW = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const ENVIRONMENT = { BIAOSHI_WEBHOOK_SECRET: NEW };

/** What a receiver does: throws unless the signature, the time and the id are right. */
const verified = (secret: string, { body, headers }: Received): unknown =>
  new Webhook(secret).verify(body, headers as Record<string, string>);

describe('webhook', () => {
  it('sends one message an asset that a receiver of Standard Webhooks accepts, with the redacted report in it', async () => {
    const { url, received } = await receiver(answering(204));
    const to = channel('webhook', { url });
    expect(await run(prepared(reportOf(3), to), to, ENVIRONMENT)).toMatchObject({ delivered: 3, failed: 0 });
    expect(received).toHaveLength(3);
    for (const message of received) {
      const payload = verified(NEW, message) as { type: string; data: { asset: { uri: string }; results: unknown[] } };
      expect(payload.type).toBe('biaoshi.asset');
      expect(payload.data.results).toHaveLength(1);
      expect(payload.data.asset.uri).toMatch(/^redacted:/);
      expect(() => verified(OLD, message)).toThrow('No matching signature');
    }
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  });

  it('signs with every secret while one is being replaced', async () => {
    const { url, received } = await receiver(answering(200));
    const to = channel('webhook', { url, secretVariable: 'HOOKS' });
    await run(prepared(reportOf(1), to), to, { HOOKS: `${NEW}  ${OLD}` });
    const [message] = received as [Received];
    for (const secret of [OLD, NEW]) expect(() => verified(secret, message)).not.toThrow();
    expect(message.headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  });

  it('signs with an Ed25519 key that the public key verifies', async () => {
    const seed = Buffer.alloc(32, 7);
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const publicKey = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    const { url, received } = await receiver(answering(200));
    const to = channel('webhook', { url });
    await run(prepared(reportOf(1), to), to, { BIAOSHI_WEBHOOK_SECRET: `whsk_${seed.toString('base64')}` });
    const [{ headers, body }] = received as [Received];
    const [version, signature = ''] = String(headers['webhook-signature']).split(',');
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(version).toBe('v1a');
    expect(verify(null, Buffer.from(content), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('tries again after 500, 429 and a hang-up, with the same id and a new signature each time', async () => {
    const answers = [
      answering(500),
      answering(429, '', { 'retry-after': '0' }),
      (_: Received, response: { destroy: () => void }) => response.destroy(),
    ];
    const { url, received } = await receiver((message, response, count) =>
      (answers[count - 1] ?? answering(200))(message, response as never, count),
    );
    const to = channel('webhook', { url });
    expect(await run(prepared(reportOf(1), to), to, ENVIRONMENT)).toMatchObject({ delivered: 1, failed: 0 });
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    for (const message of received) expect(() => verified(NEW, message)).not.toThrow();
  });

  it('gives up on an answer that does not come in time, and on one that never ends', async () => {
    const silent = await receiver(() => undefined);
    const to = channel('webhook', { url: silent.url, timeoutMs: 40 });
    const { dead, failed } = await run(prepared(reportOf(1), to), to, ENVIRONMENT);
    expect([failed, dead[0]?.failure.code, dead[0]?.attempts, silent.received.length]).toEqual([1, 'timeout', 4, 4]);
    const endless = await receiver((_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(4096)));
      };
      response.on('drain', more);
      more();
    });
    const there = channel('webhook', { url: endless.url });
    expect(await run(prepared(reportOf(1), there), there, ENVIRONMENT)).toMatchObject({ delivered: 1 });
  });

  it.each([400, 401, 404, 410, 413])('does not try again after %i', async (status) => {
    const { url, received } = await receiver(answering(status, `no\u001b[2J${'x'.repeat(1000)}`));
    const to = channel('webhook', { url });
    const { failed, dead } = await run(prepared(reportOf(1), to), to, ENVIRONMENT);
    expect([failed, received.length, dead[0]?.failure.code, dead[0]?.attempts]).toEqual([1, 1, 'httpStatus', 1]);
    expect(dead[0]?.failure.detail.length).toBeLessThan(320);
  });

  it('follows no redirect with what it signed', async () => {
    const elsewhere = await receiver(answering(200));
    const { url } = await receiver(answering(307, '', { location: elsewhere.url }));
    const to = channel('webhook', { url });
    const { failed, dead } = await run(prepared(reportOf(1), to), to, ENVIRONMENT);
    expect([failed, dead[0]?.failure.code, elsewhere.received.length]).toEqual([1, 'redirect', 0]);
  });

  it('keeps every body below 20 KB, and says what it left out', async () => {
    const findings = (count: number) =>
      Array.from({ length: count }, (_, at) => finding('labels-disagree', `m${at}`, { data: { x: '中'.repeat(300) } }));
    const to = channel('webhook', { url: 'https://a.example' });
    const many = Array.from({ length: 60 }, (_, at) => ({
      ...failing().results[0],
      profile: `p${at}`.padEnd(200, 'x'),
    }));
    const assets = [
      failing(),
      failing({ findings: findings(3) }),
      failing({ findings: findings(500) }),
      HOSTILE,
      failing({ name: `${'荔'.repeat(60_000)}.png` }),
      { ...failing(), results: many as never },
    ];
    const bodies = await all(
      prepared(sampleReport(assets), to, {
        ...(await import('../policy/policy.ts')).parsePolicy({ redaction: 'none' }),
      }),
    );
    expect(bodies).toHaveLength(assets.length);
    const omitted = bodies.map(({ body }) => {
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_BODY_BYTES);
      return (JSON.parse(body) as { data: { omitted: string[]; index: number } }).data.omitted.length > 0;
    });
    expect(omitted).toEqual([false, false, true, false, true, true]);
  });

  it('lets a file’s text neither end the message nor act in it', async () => {
    const to = channel('webhook', { url: 'https://a.example' });
    const { parsePolicy } = await import('../policy/policy.ts');
    const [delivery] = await all(prepared(sampleReport([HOSTILE]), to, parsePolicy({ redaction: 'none' })));
    expect(delivery?.body).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2029]/u);
    expect(JSON.parse(delivery?.body ?? '').data.asset.name).toBe(`${HOSTILE_TEXT}.png`);
  });

  it.each([
    [{}, 'deliver.webhook.url is missing'],
    [{ url: 'ftp://a.example' }, 'must be an http or https URL'],
    [{ url: 'javascript:alert(1)' }, 'must be an http or https URL'],
    [{ url: 'https://user:pw@a.example' }, 'must hold no user name'],
    [{ url: 'https://a.example', secret: OLD }, 'deliver.webhook.secret is no setting'],
    [
      { urll: 'https://a.example', url: 'https://a.example' },
      'deliver.webhook.urll is no setting; did you mean "url"?',
    ],
    [{ url: 'https://a.example', concurrency: 0 }, 'from 1 to 64'],
    [{ url: 'https://a.example', concurrency: 65 }, 'from 1 to 64'],
    [null, 'deliver.webhook must be an object'],
  ])('refuses the settings %j', (settings, text) => {
    expect(() => channel('webhook', settings)).toThrowError(expect.objectContaining({ code: 'invalidConfig' }));
    expect(() => channel('webhook', settings)).toThrow(text);
  });

  it.each([
    undefined,
    '',
    'secret',
    'whsec_c2hvcnQ=',
    `${NEW} whsec_!`,
    `whsec_${Buffer.alloc(65).toString('base64')}`,
    'whsk_c2hvcnQ=',
  ])('refuses the secret %j and shows none', (secret) => {
    const to = channel('webhook', { url: 'https://a.example' });
    const open = () => to.open({ BIAOSHI_WEBHOOK_SECRET: secret });
    expect(open).toThrowError(
      expect.objectContaining({ code: 'invalidConfig', message: expect.not.stringContaining('c2hvcnQ') }),
    );
  });

  it('has the same key for the same content to the same place, and another for anything else', async () => {
    const key = async (url: string, asset = failing(), run = RUN) => {
      const to = channel('webhook', { url });
      return (to.unit === 'asset' ? to.prepare(asset, run) : [])[0]?.key;
    };
    const first = await key('https://a.example/x');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await key('https://a.example/x')).toBe(first);
    const others = await Promise.all([
      key('https://a.example/y'),
      key('https://a.example/x', failing({ index: 1 })),
      key('https://a.example/x', failing({ findings: [] })),
      key('https://a.example/x', failing(), { ...RUN, startedAt: '2026-01-03T00:00:00.000Z' }),
    ]);
    expect(new Set([first, ...others]).size).toBe(5);
  });
});
