import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AssetReport,
  CONTAINERS,
  type Evidence,
  isExamined,
  isPixelFamily,
  RULES,
  type Rule,
  TRACES,
  type XmpHistoryData,
} from '@biaoshi/core';
import { scanAsset } from '@biaoshi/scanner';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { anchorsText, papersText, SPECIMENS } from './corpus.ts';
import { GROUPS, type Paper, type Provenance } from './specimen.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const papers = readFileSync(join(folder, 'papers.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Paper);
const pathOf = (file: string): string => join(folder, 'files', file);

const trustAnchors = readFileSync(join(folder, 'trust-anchors.pem'), 'utf8');
const CHINESE = ['cn-platform', 'cn-provider'] as const;

type Results = AssetReport['results'];

const openFindings = (results: Results, profile: string) =>
  results
    .find((result) => result.profile === profile)
    ?.findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'notApplicable') ?? [];

const messagesOf = (results: Results, profile: string): string[] =>
  [...new Set(openFindings(results, profile).map(({ ruleId, messageId }) => `${ruleId}/${messageId}`))].sort();

/** Of every file here a provider is told that nobody looked at its pixels. */
const isOfFile = (ruleId: string): boolean => ruleId !== 'explicit-label-not-assessed';

/** What a scan says, in the words of the papers. */
async function scanned({ file, also, provenance }: Paper) {
  const world = Object.keys(provenance?.worldFindings ?? {});
  const report = await scanAsset(pathOf(file), { profiles: [...CHINESE, ...world], trustAnchors, pixels: 'never' });
  const { evidence, readings, results } = report;
  const labels = evidence.flatMap((item) => (item.kind === 'aigcField' ? [item.data.fields] : []));
  return {
    format: report.asset.format,
    aigcField: readings.aigcField,
    origin: results[0]?.verdict.origin,
    fields: labels.length === 0 ? null : labels,
    findings: [...new Set(openFindings(results, 'cn-provider').map(({ ruleId }) => ruleId))].filter(isOfFile).sort(),
    ...(also && { also: also.filter((family) => readings[family] === 'present') }),
    ...(provenance && { provenance: provenanceIn(report, world) }),
  };
}

function provenanceIn({ evidence, results }: AssetReport, world: readonly string[]): Provenance {
  const wordsOf = (words: (item: Evidence) => readonly string[]): readonly string[] => evidence.flatMap(words);
  return {
    c2pa: evidence.flatMap((item) => (item.kind === 'c2paManifest' ? [item.data.state] : [])),
    inceptions: wordsOf((item) => (item.kind === 'c2paManifest' && isExamined(item.data) ? [item.data.inception] : [])),
    sourceTypes: wordsOf(({ kind, data }) =>
      kind === 'digitalSourceType' ? [`${data.term ?? 'none'} ${data.ai} ${data.spelling}`] : [],
    ),
    traces: wordsOf(({ kind, data, reader }) =>
      kind === 'generatorTrace' ? [`${reader.replace('trace:', '')}/${data.generator} ${data.strength}`] : [],
    ),
    cameras: wordsOf(({ kind, data }) => (kind === 'captureDevice' ? [`${data.make} ${data.model}`] : [])),
    agents: wordsOf(({ kind, data }) => (kind === 'xmpHistory' ? agentsOf(data) : [])),
    integrity: results[0]?.verdict.integrity ?? 'unverifiable',
    platformFindings: messagesOf(results, 'cn-platform'),
    worldFindings: Object.fromEntries(world.map((profile) => [profile, messagesOf(results, profile)])),
  };
}

/** Of the events; where there is none, what the file was made with. */
const agentsOf = ({ events, creatorTool }: XmpHistoryData): readonly string[] =>
  events.length > 0 ? events.map(({ softwareAgent }) => softwareAgent) : [creatorTool];

describe('the corpus', () => {
  it('is what its code makes, byte for byte', async () => {
    expect(readFileSync(join(folder, 'papers.jsonl'), 'utf8')).toBe(papersText());
    expect(trustAnchors).toBe(anchorsText);
    for (const { file, bytes } of SPECIMENS) expect(readFileSync(pathOf(file)).equals(bytes), file).toBe(true);
  });

  it('has papers for every file, once', () => {
    const onDisk = GROUPS.flatMap((group) => readdirSync(pathOf(group)).map((name) => `${group}/${name}`));
    expect(papers.map(({ file }) => file).sort()).toEqual(onDisk.sort());
  });

  it('is small', () => {
    const sizes = papers.map(({ file }) => statSync(pathOf(file)).size);
    const unsigned = papers.filter(({ provenance }) => !provenance?.c2pa.length);
    expect(Math.max(...unsigned.map(({ bytes }) => bytes))).toBeLessThan(4096);
    expect(Math.max(...sizes)).toBeLessThan(8192);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1024 * 1024);
  });

  it('shows every container with a label, where it has a home for one, and without', () => {
    const having = (reading: Paper['aigcField']) =>
      new Set(
        papers
          .filter(({ aigcField, group }) => aigcField === reading && group !== 'damage')
          .map(({ format }) => format),
      );
    const formats = CONTAINERS.map(({ id }) => id);
    expect(formats.filter((id) => !having('absent').has(id))).toEqual([]);
    expect(formats.filter((id) => !having('present').has(id))).toEqual(['bmp']);
  });

  it('shows every serialisation', () => {
    const numbers = new Set(papers.flatMap(({ pins }) => /^serialisation (\d+)/.exec(pins)?.[1] ?? []));
    const wanted = [...Array(13).keys()].map((index) => String(index + 1).padStart(2, '0'));
    expect([...wanted, '15'].filter((number) => !numbers.has(number))).toEqual([]);
  });

  /** Rules about what is seen in the picture, or computed from it: a few pixels of made-up noise show nothing. */
  const isOfPixels = ({ id, families }: Rule): boolean =>
    id === 'security-data-binding-differs' ||
    (id !== 'explicit-label-not-assessed' && families.some((family) => isPixelFamily(family)));

  it('shows a finding of every rule about the file itself', () => {
    const world = papers.flatMap(({ provenance }) => Object.values(provenance?.worldFindings ?? {}).flat());
    const found = new Set([
      ...papers.flatMap(({ findings }) => findings),
      ...world.map((finding) => finding.split('/')[0]),
    ]);
    const rules: readonly Rule[] = RULES;
    expect(rules.filter((rule) => !found.has(rule.id) && !isOfPixels(rule)).map(({ id }) => id)).toEqual([]);
  });

  it('shows every family of traces', () => {
    const traces = papers.flatMap(({ provenance }) => provenance?.traces ?? []);
    const found = new Set(traces.map((trace) => `trace:${trace.split('/')[0]}`));
    expect(TRACES.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
  });
});

describe('a scan of each file says what its papers say', () => {
  it.each(papers)('$file', async (paper) => {
    const { format, aigcField, origin, fields, findings, also, provenance } = paper;
    const told = { format, aigcField, origin, fields, findings: [...findings].sort(), also, provenance };
    expect(await scanned(paper)).toEqual(told);
  });
});

describe('another decoder shows the good ones as pictures', () => {
  it.each(papers.filter(({ decodes }) => decodes))('$file', async ({ file }) => {
    const { info } = await sharp(pathOf(file)).raw().toBuffer({ resolveWithObject: true });
    expect(info.width * info.height).toBeGreaterThan(0);
  });
});
