import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ADAPTERS } from '@biaoshi/adapters';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failing, reportOf, sampleReport, saved } from '../../../adapters/src/test-support/reports.ts';
import { OPTIONS } from '../options.ts';
import { runHere } from '../test-support/captured.ts';
import { biaoshi, scratch, start } from '../test-support/command-line.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const ENV = { BIAOSHI_WEBHOOK_SECRET: SECRET };

/** A folder with a report and a configuration. */
function place(deliver: object = {}, report = saved(reportOf(3), 'jsonl')) {
  const folder = scratch();
  const [file, config] = [join(folder, 'report.jsonl'), join(folder, 'deliver.json')];
  writeFileSync(file, report);
  writeFileSync(config, JSON.stringify({ deliver: { retry: { attempts: 2, baseMs: 1 }, ...deliver } }));
  const deliverTo = (to: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = ENV) =>
    runHere(['deliver', file, '--to', to, '--config', config, ...more], folder, env);
  return { folder, file, config, deliverTo };
}

/** A receiver that answers as it is told, and the ids of what it was sent. */
async function receiver(status: () => number) {
  const ids: string[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      ids.push(String(request.headers['webhook-id']));
      response.writeHead(status()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ids };
}

const counts = (stdout: string): number[] => [...stdout.matchAll(/ {2}(\d+)/g)].map(([, count]) => Number(count));

describe('deliver', () => {
  it('sends a report once, and by the same command no more', async () => {
    const { url, ids } = await receiver(() => 204);
    const { folder, deliverTo } = place({ webhook: { url } });
    const first = await deliverTo('webhook');
    expect([first.code, counts(first.stdout)]).toEqual([0, [3, 0, 0, 0]]);
    expect((await deliverTo('webhook')).stdout).toMatch(/sent before {4}3/);
    expect(new Set(ids).size).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['deliver.json', 'report.jsonl', 'report.jsonl.webhook.journal']);
  });

  it('keeps what was refused, says where, and sends it again when told', async () => {
    let status = 400;
    const { url, ids } = await receiver(() => status);
    const { file, config, deliverTo } = place({ webhook: { url } });
    const refused = await deliverTo('webhook');
    const letters = `${file}.webhook.undelivered.jsonl`;
    expect([refused.code, counts(refused.stdout)]).toEqual([3, [0, 0, 0, 3]]);
    expect(refused.stdout).toContain(letters);
    const policy = await runHere(
      ['deliver', letters, '--to', 'webhook', '--config', config, '--policy', config],
      '/',
      ENV,
    );
    expect([policy.code, policy.stderr]).toEqual([2, expect.stringContaining('--policy')]);
    status = 200;
    const again = await runHere(['deliver', letters, '--to', 'webhook', '--config', config], '/', ENV);
    expect([again.code, counts(again.stdout)]).toEqual([0, [3, 0, 0, 0]]);
    expect(new Set(ids).size).toBe(3);
    // The report's own journal knows of it.
    expect(counts((await deliverTo('webhook')).stdout)).toEqual([0, 0, 3, 0]);
    expect(
      (await runHere(['deliver', letters, '--to', 'dingtalk'], '/', { BIAOSHI_DINGTALK_URL: url })).stderr,
    ).toContain('another adapter');
  });

  it('shows what would go out and sends nothing: no secret needed, no journal begun', async () => {
    const { url, ids } = await receiver(() => 204);
    const { folder, deliverTo } = place({ webhook: { url } });
    const { code, stdout } = await deliverTo('webhook', ['--dry-run'], {});
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { key: string; recipient: string; body: string });
    expect([code, lines.length, ids]).toEqual([0, 3, []]);
    expect(lines[0]?.recipient).toBe(url);
    expect(JSON.parse(lines[0]?.body ?? '')).toMatchObject({ type: 'biaoshi.asset' });
    expect(readdirSync(folder).sort()).toEqual(['deliver.json', 'report.jsonl']);
    await deliverTo('webhook');
    expect(ids.sort()).toEqual(lines.map(({ key }) => key).sort());
  });

  it('sends what the policy says: of the configuration, or of the file that is named instead', async () => {
    const { folder, deliverTo } = place({
      policy: { profiles: ['cn-provider'] },
      webhook: { url: 'http://x.example' },
    });
    expect((await deliverTo('webhook', ['--dry-run'])).stdout).toBe('');
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, '{"redaction":"none"}');
    expect((await deliverTo('webhook', ['--dry-run', '--policy', policy])).stdout).toContain('IMG_000002.jpg');
    writeFileSync(policy, '{"severites":"error"}');
    const wrong = await deliverTo('webhook', ['--policy', policy]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean "severities"?')]);
  });

  it('lets a configuration that was only found say nothing about where things go', async () => {
    const { url, ids } = await receiver(() => 204);
    const { folder, file } = place();
    writeFileSync(join(folder, 'biaoshi.config.json'), JSON.stringify({ deliver: { webhook: { url } } }));
    const { code, stderr } = await runHere(['deliver', file, '--to', 'webhook'], folder, ENV);
    expect([code, ids]).toEqual([2, []]);
    expect(stderr).toContain('name a configuration with --config');
  });

  it('takes logs and paths where they are named', async () => {
    const { folder, deliverTo } = place({ file: { folder: 'spool' } });
    const [journal, dead] = [join(folder, 'j'), join(folder, 'd')];
    expect((await deliverTo('file', ['--journal', journal, '--dead-letter', dead])).code).toBe(0);
    expect(readdirSync(join(folder, 'spool'))).toHaveLength(3);
    expect([existsSync(journal), existsSync(dead)]).toEqual([true, false]);
    writeFileSync(journal, 'precious');
    const { code, stderr } = await deliverTo('file', ['--journal', journal]);
    expect([code, readFileSync(journal, 'utf8')]).toEqual([2, 'precious']);
    expect(stderr).toContain('is another file');
  });

  it('says which receiver cannot be reached, and goes on later', async () => {
    const { url, ids } = await receiver(() => 204);
    const dead = new URL(url);
    dead.port = '1';
    const { config, deliverTo } = place({ webhook: { url: dead.href, concurrency: 1 } }, saved(reportOf(9), 'jsonl'));
    const off = await deliverTo('webhook');
    expect(off.code).toBe(3);
    expect(off.stderr).toContain('cannot be reached');
    writeFileSync(config, JSON.stringify({ deliver: { webhook: { url } } }));
    expect((await deliverTo('webhook')).code).toBe(0);
    expect(new Set(ids).size).toBe(9);
  });

  it.each([
    ['', 'it is empty'],
    ['{"a":1}', 'it is no report'],
    ['\u0000\u001b[2J', 'no object where one should stand'],
    [saved(sampleReport([failing()])).replace('"1"', '"9"'), 'schemaVersion "9" is not known here'],
    ['['.repeat(200_000), 'no object'],
    [`{"a":${'['.repeat(200_000)}`, 'nested'],
  ])('answers %# hostile reports by a typed error', async (text, said) => {
    const { deliverTo } = place({ webhook: { url: 'http://127.0.0.1:1/' } }, text);
    const { code, stderr } = await deliverTo('webhook');
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(stderr).not.toMatch(/[\u0000\u001b]/);
  });

  it.each([
    [[], 'deliver needs --to (dingtalk, dossier, dsa, '],
    [['--to', 'webhok'], 'did you mean "webhook"?'],
    [['--to', 'webhook'], 'webhook has no settings'],
    [['--to', 'feishu', '--attach', 'x'], '--attach does not apply to deliver --to feishu'],
    [['--to', 'feishu', '--quick'], '--quick does not apply to deliver'],
  ])('refuses %j', async (words, said) => {
    const { file } = place();
    const { code, stderr } = await runHere(['deliver', file, ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });

  it.each([
    [{ webhok: {} }, 'did you mean "webhook"?'],
    [{ webhook: { ur: 'x' } }, 'deliver.webhook.url is missing'],
    [{ retry: { attempts: 0 }, webhook: { url: 'http://x.example' } }, 'deliver.retry.attempts'],
    [7, '"deliver" must be an object'],
  ])('refuses the configuration %j', async (deliver, said) => {
    const { config, deliverTo } = place();
    writeFileSync(config, JSON.stringify({ deliver }));
    const { code, stderr } = await deliverTo('webhook');
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });

  it('stops at an interrupt and goes on from there', async () => {
    const { folder, file, config, deliverTo } = place(
      { file: { folder: 'spool', concurrency: 1 } },
      saved(reportOf(20_000), 'jsonl'),
    );
    const child = start(['deliver', file, '--to', 'file', '--config', config], { cwd: folder });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const spool = join(folder, 'spool');
    while (!existsSync(spool) || readdirSync(spool).length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const done = readdirSync(spool).filter((name) => !name.startsWith('.')).length;
    expect(done).toBeLessThan(20_000);
    writeFileSync(file, saved(reportOf(done + 5), 'jsonl'));
    expect(counts((await deliverTo('file')).stdout)).toEqual([5, 0, done, 0]);
  });

  it('is refused while another run has its journal, and goes on where that run was killed', async () => {
    const { folder, file, config } = place(
      { file: { folder: 'spool', concurrency: 1 } },
      saved(reportOf(20_000), 'jsonl'),
    );
    const words = ['deliver', file, '--to', 'file', '--config', config];
    const first = start(words, { cwd: folder });
    const ended = new Promise((resolve) => first.on('close', resolve));
    const spool = join(folder, 'spool');
    while (!existsSync(spool) || readdirSync(spool).length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await biaoshi(words, { cwd: folder });
    expect([second.code, second.stdout]).toEqual([2, '']);
    expect(second.stderr).toMatch(/^biaoshi: another run is using it: .*report\.jsonl\.file\.journal\.lock/);
    expect(second.stderr).toContain(`held by process ${first.pid}`);
    first.kill('SIGKILL');
    await ended;
    const done = readdirSync(spool).filter((name) => !name.startsWith('.')).length;
    writeFileSync(file, saved(reportOf(done + 5), 'jsonl'));
    const third = await biaoshi(words, { cwd: folder });
    expect([third.code, third.stderr]).toEqual([0, '']);
    expect(readdirSync(folder).filter((name) => name.includes('.lock'))).toEqual([]);
  });

  it('reads and tells in Chinese as well', async () => {
    const { deliverTo } = place({ file: { folder: 'spool' } });
    expect((await deliverTo('file', ['--locale', 'zh-CN'])).stdout).toContain('已送达');
  });

  it('sends from what was built too', async () => {
    const { file, config } = place({ file: { folder: 'spool' } });
    const { code, stdout } = await biaoshi(['deliver', file, '--to', 'file', '--config', config]);
    expect([code, counts(stdout)]).toEqual([0, [3, 0, 0, 0]]);
  });
});

it('--to names every adapter, and the dossier', () => {
  expect(OPTIONS.to.choices).toEqual([...ADAPTERS.map(({ id }) => id), 'dossier'].sort());
});
