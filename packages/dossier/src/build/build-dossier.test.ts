import { CLAUSES, type Report } from '@biaoshi/core';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT } from '../../../reporters/src/test-support/sample-assets.ts';
import { SAMPLE_REPORTS } from '../../../reporters/src/test-support/sample-reports.ts';
import { CHANNELS } from '../channels/index.ts';
import { THRESHOLDS } from '../law/law.ts';
import { drawnPage, pdfPages } from '../test-support/read-pdf.ts';
import { ORIGINAL, REPORT, sampleDossier, sampleInput, samplePicture } from '../test-support/sample-dossier.ts';
import { elementsOf } from '../test-support/well-formed.ts';
import { digestsOf } from '../zip/digests.ts';
import { isMemberName } from '../zip/member-name.ts';
import { buildDossier } from './build-dossier.ts';
import { DOSSIER_LIMITS } from './input.ts';
import { originalMembers } from './original-members.ts';

const members = (zip: Uint8Array): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes)]));
const textOf = (all: Readonly<Record<string, Buffer>>, name: string): string =>
  (all[name] ?? Buffer.of()).toString('utf8');

describe('a dossier', () => {
  it('holds the papers in both languages, the report, the pictures, the originals, the form and the log', async () => {
    const all = members(await sampleDossier());
    expect(Object.keys(all)).toEqual([
      'README.txt',
      'SHA256SUMS',
      'custody.jsonl',
      'dossier.en.html',
      'dossier.en.pdf',
      'dossier.html',
      'dossier.pdf',
      'evidence/0001-1-e1.png',
      'evidence/0001-whole.png',
      'form.json',
      'form.txt',
      'manifest.json',
      'manifest.sha256',
      'originals/0001-1.png',
      'report.json',
    ]);
    expect(all['originals/0001-1.png']).toEqual(ORIGINAL);
    expect(JSON.parse(textOf(all, 'report.json'))).toEqual(REPORT);
  });

  it('has a manifest with the size and both digests of every member, and sums over that', async () => {
    const all = members(await sampleDossier());
    const manifest = JSON.parse(textOf(all, 'manifest.json'));
    const around = ['manifest.json', 'manifest.sha256', 'SHA256SUMS'];
    expect(manifest.members.map(({ path }: { path: string }) => path)).toEqual(
      Object.keys(all).filter((name) => !around.includes(name)),
    );
    for (const { path, size, sha256, sm3 } of manifest.members) {
      const digests = digestsOf(all[path] as Buffer);
      expect({ path, size, sha256, sm3 }).toEqual({
        path,
        size: digests.size,
        sha256: digests.sha256,
        sm3: digests.sm3,
      });
    }
    const sums = Object.keys(all)
      .filter((name) => name !== 'SHA256SUMS')
      .map((name) => `${digestsOf(all[name] as Buffer).sha256}  ${name}\n`);
    expect(textOf(all, 'SHA256SUMS')).toBe(sums.join(''));
    expect(manifest.members.find(({ original }: { original?: object }) => original)?.original).toEqual({
      asset: 1,
      name: '荔枝 1.png',
      uri: 'photos/荔枝 1.png',
      matchesReport: true,
    });
  });

  it('is the same bytes for the same input, in another time zone too', async () => {
    const one = await sampleDossier();
    expect(Buffer.compare(one, await sampleDossier())).toBe(0);
    const zone = process.env.TZ;
    try {
      for (const other of ['Asia/Shanghai', 'America/St_Johns']) {
        process.env.TZ = other;
        expect(Buffer.compare(one, await sampleDossier()), other).toBe(0);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('has papers that show the Chinese text, the clause, the pictures and the page numbers', async () => {
    const all = members(await sampleDossier());
    const pages = await pdfPages(all['dossier.pdf'] as Buffer);
    const text = pages.join('');
    const quoted = CLAUSES.find(({ id }) => id === 'measures-6-1')?.quotation as string;
    for (const part of [
      '生成合成内容标识证据材料',
      'CASE-1',
      '2026-0001',
      '客服',
      '荔枝 1.png',
      quoted,
      '本报告的限度',
    ]) {
      expect(text).toContain(part);
    }
    for (const [index, page] of pages.entries()) expect(page).toContain(`第 ${index + 1} / ${pages.length} 页`);
    const pictured = pages.findIndex((page) => page.includes('整幅（缩小）'));
    const page = await drawnPage(all['dossier.pdf'] as Buffer, pictured + 1);
    const colors = new Set<string>();
    for (let y = 60; y < page.height; y += 5) {
      for (let x = 56; x < page.width; x += 10)
        colors.add(
          page
            .pixel(x, y)
            .map((v) => Math.round(v / 255))
            .join(''),
        );
    }
    expect([...colors]).toEqual(expect.arrayContaining(['010', '001']));
    expect((await pdfPages(all['dossier.en.pdf'] as Buffer)).join('')).toContain(
      'Dossier on labels of AI-generated content',
    );
  });

  it('has pages that are well-formed, say the same, and hold the pictures', async () => {
    const all = members(await sampleDossier());
    for (const [name, title] of [
      ['dossier.html', '生成合成内容标识证据材料'],
      ['dossier.en.html', 'Dossier on labels'],
    ] as const) {
      const elements = elementsOf(textOf(all, name));
      expect(textOf(all, name)).toContain(`<title>${title}`);
      const names = elements.map((element) => element.name);
      expect([names.indexOf('style'), names.lastIndexOf('style')]).toEqual([
        names.indexOf('body') - 1,
        names.indexOf('body') - 1,
      ]);
      expect(names.filter((one) => one === 'h1')).toHaveLength(1);
      const shown = elements.filter(({ attributes }) =>
        (attributes.href ?? attributes.src ?? '').startsWith('data:image/png'),
      );
      expect(shown).toHaveLength(2);
    }
  });

  it('leaves marked what nobody told, and fills in what was', async () => {
    const all = members(await sampleDossier());
    const form = textOf(all, 'form.txt');
    expect(form).toContain('■ 订单号 · order number *\n  2026-0001');
    expect(form).toContain('■ 事情经过 · what happened *\n  【请填写】 [fill in]');
    expect(form).toContain(`SHA-256 ${REPORT.assets[0]?.asset.sha256}`);
    const { fields } = JSON.parse(textOf(all, 'form.json'));
    const values = Object.fromEntries(fields.map(({ id, value }: { id: string; value: unknown }) => [id, value]));
    expect(values).toMatchObject({ orderNumber: '2026-0001', events: null, request: null, conversation: null });
    expect((await buildDossier(await sampleInput())).unfilled).toBe(
      Object.values(values).filter((v) => v === null).length,
    );
  });

  it('says when an original is not the file that was scanned, or cannot be compared', async () => {
    const original = (index: number, text: string) => ({ index, chunks: () => [Buffer.from(text)] });
    const dossier = await buildDossier(await sampleInput({ originals: [original(0, 'other'), original(1, 'any')] }));
    const facts = dossier.manifest.members.flatMap((member) => member.original ?? []);
    expect(facts.map(({ matchesReport }) => matchesReport)).toEqual([false, null]);
    const paper = (
      await pdfPages(members(await sampleDossier({ originals: [original(0, 'other')] }))['dossier.pdf'] as Buffer)
    ).join('');
    expect(paper).toContain('与报告中的 SHA-256 不一致');
  });

  it.each(CHANNELS.map(({ id }) => id))('for %s prints no amount beside a finding', async (channel) => {
    const all = members(await sampleDossier({ channel }));
    const pages = await pdfPages(all['dossier.pdf'] as Buffer);
    const [, law = ''] = pages.join('').split('附录：相关法律规定');
    const before = pages.join('').split('附录：相关法律规定')[0] as string;
    expect(before).not.toMatch(/罚款|拘留|\d元|\d 元/);
    if (channel === 'police') {
      for (const { tiers } of THRESHOLDS) for (const tier of tiers) expect(law).toContain(tier);
      expect(law.match(/【请填写】/g)?.length).toBe(4);
      const annex = pages.findIndex((page) => page.includes('附录：相关法律规定'));
      expect(pages[annex]).not.toMatch(/发现\[|证据位置|\[cn-/);
    } else expect(law).not.toMatch(/罚款|30,000/);
  });

  it('lets no text of a hostile report act, in any member', async () => {
    const report = SAMPLE_REPORTS.hostile as Report;
    const text = HOSTILE_TEXT;
    const all = members(
      await sampleDossier({
        report,
        identifier: text.slice(0, 90),
        facts: { orderNumber: text, events: `${text}\n■ 具体请求`, siteUrl: 'javascript:alert(1)' },
        custody: [{ at: '2026-01-01T00:00:00Z', actor: text, action: text, note: text }],
        pictures: new Map(),
        originals: report.assets.map(({ index }) => ({ index, chunks: () => [Buffer.from('x')] })),
      }),
    );
    expect(Object.keys(all).filter((name) => !isMemberName(name))).toEqual([]);
    for (const [name, bytes] of Object.entries(all)) {
      if (name.endsWith('.pdf') || name.startsWith('originals/')) continue;
      expect(bytes.toString('utf8'), name).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066\u2028]/,
      );
    }
    expect(textOf(all, 'form.txt').match(/^■ 具体请求/gm)).toHaveLength(1);
    const html = textOf(all, 'dossier.html');
    expect(html).not.toContain('<b>[x]');
    expect(
      elementsOf(html)
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((name) => /^on/i.test(name)),
    ).toEqual([]);
    for (const page of await pdfPages(all['dossier.pdf'] as Buffer)) {
      expect(page).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066]/);
    }
  });

  it('takes the time stamp in without changing what was stamped', async () => {
    const plain = await buildDossier(await sampleInput());
    const stamped = await buildDossier(await sampleInput({ timestamp: Uint8Array.of(0x30, 0) }));
    expect(stamped.manifestSha256).toBe(plain.manifestSha256);
    expect(members(await sampleDossier({ timestamp: Uint8Array.of(0x30, 0) }))['timestamp.tsr']).toEqual(
      Buffer.of(0x30, 0),
    );
  });

  it.each([
    ['an unknown channel', { channel: '12321' }],
    ['an original of no asset', { originals: [{ index: 99, chunks: () => [] }] }],
    ['an original twice', { originals: [0, 0].map((index) => ({ index, chunks: () => [] })) }],
    ['originals in a redacted copy', { redact: true }],
    ['a number that is too long', { identifier: 'x'.repeat(DOSSIER_LIMITS.identifierChars + 1) }],
    ['a fact that is too long', { facts: { events: 'x'.repeat(DOSSIER_LIMITS.factChars + 1) } }],
    ['a time stamp that is too long', { timestamp: new Uint8Array(DOSSIER_LIMITS.timestampBytes + 1) }],
    [
      'too many originals',
      { originals: Array.from({ length: DOSSIER_LIMITS.originals + 1 }, (_, index) => ({ index, chunks: () => [] })) },
    ],
    [
      'pictures that are too long',
      {
        pictures: new Map([
          [
            0,
            {
              thumbnail: {
                mediaType: 'image/png',
                width: 1,
                height: 1,
                bytes: new Uint8Array(DOSSIER_LIMITS.pictureBytes + 1),
              } as const,
              crops: [],
            },
          ],
        ]),
      },
    ],
    ['too many assets', { report: { ...REPORT, assets: Array(DOSSIER_LIMITS.assets + 1).fill(REPORT.assets[0]) } }],
    ['a report that ended at no time', { report: { ...REPORT, finishedAt: 'later' } }],
  ])('refuses %s', async (_what, changes) => {
    await expect(buildDossier(await sampleInput(changes))).rejects.toMatchObject({
      family: 'invalidArgument',
      code: 'invalidOption',
    });
  });

  it('takes what is just within its limits', async () => {
    const identifier = 'x'.repeat(DOSSIER_LIMITS.identifierChars);
    const facts = { events: 'x'.repeat(DOSSIER_LIMITS.factChars) };
    const timestamp = new Uint8Array(DOSSIER_LIMITS.timestampBytes);
    expect((await buildDossier(await sampleInput({ identifier, facts, timestamp }))).identifier).toBe(identifier);
  });

  it('counts the bytes of all originals together', async () => {
    const originals = [0, 1].map((index) => ({ index, chunks: () => [Buffer.alloc(3), Buffer.alloc(2)] }));
    expect(await originalMembers(REPORT, originals, 10)).toHaveLength(2);
    await expect(originalMembers(REPORT, originals, 9)).rejects.toMatchObject({ code: 'invalidOption' });
  });

  it('gives the pictures of hostile ids names of their own', async () => {
    const picture = await samplePicture('#fff');
    const crops = ['../../x', '../../x', 'e1', 'CON', ''].map((evidence) => ({ evidence, picture }));
    const all = members(await sampleDossier({ pictures: new Map([[0, { thumbnail: null, crops }]]) }));
    const names = Object.keys(all).filter((name) => name.startsWith('evidence/'));
    expect(names).toHaveLength(crops.length);
    expect(names.filter((name) => !isMemberName(name))).toEqual([]);
  });

  it('reads originals in pieces: their length costs no memory', async () => {
    const piece = Buffer.alloc(2 ** 20);
    function* many(): Generator<Uint8Array> {
      for (let at = 0; at < 300; at++) yield piece;
    }
    const dossier = await buildDossier(await sampleInput({ originals: [{ index: 0, chunks: many }] }));
    let [bytes, most] = [0, 0];
    for await (const chunk of dossier.chunks()) {
      bytes += chunk.length;
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    expect(bytes).toBe(dossier.bytes);
    expect(bytes).toBeGreaterThan(300 * 2 ** 20);
    expect(most).toBeLessThan(200 * 2 ** 20);
  });
});

describe('a redacted copy', () => {
  const SECRETS = ['张三-家门口', 'a portrait of my neighbour', '31.23041', 'S. Person', '13800000000'];
  const report = (): Report => {
    const [first, second] = REPORT.assets;
    const name = '张三-家门口.png';
    const [trace] = second?.evidence ?? [];
    return {
      ...REPORT,
      assets: [
        {
          ...(first as NonNullable<typeof first>),
          asset: { ...(first as NonNullable<typeof first>).asset, uri: `/home/zhang/${name}`, name },
          problems: [
            {
              code: 'extensionMismatch',
              severity: 'warning',
              location: { path: '', start: 0, end: 0 },
              data: { name, gpsLatitude: '31.23041' },
            },
          ],
        },
        {
          ...(second as NonNullable<typeof second>),
          evidence: [
            { ...trace, data: { ...trace?.data, raw: 'a portrait of my neighbour' } },
            ...(second as NonNullable<typeof second>).evidence.slice(1),
          ] as never,
        },
      ],
    };
  };

  it('says nowhere what is to be left out, and lists where it was', async () => {
    const given = await sampleInput({
      report: report(),
      redact: true,
      originals: [],
      facts: { orderNumber: '13800000000', events: '经过' },
      custody: [{ at: '2026-01-01T00:00:00Z', actor: 'S. Person', action: 'received', note: '13800000000' }],
    });
    const dossier = await buildDossier(given);
    const all = members(await sampleDossier(given));
    for (const [name, bytes] of Object.entries(all)) {
      const text = name.endsWith('.pdf') ? (await pdfPages(bytes)).join('') : bytes.toString('utf8');
      for (const secret of SECRETS) expect(text.includes(secret), `${name}: ${secret}`).toBe(false);
    }
    expect(dossier.manifest.redacted).toBe(true);
    expect(
      textOf(all, 'redactions.json')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(dossier.redactions);
    expect(dossier.redactions).toEqual(
      expect.arrayContaining([
        { path: '/assets/0/asset/uri', reason: 'path' },
        { path: '/assets/0/asset/name', reason: 'name' },
        { path: '/assets/1/evidence/0/data/raw', reason: 'prompt' },
        { path: '/assets/0/problems/0/data/gpsLatitude', reason: 'place' },
      ]),
    );
    expect(textOf(all, 'form.txt')).toContain('经过');
  });

  it('says of verdicts and findings what the report says', async () => {
    const all = members(await sampleDossier({ report: report(), redact: true, originals: [] }));
    const copy = JSON.parse(textOf(all, 'report.json')) as Report;
    const judged = ({ assets }: Report) =>
      assets.map(({ results, readings }) => ({
        readings,
        results: results.map(({ verdict, findings }) => [
          verdict,
          findings.map(({ ruleId, outcome }) => [ruleId, outcome]),
        ]),
      }));
    expect(judged(copy)).toEqual(judged(REPORT));
  });
});
