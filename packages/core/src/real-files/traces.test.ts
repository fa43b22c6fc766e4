import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AssetEvidence, memorySource, readEvidenceSync } from '@biaoshi/core';
import { type CorpusRow, sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

/** Texts of generators that people saw in the file: where, and how they begin. */
interface TraceRow extends CorpusRow {
  readonly generator: readonly { readonly where: string; readonly head: string }[];
}

const corpus = sharedCorpus();
const rows = (corpus?.rows ?? []) as readonly TraceRow[];
const inSet = (set: string) => rows.filter((row) => row.set === set);

const read = (row: CorpusRow, keepParts = false): AssetEvidence =>
  readEvidenceSync(memorySource(readFileSync(join(corpus?.root ?? '', row.file))), { keepParts });

/** Names of what tells for itself, hints left out. */
function telling({ evidence }: AssetEvidence): string[] {
  const names = evidence.flatMap((item) =>
    item.kind === 'generatorTrace' && item.data.strength !== 'hint' ? [item.data.generator] : [],
  );
  return [...new Set(names)].sort();
}

/** How collectors call the files of a tool. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^automatic1111|^sd-webui/, 'a1111'],
  [/^comfyui/, 'comfyui'],
  [/^fooocus/, 'fooocus'],
  [/^forge-/, 'forge'],
  [/^grok/, 'grok'],
  [/^invokeai/, 'invokeai'],
  [/^mj-/, 'midjourney'],
  [/^novelai/, 'novelai'],
];

/** What the seen texts say where the name says nothing. */
const BY_TEXT: readonly (readonly [RegExp, string])[] = [
  [/:workflow /, 'comfyui'],
  [/:parameters .*\n(?:Steps|Negative prompt): |A1111 text/s, 'a1111'],
];

function expected(row: TraceRow): string | undefined {
  const name = row.file.split('/').at(-1) ?? '';
  const seen = row.generator.map(({ where, head }) => `${where} ${head}`).join('\n');
  const match = ([pattern]: readonly [RegExp, string], text: string) => pattern.test(text);
  return (BY_NAME.find((entry) => match(entry, name)) ?? BY_TEXT.find((entry) => match(entry, seen)))?.[1];
}

const marked = inSet('generator_meta').filter(({ generator }) => generator.length > 0);
const unmarked = inSet('generator_meta').filter(({ generator }) => generator.length === 0);

describe.skipIf(!corpus)('traces in real files', () => {
  it.each(marked.map((row) => [row.file, row] as const))('%s: its generator and no other', (_, row) => {
    const evidence = read(row);
    expect(telling(evidence)).toEqual([expected(row)]);
    expect(evidence.readings.generatorTrace).toBe('present');
  });

  it('a file that holds nothing of a generator has no trace', () => {
    const found = unmarked.map((row) => [row.file, read(row)] as const);
    expect(found.length).toBeGreaterThan(0);
    for (const [file, { evidence, readings, format }] of found) {
      expect(evidence.filter(({ kind }) => kind === 'generatorTrace')).toEqual([]);
      expect(readings.generatorTrace, file).toBe(format === null ? 'unreadable' : 'absent');
    }
  });

  it('nothing tells in the hard negatives', () => {
    const negatives = inSet('hard_negatives');
    expect(negatives.length).toBeGreaterThan(100);
    expect(negatives.filter((row) => telling(read(row)).length > 0).map(({ file }) => file)).toEqual([]);
  });

  it('nothing tells in a photograph, nor in any other file of the readers’ own test sets', () => {
    const robust = inSet('metadata_robustness').map((row) => ({ file: row.file, ...read(row, true) }));
    const isPhotograph = ({ parts }: AssetEvidence) =>
      parts.some((part) => part.kind === 'exifText' && part.tagName === 'Model');
    expect(robust.filter(isPhotograph).length).toBeGreaterThan(40);
    expect(robust.filter((evidence) => telling(evidence).length > 0).map(({ file }) => file)).toEqual([]);
  });
});
