import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssetReport } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { failing, reportOf, SAMPLE_REPORTS, sampleReport, saved } from '../test-support/reports.ts';
import { scratch } from '../test-support/scratch.ts';
import { JsonCutter } from './json-cutter.ts';
import { MAX_NESTING, MAX_VALUE_CHARS } from './limits.ts';
import { openReport } from './read-report.ts';

function file(text: string): string {
  const path = join(scratch(), 'report.json');
  writeFileSync(path, text);
  return path;
}

async function read(text: string): Promise<AssetReport[]> {
  const assets: AssetReport[] = [];
  for await (const asset of (await openReport(file(text))).assets()) assets.push(asset);
  return assets;
}

const REFUSED = { family: 'invalidArgument', code: 'invalidSource' };
const whole = reportOf(3);

describe('a saved report', () => {
  it.each(Object.entries(SAMPLE_REPORTS))(
    '%s is read from json, from jsonl and from json in another layout',
    async (_, report) => {
      for (const text of [
        saved(report),
        saved(report, 'jsonl'),
        JSON.stringify(report),
        JSON.stringify(report, null, 2),
      ]) {
        expect(await read(text)).toEqual(report.assets);
      }
    },
  );

  it('keeps its run', async () => {
    const { finishedAt: _at, summary: _summary, assets: _assets, ...run } = whole;
    expect((await openReport(file(saved(whole)))).run).toEqual(run);
    expect((await openReport(file(`\ufeff${saved(whole, 'jsonl')}`))).run).toEqual(run);
  });

  it('may have keys named assets elsewhere, and its summary in front', async () => {
    const { assets, ...rest } = whole;
    expect(await read(JSON.stringify({ ...rest, summary: { ...whole.summary, assets: [1, 2] }, assets }))).toEqual(
      assets,
    );
    expect(await read(JSON.stringify({ ...rest, extra: ['assets', { assets: [{}] }], assets }))).toEqual(assets);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n'],
    ['not JSON', 'not a report'],
    ['a list', '[]'],
    ['a text', '"report"'],
    ['an empty object', '{}'],
    ['another tool’s', '{"version":"2.1.0","runs":[]}'],
    ['broken inside', saved(whole).replace('"index":1', '"index":')],
    ['without a summary', saved(whole, 'jsonl').split('\n').slice(0, 3).join('\n')],
    ['of a later schema', saved(whole).replace('"schemaVersion":"1"', '"schemaVersion":"2"')],
    ['of no text as version', saved(whole).replace('"schemaVersion":"1"', '"schemaVersion":{"toString":1}')],
    ['with an asset that is a number', saved(whole).replace('"assets":[', '"assets":[7,')],
    ['with a verdict of its own', saved(whole).replace('"nonCompliant"', '"guilty"')],
    ['with results that are no list', saved(whole).replace('"results":[{', '"results":{"a":{')],
    ['with a second report behind it', saved(whole) + saved(whole)],
  ])('%s is refused by a typed error', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject(REFUSED);
  });

  it('cut at any place is refused, never taken for a smaller one', async () => {
    for (const text of [saved(whole), saved(whole, 'jsonl')]) {
      for (let length = 0; length < text.length - 1; length += 61) {
        await expect(read(text.slice(0, length)), String(length)).rejects.toMatchObject(REFUSED);
      }
    }
  });

  it('nested up to the bound is read, and one deeper is refused', async () => {
    const nested = (depth: number): string => {
      const asset = { ...failing(), readings: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) };
      return JSON.stringify(sampleReport([{ ...asset, readings: { x: asset.readings } } as never]));
    };
    // The report, its list of assets, the asset and its readings are four.
    expect(await read(nested(MAX_NESTING - 4))).toHaveLength(1);
    await expect(read(nested(MAX_NESTING - 3))).rejects.toMatchObject(REFUSED);
    await expect(read('{"a":'.repeat(1_000_000))).rejects.toMatchObject(REFUSED);
  });

  it('that is a folder or is not there is an I/O error', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'x.json'));
    await expect(openReport(join(folder, 'x.json'))).rejects.toMatchObject({ family: 'io', code: 'notReadable' });
    await expect(openReport(join(folder, 'y.json'))).rejects.toMatchObject({ family: 'io', code: 'notFound' });
  });
});

describe('JsonCutter', () => {
  it('finds the same pieces however the text is cut', () => {
    const text = `${saved(sampleReport([failing({ name: 'a"\\{[,]}:.jpg' }), failing()]))}\n{"type":"x"} {"y":[{"assets":1}]}`;
    const pieces = (size: number): string[] => {
      const cutter = new JsonCutter();
      const found: string[] = [];
      for (let at = 0; at < text.length; at += size) {
        for (const piece of cutter.push(text.slice(at, at + size))) found.push(`${piece.kind} ${piece.text.trim()}`);
      }
      cutter.end();
      return found;
    };
    const expected = pieces(text.length);
    expect(expected.map((piece) => piece.split(' ')[0])).toEqual(['head', 'asset', 'asset', 'value', 'value', 'value']);
    for (const size of [1, 2, 3, 7, 100]) expect(pieces(size)).toEqual(expected);
  });

  it('holds a value up to its bound and refuses a longer one', () => {
    const push = (length: number): number => {
      const cutter = new JsonCutter();
      let seen = 0;
      const block = 'x'.repeat(1 << 20);
      for (const _ of cutter.push('{"a":"')) seen++;
      for (let left = length - 6; left > 0; left -= block.length) {
        for (const _ of cutter.push(block.slice(0, left))) seen++;
      }
      return seen;
    };
    expect(push(MAX_VALUE_CHARS)).toBe(0);
    expect(() => push(MAX_VALUE_CHARS + 1)).toThrow('characters');
  });
});
