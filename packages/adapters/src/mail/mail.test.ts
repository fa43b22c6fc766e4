import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { adapterById } from '../adapters.ts';
import type { Delivery } from '../delivery.ts';
import { parsePolicy } from '../policy/policy.ts';
import { DOUBAO, failing, finding, HOSTILE, label, reportOf, sampleReport } from '../test-support/reports.ts';
import { all, channel, prepared, run } from '../test-support/run.ts';
import { isAddress } from './address.ts';

interface Mail {
  readonly to: readonly string[];
  readonly raw: string;
}

const smtpError = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode });

/** An SMTP server on loopback that answers the n-th mail as `answer` says. */
async function server(answer: (count: number) => Error | undefined = () => undefined, options: SMTPServerOptions = {}) {
  const mails: Mail[] = [];
  let count = 0;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (piece: Buffer) => {
        raw += piece.toString('latin1');
      });
      stream.on('end', () => {
        const error = answer(++count);
        if (!error) mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done(error ?? null);
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(resolve)));
  const { port } = smtp.server.address() as AddressInfo;
  return {
    mails,
    tried: () => count,
    settings: { host: '127.0.0.1', port, sender: 'scan@platform.example', requireTls: false },
  };
}

const parse = ({ raw }: Mail) => simpleParser(Buffer.from(raw, 'latin1'));
const DOSSIER = { name: 'dossier.zip', mediaType: 'application/zip', bytes: Buffer.from('PK\u0003\u0004dossier') };

describe('mail', () => {
  it('goes to each address with the assets and the dossier, under an id that comes from the content', async () => {
    const { mails, settings } = await server();
    const to = adapterById('mail').configure(
      { ...settings, to: ['one@a.example', 'two@b.example'] },
      { locale: 'zh-CN', attachments: [DOSSIER] },
    );
    expect(await run(prepared(reportOf(2), to), to, {})).toMatchObject({ delivered: 2, failed: 0 });
    expect(mails.map(({ to: addresses }) => addresses)).toEqual([['one@a.example'], ['two@b.example']]);
    const [mail, other] = await Promise.all(mails.map(parse));
    expect(mail?.subject).toBe('biaoshi：2 个文件中有 2 个需要处理');
    expect(mail?.text).toContain('属于生成合成内容');
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{64}@platform\.example>$/);
    expect(mail?.messageId).not.toBe(other?.messageId);
    expect(mail?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['assets.json', 'application/json'],
      ['dossier.zip', 'application/zip'],
    ]);
    expect(mail?.attachments[1]?.content).toEqual(DOSSIER.bytes);
    expect(JSON.parse(mail?.attachments[0]?.content.toString() ?? '')).toMatchObject({ chosen: 2, total: 2 });
    const again = adapterById('mail').configure(
      { ...settings, to: 'one@a.example' },
      { locale: 'zh-CN', attachments: [DOSSIER] },
    );
    const [same] = await all(prepared(reportOf(2), again));
    expect(`<${same?.key}@platform.example>`).toBe(mail?.messageId);
  });

  it('is of bounded size, whatever the files hold', async () => {
    const findings = Array.from({ length: 2000 }, (_, item) =>
      finding('labels-disagree', `m${item}`, { data: { x: 'x'.repeat(500) } }),
    );
    const assets = Array.from({ length: 120 }, (_, index) => failing({ index, findings }));
    const [delivery] = await all(
      prepared(sampleReport(assets), channel('mail', { host: 'h', sender: 'a@b.example', to: 'c@d.example' })),
    );
    const report = Buffer.from(delivery?.attachments[0]?.bytes ?? []).toString();
    expect(report.length).toBeLessThan(100 * 64 * 1024 + 1000);
    expect(JSON.parse(report)).toMatchObject({ chosen: 120, total: 120, assets: { length: 100 } });
    expect(Buffer.byteLength(delivery?.body ?? '')).toBeLessThan(201_000);
  });

  it('goes to the provider whose code a label names, with its assets only, and to no address that nobody gave', async () => {
    const { mails, settings } = await server();
    const kling = '91110108335469089C';
    const assets = [
      failing({ index: 0 }),
      failing({
        index: 1,
        evidence: [label('e1', { path: 'p', start: 0, end: 1 }, { ContentProducer: `0011${kling}10000` })],
      }),
      failing({ index: 2, evidence: [label('e1', { path: 'p', start: 0, end: 1 }, { ContentProducer: 'Doubao' })] }),
    ];
    const to = channel('mail', { ...settings, providers: { [DOUBAO]: 'label@provider.example' } });
    expect(await run(prepared(sampleReport(assets, ['cn-platform']), to), to, {})).toMatchObject({ delivered: 1 });
    expect(mails.map(({ to: addresses }) => addresses)).toEqual([['label@provider.example']]);
    const mail = await parse(mails[0] as Mail);
    expect(mail.subject).toBe('biaoshi: 1 of 3 assets need attention');
    expect(mail.text).toContain(`name the provider code ${DOUBAO}`);
    expect(mail.text).toContain('does not prove');
    const report = JSON.parse(mail.attachments[0]?.content.toString() ?? '') as { assets: { index: number }[] };
    expect(report.assets.map(({ index }) => index)).toEqual([0]);
  });

  it('logs in with what the environment holds, and sends nothing over an open line unless told', async () => {
    const logins: string[] = [];
    const { mails, settings } = await server(undefined, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        logins.push(`${username}:${password}`);
        done(null, password === 'right' ? { user: username } : undefined);
      },
    });
    const to = channel('mail', { ...settings, to: 'one@a.example' });
    const login = (password: string) => ({ BIAOSHI_SMTP_USER: 'u', BIAOSHI_SMTP_PASSWORD: password });
    expect(await run(prepared(reportOf(1), to), to, login('right'))).toMatchObject({ delivered: 1 });
    expect(await run(prepared(reportOf(1), to), to, login('wrong'))).toMatchObject({
      failed: 1,
      dead: [{ failure: { code: 'smtp' } }],
    });
    expect(logins).toEqual(['u:right', 'u:wrong']);
    expect(() => to.open({ BIAOSHI_SMTP_USER: 'u' })).toThrow('BIAOSHI_SMTP_PASSWORD is not set');
    const careful = channel('mail', { ...settings, to: 'one@a.example', requireTls: true });
    expect(await run(prepared(reportOf(1), careful), careful, login('right'))).toMatchObject({
      delivered: 0,
      failed: 1,
    });
    expect(mails).toHaveLength(1);
  });

  it.each([
    [451, 3, { delivered: 1, failed: 0 }],
    [550, 1, { delivered: 0, failed: 1 }],
  ])('answered with %i is tried %i times', async (code, tries, expected) => {
    const { tried, settings } = await server((count) => (count < 3 ? smtpError(code) : undefined));
    const to = channel('mail', { ...settings, to: 'one@a.example' });
    expect(await run(prepared(reportOf(1), to), to, {})).toMatchObject(expected);
    expect(tried()).toBe(tries);
  });

  it('lets a file’s text make no header, no other recipient and no part', async () => {
    const { mails, settings } = await server();
    const name = 'a\r\nBcc: evil@x.example\r\n\r\n--boundary\r\nContent-Type: text/html\r\n\r\n<script>\u202e.jpg';
    const to = channel('mail', { ...settings, to: 'one@a.example' });
    const hostile = sampleReport([failing({ name }), HOSTILE], ['cn-platform']);
    await run(prepared(hostile, to, parsePolicy({ redaction: 'none' })), to, {});
    const [mail] = mails as [Mail];
    const parsed = await parse(mail);
    expect(mail.to).toEqual(['one@a.example']);
    expect([...parsed.headers.keys()].sort()).toEqual(
      ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'].sort(),
    );
    expect(parsed.html).toBe(false);
    expect(parsed.attachments).toHaveLength(1);
    expect(parsed.text).toContain('\\r\\nBcc: evil@x.example');
    expect(parsed.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });

  it('lets nobody write headers or recipients through a dead letter', async () => {
    const { mails, settings } = await server();
    const to = channel('mail', { ...settings, to: 'one@a.example' });
    const [delivery] = (await all(prepared(reportOf(1), to))) as [Delivery];
    const forged = async function* (): AsyncGenerator<Delivery> {
      yield { ...delivery, key: 'a'.repeat(64), title: 'x\r\nBcc: evil@x.example' };
      yield { ...delivery, key: 'b'.repeat(64), recipient: 'evil@x.example' };
      yield { ...delivery, key: 'c'.repeat(64), recipient: 'one@a.example\r\nRCPT TO:<evil@x.example>' };
      yield {
        ...delivery,
        key: 'd'.repeat(64),
        attachments: [{ name: 'a"\r\nX-Evil: 1\r\n/../b', mediaType: 'text/x\r\nX-Evil: 2', bytes: Buffer.from('x') }],
      };
    };
    expect(await run(forged(), to, {})).toMatchObject({ delivered: 2, failed: 2 });
    expect(mails.map((mail) => mail.to.join())).toEqual(['one@a.example', 'one@a.example']);
    for (const mail of await Promise.all(mails.map(parse))) {
      expect([...mail.headers.keys()]).not.toContain('bcc');
      expect([...mail.headers.keys()]).not.toContain('x-evil');
    }
    expect(mails.map(({ raw }) => raw).join('')).not.toMatch(/^(?:Bcc|X-Evil):/im);
  });

  it.each([
    [{ to: 'a@b.example' }, 'deliver.mail.sender is missing'],
    [{ host: 'h', sender: 'a@b.example' }, 'deliver.mail.to is missing, and so is providers'],
    [{ host: 'h', sender: 'A <a@b.example>', to: 'a@b.example' }, 'deliver.mail.sender must be an address'],
    [{ host: 'h', sender: 'a@b.example', to: 'a@b.example, c@d.example' }, 'deliver.mail.to must be an address'],
    [{ host: 'h', sender: 'a@b.example', to: 'a@b.example\nBcc: c' }, 'deliver.mail.to must be an address'],
    [{ host: 'h', sender: 'a@b.example', providers: { doubao: 'a@b.example' } }, 'unified social credit codes'],
    [{ host: 'h', sender: 'a@b.example', to: 'a@b.example', password: 'x' }, 'deliver.mail.password is no setting'],
  ])('refuses the settings %j', (settings, text) => {
    expect(() => channel('mail', settings)).toThrowError(expect.objectContaining({ code: 'invalidConfig' }));
    expect(() => channel('mail', settings)).toThrow(text);
  });

  it('knows an address', () => {
    for (const text of ['a@b.cn', 'a.b+c@d-e.example', "o'x@127.example"]) expect(isAddress(text), text).toBe(true);
    for (const text of [
      '',
      'a',
      '@b',
      'a@',
      'a@b@c',
      'a b@c.d',
      'a@b.',
      'a@-b',
      'a@b\n',
      'a@b,c@d',
      '<a@b>',
      `${'x'.repeat(65)}@b`,
    ]) {
      expect(isAddress(text), text).toBe(false);
    }
  });
});
