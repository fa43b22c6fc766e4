import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILES } from '@biaoshi/core';
import { c2paStore, jpeg, jpegJumbf, labelJson, png, pngText, SAMPLE_FIELDS, wrappedJson } from '@biaoshi/testkit';
import { validateReport, validateReportLine } from '@biaoshi/testkit/validate-report';
import { describe, expect, it } from 'vitest';
import { biaoshi, MODULE_LOG, scratch, start } from './test-support/command-line.ts';

const labelled = (fields: object = SAMPLE_FIELDS) => png({ before: [pngText('AIGC', wrappedJson({ ...fields }))] });
/** Label 7 is an error under every profile. */
const wrong = labelled({ ...SAMPLE_FIELDS, Label: '7' });

function folderOf(files: Readonly<Record<string, Uint8Array | string>>): string {
  const cwd = scratch();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return cwd;
}

interface Report {
  readonly profiles: { id: string }[];
  readonly summary: { assets: number };
  readonly assets: {
    asset: { name: string; sha256: string | null };
    results: { profile: string; verdict: { origin: string }; findings: { ruleId: string; fingerprint: string }[] }[];
  }[];
}

/** A look at the picture costs a process and a thousand times the rest. */
const METADATA_ONLY = ['--pixels', 'never'];

async function scan(cwd: string, ...words: string[]): Promise<{ code: number | null; stderr: string; report: Report }> {
  const pixels = words.includes('--pixels') ? [] : METADATA_ONLY;
  const { code, stdout, stderr } = await biaoshi(['scan', ...words, ...pixels, '--reporter', 'json'], { cwd });
  return { code, stderr, report: JSON.parse(stdout) as Report };
}

const originOf = ({ report }: { report: Report }) => report.assets.map(({ results }) => results[0]?.verdict.origin);

describe('biaoshi scan', () => {
  it('answers with 0 and 1 as --fail-on says, and keeps results and notes apart', async () => {
    const cwd = folderOf({ 'a.png': labelled(), 'b.png': wrong });
    expect(await scan(cwd, 'a.png')).toMatchObject({ code: 0, stderr: '' });
    expect(await scan(cwd, '.')).toMatchObject({ code: 1, stderr: '' });
    expect(await scan(cwd, '.', '--fail-on', 'never')).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not pass a provider whose visible label nobody looked for', async () => {
    const cwd = folderOf({ 'a.png': labelled() });
    const { code, report } = await scan(cwd, 'a.png', '--profile', 'cn-provider');
    expect(code).toBe(3);
    expect(report.assets[0]?.results[0]).toMatchObject({ verdict: { origin: 'declared', compliance: 'undetermined' } });
  });

  it('takes a declaration, a hash and several profiles', async () => {
    const cwd = folderOf({ 'a.png': png() });
    expect(originOf(await scan(cwd, 'a.png'))).toEqual(['noneFound']);
    const { report } = await scan(
      cwd,
      'a.png',
      '--declare',
      '--hash',
      '--profile',
      'cn-provider',
      '--profile',
      'cn-platform',
    );
    expect(report.profiles.map(({ id }) => id)).toEqual(['cn-provider', 'cn-platform']);
    expect(report.assets[0]?.results.map(({ profile }) => profile)).toEqual(['cn-provider', 'cn-platform']);
    expect(report.assets[0]?.results[1]?.verdict.origin).toBe('possible');
    expect(report.assets[0]?.asset.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives one verdict a profile, of regimes that want different marks, in every form of report', async () => {
    const cwd = folderOf({ 'a.png': png({ before: [pngText('AIGC', labelJson())] }) });
    const profiles = ['cn-platform', 'eu-ai-act-50'];
    const words = ['a.png', ...profiles.flatMap((id) => ['--profile', id])];
    const { report } = await scan(cwd, ...words);
    expect(report.summary.assets).toBe(1);
    expect(report.assets[0]?.results.map(({ profile }) => profile)).toEqual(profiles);
    const text = await biaoshi(['scan', ...words], { cwd });
    const [headline = ''] = text.stdout.split('\n').filter((line) => line.startsWith('a.png'));
    expect(profiles.filter((id) => headline.includes(`[${id}]`))).toEqual(profiles);
    const rowsOf = async (reporter: string, marks: (id: string) => string) => {
      const { stdout } = await biaoshi(['scan', ...words, '--reporter', reporter], { cwd });
      return profiles.filter((id) => stdout.includes(marks(id)));
    };
    expect(await rowsOf('csv', (id) => `,${id},declared,`)).toEqual(profiles);
    expect(await rowsOf('junit', (id) => `classname="${id}"`)).toEqual(profiles);
    expect(await rowsOf('sarif', (id) => `"profile":"${id}"`)).toEqual(profiles);
    expect(await rowsOf('jsonl', (id) => `{"profile":"${id}","verdict"`)).toEqual(profiles);
  });

  it('writes what its schema allows, whole and line by line', async () => {
    const cwd = folderOf({
      'a.png': labelled(),
      'b.jpg': jpeg(),
      'c.png': 'torn',
      'd.png': png(),
      'd.c2pa': 'no store',
    });
    const line = ['scan', '.', ...METADATA_ONLY, ...PROFILES.flatMap(({ id }) => ['--profile', id])];
    const whole = await biaoshi([...line, '--reporter', 'json'], { cwd });
    expect(validateReport(JSON.parse(whole.stdout))).toEqual([]);
    const lines = (await biaoshi([...line, '--reporter', 'jsonl'], { cwd })).stdout.trim().split('\n');
    expect(lines).toHaveLength(6);
    for (const text of lines) expect(validateReportLine(JSON.parse(text))).toEqual([]);
  });

  it('takes its options from a configuration beside it, and says so', async () => {
    const cwd = folderOf({ 'a.png': png(), 'biaoshi.config.json': '{"declare":true,"locale":"zh-CN"}' });
    const ended = await scan(cwd, 'a.png');
    expect(originOf(ended)).toEqual(['possible']);
    expect(ended.stderr).toBe('biaoshi: 使用 biaoshi.config.json\n');
  });

  it('silences the findings of a baseline without hiding them, and only those', async () => {
    const cwd = folderOf({ 'b.png': wrong });
    const first = await biaoshi(['scan', 'b.png', '--reporter', 'json', '--output', 'base.json'], { cwd });
    expect(first).toMatchObject({ code: 1, stdout: '', stderr: '' });
    const again = await scan(cwd, 'b.png', '--baseline', 'base.json');
    expect(again.code).toBe(0);
    expect(again.stderr).toMatch(/^biaoshi: \d+ findings are in the baseline/);
    const before = JSON.parse(readFileSync(join(cwd, 'base.json'), 'utf8')) as Report;
    expect(again.report.assets).toEqual(before.assets);
    writeFileSync(join(cwd, 'list.json'), '["0000000000000000"]');
    expect(await scan(cwd, 'b.png', '--baseline', 'list.json')).toMatchObject({ code: 1, stderr: '' });
    writeFileSync(join(cwd, 'c.png'), labelled({ ...SAMPLE_FIELDS, Label: '9', ProduceID: 'another' }));
    expect((await scan(cwd, '.', '--baseline', 'base.json')).code).toBe(1);
  });

  it('reads names from standard input and names sources without images', async () => {
    const cwd = folderOf({ 'a.png': png() });
    mkdirSync(join(cwd, 'empty'));
    const ended = await biaoshi(['scan', '-', 'empty', '--reporter', 'csv'], { cwd, input: 'a.png\na.png\n' });
    expect(ended).toMatchObject({ code: 0, stderr: 'biaoshi: no image found in empty\n' });
    expect(ended.stdout.match(/a\.png/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('loads no validator for pictures without a store and no decoder where none is wanted, in this thread or in workers, and does for one with', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `${index}.jpg`);
    const cwd = folderOf(Object.fromEntries(names.map((name) => [name, jpeg()])));
    const store = c2paStore(40);
    const log = join(scratch(), 'modules');
    writeFileSync(log, '');
    const env = { NODE_OPTIONS: `--import ${MODULE_LOG}`, BIAOSHI_MODULE_LOG: log };
    const loaded = async (...words: string[]) => {
      writeFileSync(log, '');
      expect((await biaoshi(['scan', '.', ...words], { cwd, env })).code).toBe(0);
      return readFileSync(log, 'utf8').split('\n');
    };
    const ofLater = (url: string) => /packages\/(?:c2pa|vision)\/|c2pa-wasm|c2pa-node|sharp|onnx/.test(url);
    for (const [words, thread] of [
      [METADATA_ONLY, 'scanner/lib/index.js'],
      [[...METADATA_ONLY, '--concurrency', '2'], 'scanner/lib/worker.js'],
    ] as const) {
      const urls = await loaded(...words);
      expect(urls.some((url) => url.includes(thread))).toBe(true);
      expect(urls.filter(ofLater)).toEqual([]);
    }
    writeFileSync(join(cwd, 'a.jpg'), jpeg({ segments: [jpegJumbf(1, 1, store, 0, store.length)] }));
    const urls = await loaded(...METADATA_ONLY);
    expect(urls.some((url) => url.includes('c2pa-wasm'))).toBe(true);
    expect(urls.filter((url) => /packages\/vision\//.test(url))).toEqual([]);
  });

  it('looks at pictures whose verdict that can change, and loads nothing for others', async () => {
    const cwd = folderOf({ 'a.png': labelled(), 'b.png': labelled() });
    const log = join(scratch(), 'modules');
    const env = { NODE_OPTIONS: `--import ${MODULE_LOG}`, BIAOSHI_MODULE_LOG: log };
    const look = async (...words: string[]) => {
      writeFileSync(log, '');
      const { stdout } = await biaoshi(['scan', '.', ...words], { cwd, env });
      return { stdout, vision: readFileSync(log, 'utf8').includes('packages/vision/') };
    };
    const known = await look();
    expect(known.vision).toBe(false);
    expect(known.stdout).toMatch(/not examined .*explicit label/);
    writeFileSync(join(cwd, 'c.png'), png());
    const open = await look();
    expect(open.vision).toBe(true);
    expect(open.stdout.match(/not detected .*explicit label/g)).toHaveLength(1);
    expect((await look('--quick')).vision).toBe(false);
    expect((await look('--pixels', 'always')).stdout.match(/not detected .*explicit label/g)).toHaveLength(3);
  });

  it('writes the same document with one worker and with several', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `${index}.png`);
    const cwd = folderOf(Object.fromEntries(names.map((name, index) => [name, index % 3 ? png() : labelled()])));
    const [one, two] = await Promise.all(['1', '2'].map((count) => scan(cwd, '.', '--concurrency', count)));
    expect(one?.report.assets).toHaveLength(200);
    expect(two?.report.assets).toEqual(one?.report.assets);
    expect(two?.report.summary).toEqual(one?.report.summary);
  });

  it('continues a run from its journal with nothing twice', async () => {
    const cwd = folderOf({ 'a.png': labelled(), 'b.jpg': jpeg() });
    const journal = join(scratch(), 'journal');
    const first = await scan(cwd, '.', '--resume', journal);
    expect((await scan(cwd, '.', '--resume', journal)).report.assets).toEqual(first.report.assets);
    expect((await biaoshi(['scan', '.', '--resume', journal, '--quick'], { cwd })).code).toBe(2);
  });

  it('reports what was done when it is interrupted', async () => {
    const cwd = folderOf({ 'a.png': png() });
    const child = start(['scan', 'a.png', '-', '--reporter', 'jsonl'], { cwd });
    let [stdout, stderr] = ['', ''];
    child.stderr?.on('data', (piece) => {
      stderr += piece;
    });
    child.stdout?.on('data', (piece) => {
      if (stdout === '') child.kill('SIGINT');
      stdout += piece;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; assets: number });
    expect(code).toBe(130);
    expect(lines[0]?.type).toBe('run');
    expect(lines.at(-1)).toMatchObject({ type: 'summary', assets: lines.length - 2 });
    expect(stderr).toBe(`biaoshi: interrupted; the report covers the ${lines.length - 2} assets that were done\n`);
  });

  it('ends quietly when nobody reads on, and does not call clean what it did not look at', async () => {
    const cwd = folderOf({ 'a.png': png(), 'list.txt': 'a.png\n'.repeat(5000) });
    const child = start(['scan', '@list.txt', ...METADATA_ONLY, '--reporter', 'jsonl'], { cwd });
    let stderr = '';
    child.stderr?.on('data', (piece) => {
      stderr += piece;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(stderr).toBe('');
  });
});

describe('biaoshi inspect', () => {
  it('shows every part and evidence with its bytes, and no text that acts', async () => {
    const hostile = '\u001b]0;owned\u0007\u202e';
    const bytes = png({ before: [pngText('AIGC', labelJson()), pngText('Comment', hostile)] });
    const cwd = folderOf({ 'a.png': bytes });
    const text = await biaoshi(['inspect', 'a.png'], { cwd });
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toContain('Comment');
    expect(text.stdout).not.toMatch(/[\u0007\u001b\u202e]/);
    const { evidence, parts } = JSON.parse((await biaoshi(['inspect', 'a.png', '--reporter', 'json'], { cwd })).stdout);
    const label = evidence.find(({ kind }: { kind: string }) => kind === 'aigcField');
    expect(label.location.path).toBe('png/tEXt[0]/AIGC');
    const { start: from, end: to } = label.location;
    expect(Buffer.from(bytes.subarray(from, to)).toString('latin1')).toContain('"Label":"1"');
    expect(text.stdout).toContain(`bytes ${from}–${to}`);
    expect(parts.map(({ kind, name }: { kind: string; name: string }) => [kind, name])).toEqual(
      expect.arrayContaining([
        ['text', 'AIGC'],
        ['text', 'Comment'],
      ]),
    );
  });

  it('answers with 3 where something could not be read', async () => {
    const cwd = folderOf({ 'a.png': png().subarray(0, 40) });
    const ended = await biaoshi(['inspect', 'a.png'], { cwd });
    expect(ended).toMatchObject({ code: 3, stderr: '' });
    expect(ended.stdout).toContain('truncated');
  });
});
