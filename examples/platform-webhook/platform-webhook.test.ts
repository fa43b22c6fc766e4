import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decisionOn, isGenuine, receiver } from './receiver.mjs';

const MAIN = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
const PICTURES = fileURLToPath(new URL('../refund-claim', import.meta.url));
const CONFIG = new URL('./deliver.json', import.meta.url);
const [OLD, NEW, OTHER] = [1, 2, 3].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`) as [
  string,
  string,
  string,
];

interface Decision {
  readonly asset: string;
  readonly notice: string | null;
  readonly forAPerson: boolean;
}

/** The example's receiver on a port of its own. `faults`: how many messages it fails at before it takes any. */
async function start(secrets: readonly string[], faults = 0) {
  const decisions: Decision[] = [];
  let left = faults;
  const server = receiver({
    secrets,
    decide: (decision: Decision) => {
      if (left-- > 0) throw new Error('the database is away');
      decisions.push(decision);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, decisions };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'biaoshi-platform-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** The command line as it was built. */
function biaoshi(words: readonly string[], secrets: string): Promise<{ code: number; stdout: string }> {
  const env = { ...process.env, WEBHOOK_SECRETS: secrets, LC_ALL: 'en_US.UTF-8' };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...words], { env }, (error, stdout) => {
      resolve({ code: error ? Number(error.code) : 0, stdout });
    });
  });
}

/** The README's commands, with the example's own configuration. */
async function deliver(url: string, secrets: string, place = folder()) {
  const [report, config] = [join(place, 'report.jsonl'), join(place, 'deliver.json')];
  const text = readFileSync(CONFIG, 'utf8').replace('http://127.0.0.1:8090/', url);
  writeFileSync(config, text.replace('"webhook"', '"retry": { "attempts": 3, "baseMs": 1 }, "webhook"'));
  await biaoshi(['scan', PICTURES, '--pixels', 'never', '--reporter', 'jsonl', '--output', report], secrets);
  const again = () => biaoshi(['deliver', report, '--to', 'webhook', '--config', config], secrets);
  return { ...(await again()), again };
}

describe('the platform', () => {
  it('is told of each picture that calls for something, once, and decides', async () => {
    const { url, decisions } = await start([NEW]);
    const { code, again } = await deliver(url, NEW);
    expect(code).toBe(0);
    expect(decisions).toHaveLength(7);
    const count = (notice: string | null) => decisions.filter((decision) => decision.notice === notice).length;
    expect([count('属于'), count('疑似'), count(null)]).toEqual([4, 2, 1]);
    expect(decisions.filter(({ forAPerson }) => forAPerson).length).toBeGreaterThanOrEqual(4);
    for (const { asset } of decisions) expect(asset).toMatch(/^redacted:[0-9a-f]{16}$/);
    expect((await again()).code).toBe(0);
    expect(decisions).toHaveLength(7);
  });

  it('that was away for a while gets everything all the same', async () => {
    const { url, decisions } = await start([NEW], 5);
    expect((await deliver(url, NEW)).code).toBe(0);
    expect(decisions).toHaveLength(7);
  });

  it('replaces a secret without losing a message', async () => {
    const { url, decisions } = await start([OLD]);
    expect((await deliver(url, `${NEW} ${OLD}`)).code).toBe(0);
    const after = await start([NEW, OLD]);
    expect((await deliver(after.url, NEW)).code).toBe(0);
    expect([decisions.length, after.decisions.length]).toEqual([7, 7]);
  });

  it('takes nothing from a stranger', async () => {
    const { url, decisions } = await start([NEW]);
    expect((await deliver(url, OTHER)).code).toBe(3);
    expect(decisions).toEqual([]);
  });

  it('takes no old message, no unsigned one, and no long one', async () => {
    const { url } = await start([NEW]);
    const post = (body: string, headers = {}) =>
      fetch(url, { method: 'POST', body, headers }).then(
        ({ status }) => status,
        () => 'closed',
      );
    expect(await post('{}')).toBe(401);
    expect([413, 'closed']).toContain(await post('x'.repeat(20_001)));
    const headers = { 'webhook-id': 'a', 'webhook-timestamp': '1', 'webhook-signature': 'v1,' };
    expect(isGenuine('{}', headers, [NEW])).toBe(false);
    expect(isGenuine('{}', { ...headers, 'webhook-timestamp': 'NaN' }, [NEW])).toBe(false);
    expect(isGenuine('{}', headers, [NEW], 1)).toBe(false);
  });

  it('decides by the duties and the verdict', () => {
    const result = (compliance: string, ...duties: string[]) => ({
      verdict: { compliance },
      duties: duties.map((id) => ({ id })),
    });
    const decide = (...results: unknown[]) => decisionOn({ asset: { uri: 'a' }, results });
    expect(decide(result('compliant', 'noticeDeclared', 'writePropagatorFields'))).toEqual({
      asset: 'a',
      notice: '属于',
      forAPerson: false,
    });
    expect(decide(result('undetermined'))).toEqual({ asset: 'a', notice: null, forAPerson: true });
  });
});
