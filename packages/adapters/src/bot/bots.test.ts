import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AdapterId } from '../adapter.ts';
import { parsePolicy } from '../policy/policy.ts';
import { answering, type Received, receiver } from '../test-support/receiver.ts';
import { failing, HOSTILE, HOSTILE_TEXT, reportOf, sampleReport } from '../test-support/reports.ts';
import { all, channel, prepared, run } from '../test-support/run.ts';
import { chatText } from '../text/chat-text.ts';

const SECRET = 'SECd3adb33f';
const OK: Readonly<Record<string, string>> = {
  feishu: '{"code":0,"msg":"success","data":{}}',
  dingtalk: '{"errcode":0,"errmsg":"ok"}',
  wecom: '{"errcode":0,"errmsg":"ok"}',
};
const BOTS = ['dingtalk', 'feishu', 'wecom'] as const;

const environment = (id: string, url: string) => ({
  [`BIAOSHI_${id.toUpperCase()}_URL`]: `${url}/hook?token=t0k3n`,
  [`BIAOSHI_${id.toUpperCase()}_SECRET`]: SECRET,
});

async function sent(id: AdapterId, answers: readonly string[] = [OK[id] ?? ''], report = reportOf(2), failing = 200) {
  const { url, received } = await receiver((message, response, count) =>
    answering(count < answers.length ? failing : 200, answers[Math.min(count, answers.length) - 1])(
      message,
      response,
      count,
    ),
  );
  const to = channel(id, {});
  const summary = await run(prepared(report, to), to, environment(id, url));
  return { ...summary, received };
}

/** The vendors' formulas, written from their documentation apart from the code under test. */
const base64Hmac = (key: string, content: string): string =>
  createHmac('sha256', key).update(content, 'utf8').digest('base64');

describe('signatures', () => {
  it('feishu: HMAC of nothing, keyed with "<seconds>\\n<secret>"', async () => {
    const { received, delivered } = await sent('feishu');
    const { timestamp, sign, msg_type } = JSON.parse((received[0] as Received).body) as Record<string, string>;
    expect(delivered).toBe(1);
    expect(timestamp).toMatch(/^\d{10}$/);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(3600);
    expect(sign).toBe(base64Hmac(`${timestamp}\n${SECRET}`, ''));
    expect(msg_type).toBe('post');
  });

  it('dingtalk: HMAC of "<milliseconds>\\n<secret>", keyed with the secret, in the address', async () => {
    const { received } = await sent('dingtalk');
    const query = new URL((received[0] as Received).path, 'http://x').searchParams;
    const timestamp = query.get('timestamp') ?? '';
    expect(timestamp).toMatch(/^\d{13}$/);
    expect(query.get('sign')).toBe(base64Hmac(SECRET, `${timestamp}\n${SECRET}`));
    expect(query.get('token')).toBe('t0k3n');
  });

  it('wecom: the key in the address and nothing else', async () => {
    const { received } = await sent('wecom');
    expect((received[0] as Received).path).toBe('/hook?token=t0k3n');
    expect(JSON.parse((received[0] as Received).body)).toMatchObject({ msgtype: 'text' });
  });
});

describe.each([
  [
    'feishu',
    '{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}',
    '{"code":11232,"msg":"frequency limited"}',
  ],
  ['dingtalk', '{"errcode":310000,"errmsg":"sign not match"}', '{"errcode":130101,"errmsg":"send too fast"}'],
  ['wecom', '{"errcode":93000,"errmsg":"invalid webhook url"}', '{"errcode":45009,"errmsg":"api freq out of limit"}'],
] as const)('%s', (id, refused, busy) => {
  it('takes an error that comes with HTTP 200 for what it is', async () => {
    const { failed, dead, received } = await sent(id, [refused]);
    expect([failed, received.length, dead[0]?.failure.code]).toEqual([1, 1, 'answerCode']);
  });

  it.each(['', 'null', '[]', '<html>', '{"errcode":"0"}'])('takes the answer %j for no success', async (answer) => {
    expect(await sent(id, [answer])).toMatchObject({ delivered: 0, failed: 1 });
  });

  it('comes again when it was too often', async () => {
    const { delivered, received } = await sent(id, [busy, OK[id] ?? '']);
    expect([delivered, received.length]).toEqual([1, 2]);
  });

  it('tells at most what the vendor takes of ten thousand assets, in whole lines, and how many more there are', async () => {
    const { received, delivered } = await sent(id, undefined, reportOf(10_000));
    const text = (received[0] as Received).body;
    expect(delivered).toBe(1);
    expect(Buffer.byteLength(text)).toBeLessThan(id === 'wecom' ? 2048 + 60 : 20_000);
    expect(text).toContain('10000 of 10000 assets need attention');
    expect(text).toMatch(/and 9\d{3} more/);
    expect(text).toMatch(/reference [0-9a-f]{12}/);
  });

  it('keeps to what the vendor takes where JSON doubles what a file wrote', async () => {
    const report = reportOf(200);
    const assets = report.assets.map((asset) => ({
      ...asset,
      asset: { ...asset.asset, uri: `${asset.index}${'"\\'.repeat(120)}.png` },
    }));
    const policy = parsePolicy({ redaction: 'none' });
    const [delivery] = await all(prepared({ ...report, assets }, channel(id, {}), policy));
    const body = delivery?.body ?? '';
    expect(body).toContain('"\\'.repeat(120).replaceAll('\\', '\\\\').replaceAll('"', '\\"'));
    if (id === 'wecom') expect(Buffer.byteLength(JSON.parse(body).text.content)).toBeLessThanOrEqual(2048);
    // A signature in fields of the request takes some hundred bytes more.
    else expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000 - 200);
  });

  it('lets a file’s text make no mention, no link and no markup', async () => {
    const name = '<at user_id="all">x</at> @all <@everyone> [ok](https://evil.example) **b** `c`\n# h.jpg';
    const report = sampleReport([failing({ name }), HOSTILE], ['cn-platform']);
    const [delivery] = await all(prepared(report, channel(id, {}), parsePolicy({ redaction: 'none' })));
    const texts = JSON.stringify(JSON.parse(delivery?.body ?? ''));
    for (const sign of ['<at', '@all', '<@', '](', '://', '**', '`', '\\n#', '\u202e', '\u001b']) {
      expect(texts, sign).not.toContain(sign);
    }
    expect(texts).toContain('＜at');
  });

  it('needs its address from the environment, and shows it nowhere', async () => {
    const to = channel(id, {});
    expect(() => to.open({})).toThrow(`BIAOSHI_${id.toUpperCase()}_URL is not set`);
    expect(() => to.open({ [`BIAOSHI_${id.toUpperCase()}_URL`]: 'file:///etc/passwd' })).toThrow(
      'no http or https URL',
    );
    const [delivery] = await all(prepared(reportOf(1), to));
    expect(JSON.stringify(delivery)).not.toContain('t0k3n');
    expect(() => channel(id, { url: 'https://x.example' })).toThrow('url is no setting');
  });
});

it('feishu is asked again where its gateway has a limit, which comes with HTTP 400', async () => {
  const limited = '{"code":99991400,"msg":"request trigger frequency limit"}';
  const { delivered, received } = await sent('feishu', [limited, OK.feishu ?? ''], undefined, 400);
  expect([delivered, received.length]).toEqual([1, 2]);
  const other = await sent('feishu', ['{"code":9499,"msg":"Bad Request"}', OK.feishu ?? ''], undefined, 400);
  expect([other.failed, other.received.length, other.dead[0]?.failure.code]).toEqual([1, 1, 'httpStatus']);
});

it('chatText leaves ordinary text as it is', () => {
  expect(chatText('第 1 个文件：缺少标识。改为“AI生成” (GB 45438-2025 6.1 a)')).toBe(
    '第 1 个文件：缺少标识。改为“AI生成” (GB 45438-2025 6.1 a)',
  );
  expect(chatText(HOSTILE_TEXT)).not.toMatch(/[<>@*`\u0000-\u001f\u202a-\u202e]/);
  expect(BOTS).toHaveLength(3);
});
