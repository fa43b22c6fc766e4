import { describe, expect, it } from 'vitest';
import { compareDependencies } from './dependencies.mjs';
import { firstDifference } from './difference.mjs';
import { checkLinks } from './links.mjs';
import { table } from './markdown.mjs';
import { replaceMarked } from './marked.mjs';
import { isSame, replaceTranscripts } from './transcripts.mjs';

const sections = { facts: () => '| a |\n|---|\n', later: async () => 'done' };

describe('marked sections', () => {
  it('are made anew, and what stands around them is left alone', async () => {
    const text =
      'before\n<!-- generated:facts -->\nold\n<!-- /generated -->\nbetween\n<!-- generated:later -->\n<!-- /generated -->';
    const complaints: string[] = [];
    expect(await replaceMarked('p.md', text, complaints, sections)).toBe(
      'before\n<!-- generated:facts -->\n| a |\n|---|\n<!-- /generated -->\nbetween\n<!-- generated:later -->\ndone\n<!-- /generated -->',
    );
    expect(complaints).toEqual([]);
  });

  it('of an unknown name, or without an end, are complaints and are left alone', async () => {
    const text = '<!-- generated:fcats -->\nold\n<!-- /generated -->\n<!-- generated:facts -->\nnever closed';
    const complaints: string[] = [];
    expect(await replaceMarked('p.md', text, complaints, sections)).toBe(text);
    expect(complaints).toEqual([
      'p.md: 2 generated sections are opened, 1 closed',
      'p.md: no section is called "fcats"',
    ]);
  });
});

describe('transcripts', () => {
  const run = (calls: unknown[]) => async (args: readonly string[], locale: string) => {
    calls.push([args, locale]);
    return { stdout: `out of ${args.join(' ')}\n`, exitCode: 0 };
  };

  it('run each command in the locale of their block and show what comes', async () => {
    const calls: unknown[] = [];
    const complaints: string[] = [];
    const text =
      'a\n```console zh-CN\n$ npm start -- rules\nold\n$ npm start -- scan x y\n```\nb\n```console\n$ npm start -- rules\n```\n';
    expect(await replaceTranscripts('p.md', text, complaints, run(calls))).toBe(
      'a\n```console zh-CN\n$ npm start -- rules\nout of rules\n$ npm start -- scan x y\nout of scan x y\n```\nb\n```console\n$ npm start -- rules\nout of rules\n```\n',
    );
    expect(calls).toEqual([
      [['rules'], 'zh-CN'],
      [['scan', 'x', 'y'], 'zh-CN'],
      [['rules'], 'en'],
    ]);
    expect(complaints).toEqual([]);
  });

  it.each(['$ rm -rf x', '$ npm start -- scan a | less', '$ npm start -- scan "a b"'])(
    'do not run %s',
    async (line) => {
      const calls: unknown[] = [];
      const complaints: string[] = [];
      const text = `\`\`\`console\n${line}\nold\n\`\`\`\n`;
      expect(await replaceTranscripts('p.md', text, complaints, run(calls))).toBe(text);
      expect([calls, complaints]).toEqual([[], [`p.md: not a command that can be run: ${line}`]]);
    },
  );

  it.each([70, 'ENOENT'])('keep what they show when the program ends with %s', async (exitCode) => {
    const complaints: string[] = [];
    const text = '```console\n$ npm start -- rules\nold\n```\n';
    const crash = async () => ({ stdout: '', exitCode });
    expect(await replaceTranscripts('p.md', text, complaints, crash)).toBe(text);
    expect(complaints).toEqual([`p.md: exit code ${exitCode} from: $ npm start -- rules`]);
  });

  it.each([
    ['the same', 'a\nb\n', 'a\nb\n', true],
    ['another line', 'a\nb\n', 'a\nc\n', false],
    ['another moment and duration', 'at 2026-01-02T03:04:05.678Z in 12 ms', 'at 2027-11-12T13:14:15Z in 3.4 ms', true],
    ['another count', '12 files in 3 ms', '13 files in 3 ms', false],
    ['an elision in the middle', 'a\n…\nd\n', 'a\nb\nc\nd\n', true],
    ['an elision of nothing', 'a\n…\nb\n', 'a\nb\n', true],
    ['an elision at the end', 'a\n…\n', 'a\nb\nc\n', true],
    ['an elision, and a line behind it that is not there', 'a\n…\ne\n', 'a\nb\nc\nd\n', false],
    ['an elision, and lines behind it in another order', 'a\n…\nd\n…\nb\n', 'a\nb\nc\nd\n', false],
    ['an elision that may not use a line twice', 'a\n…\na\n', 'a\n', false],
  ])('%s', (_, shown, now, same) => {
    expect(isSame(shown, now)).toBe(same);
  });
});

describe('links and paths', () => {
  const check = (text: string) => checkLinks('docs/page.md', text);

  it('that lead somewhere are no complaint', () => {
    const text =
      '[a](../package.json) [b](https://example.com/x) [c](#a-b) `packages/*/src` `packages/core/<id>` `core/x`\n## A: b!';
    expect(check(text)).toEqual([]);
  });

  it.each([
    ['[a](nowhere.md)', 'docs/page.md: the link nowhere.md leads nowhere'],
    ['[a](#not-here)', 'docs/page.md: docs/page.md has no heading #not-here'],
    ['`packages/core/src/nothing.ts`', 'docs/page.md: there is no packages/core/src/nothing.ts'],
    ['`packages/core/src/*.cpp`', 'docs/page.md: there is no packages/core/src/*.cpp'],
  ])('%s is a complaint', (text, complaint) => {
    expect(check(text)).toEqual([complaint]);
  });

  it('inside a fenced block are samples', () => {
    expect(check('```text\n[a](nowhere.md) `packages/none`\n```')).toEqual([]);
  });
});

describe('the dependencies page', () => {
  const used = new Map([
    ['a', new Set(['1.0.0'])],
    ['b', new Set(['2.0.0', '2.1.0'])],
  ]);

  it('names what has no row, what has no use and what has another version', () => {
    const page = '| `b` | `2.0.0` | root | why | – |\n| `c` | `3.0.0` | root | why | – |\n';
    expect(compareDependencies(page, used)).toEqual([
      'docs/dependencies.md: no row for a',
      'docs/dependencies.md: b is used in 2.1.0',
      'docs/dependencies.md: nothing depends on c',
    ]);
  });

  it('may speak of what was left out', () => {
    const page = '| `a` | `1.0.0` | x |\n| `b` | `2.0.0` | x |\n| `left-out` | too large |\n';
    expect(compareDependencies(page, new Map([...used, ['b', new Set(['2.0.0'])]]))).toEqual([]);
  });
});

it('a table keeps its columns whatever a cell holds', () => {
  expect(table(['a', 'b'], [['x|y', 'two\nlines']])).toBe('| a | b |\n|---|---|\n| x\\|y | two lines |');
});

it('a difference shows the first lines that differ', () => {
  expect(firstDifference('a\nb\nc', 'a\nx\nc')).toBe('  line 2:\n- b\n- c\n+ x\n+ c');
});
