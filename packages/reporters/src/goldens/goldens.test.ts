import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { LOCALE_IDS, type Report } from '@biaoshi/core';
import { expect, it } from 'vitest';
import { render } from '../render.ts';
import type { Reporter } from '../reporter.ts';
import { REPORTERS } from '../reporters.ts';
import { SAMPLE_REPORTS } from '../test-support/sample-reports.ts';

/** `UPDATE_GOLDENS=1` rewrites them; look at the difference before committing it. */
const UPDATE = process.env.UPDATE_GOLDENS === '1';
const FOLDER = new URL('./', import.meta.url);

/** The catalogue of rules has a test of its own; here each new rule would change every file. */
const steady = (text: string): string =>
  text
    .replace(/"rules":\[.*?\]\}\}(?=,"language")/, '"rules":[]}}')
    .replace(/,?"(?:ruleIndex|index)":\d+(?=[,}])/g, '');

function goldens(reporter: Reporter, name: string, report: Report): [file: string, text: string][] {
  const texts = LOCALE_IDS.map((locale) => render(reporter, report, { locale, color: false }));
  const kept = reporter.id === 'sarif' ? texts.map(steady) : texts;
  if (kept.every((text) => text === kept[0])) return [[`${name}.${reporter.id}.golden`, kept[0] as string]];
  return kept.map((text, index) => [`${name}.${LOCALE_IDS[index]}.${reporter.id}.golden`, text]);
}

const ALL = REPORTERS.flatMap((reporter) =>
  Object.entries(SAMPLE_REPORTS).flatMap(([name, report]) => goldens(reporter, name, report)),
);

it.each(ALL)('%s', (file, text) => {
  const path = new URL(file, FOLDER);
  if (UPDATE) writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : 'no golden: run with UPDATE_GOLDENS=1').toBe(text);
});

it('keeps no golden that nothing writes', () => {
  const written = new Set([...ALL.map(([file]) => file), 'goldens.test.ts']);
  expect(readdirSync(FOLDER).filter((file) => !written.has(file))).toEqual([]);
});
