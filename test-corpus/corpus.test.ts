import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTAINERS, RULES } from '@biaoshi/core';
import { scanAssetSync } from '@biaoshi/scanner';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { papersText, SPECIMENS } from './corpus.ts';
import { GROUPS, type Paper } from './specimen.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const papers = readFileSync(join(folder, 'papers.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Paper);
const pathOf = (file: string): string => join(folder, 'files', file);

/** What a scan says, in the words of the papers. */
function scanned({ file, also }: Paper) {
  const report = scanAssetSync(pathOf(file), { profiles: ['cn-platform', 'cn-provider'] });
  const [platform, provider] = report.results;
  const labels = report.evidence.flatMap((evidence) => (evidence.kind === 'aigcField' ? [evidence.data.fields] : []));
  const findings = provider?.findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'notApplicable') ?? [];
  return {
    format: report.asset.format,
    aigcField: report.readings.aigcField,
    origin: platform?.verdict.origin,
    fields: labels.length === 0 ? null : labels,
    findings: [...new Set(findings.map(({ ruleId }) => ruleId))].sort(),
    ...(also && { also: also.filter((family) => report.readings[family] === 'present') }),
  };
}

describe('the corpus', () => {
  it('is what its code makes, byte for byte', () => {
    expect(readFileSync(join(folder, 'papers.jsonl'), 'utf8')).toBe(papersText());
    for (const { file, bytes } of SPECIMENS) expect(readFileSync(pathOf(file)).equals(bytes), file).toBe(true);
  });

  it('has papers for every file, once', () => {
    const onDisk = GROUPS.flatMap((group) => readdirSync(pathOf(group)).map((name) => `${group}/${name}`));
    expect(papers.map(({ file }) => file).sort()).toEqual(onDisk.sort());
  });

  it('is small', () => {
    const sizes = papers.map(({ file }) => statSync(pathOf(file)).size);
    expect(Math.max(...sizes)).toBeLessThan(4096);
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

  it('shows a finding of every rule', () => {
    const found = new Set(papers.flatMap(({ findings }) => findings));
    expect(RULES.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
  });
});

describe('a scan of each file says what its papers say', () => {
  it.each(papers)('$file', (paper) => {
    const { format, aigcField, origin, fields, findings, also } = paper;
    expect(scanned(paper)).toEqual({ format, aigcField, origin, fields, findings: [...findings].sort(), also });
  });
});

describe('another decoder shows the good ones as pictures', () => {
  it.each(papers.filter(({ decodes }) => decodes))('$file', async ({ file }) => {
    const { info } = await sharp(pathOf(file)).raw().toBuffer({ resolveWithObject: true });
    expect(info.width * info.height).toBeGreaterThan(0);
  });
});
