import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { expand, faultsOf, urisBelow } from '../../test-support/expand.ts';
import { plainPng, tempFolder } from '../../test-support/temp-folder.ts';
import { SOURCES } from './index.ts';

describe('a folder', () => {
  it('offers every file below it, hidden ones too, in the order of names with folders in place', async () => {
    const folder = tempFolder({
      'b.png': 'x',
      'a/z.png': 'x',
      'a/.hidden/y.png': 'x',
      'a.png': 'x',
      'B.png': 'x',
      '图.jpg': 'x',
      c: 'x',
    });
    const expanded = await expand([`${folder}/`]);
    expect(urisBelow(folder, expanded)).toEqual([
      'B.png',
      'a/.hidden/y.png',
      'a/z.png',
      'a.png',
      'b.png',
      'c',
      '图.jpg',
    ]);
    expect(expanded.entries.every(({ explicit }) => !explicit)).toBe(true);
  });

  it('ends where links form loops, and reads a folder with several names once', async () => {
    const folder = tempFolder({ 'real/one.png': 'x', 'real/deep/two.png': 'x' });
    symlinkSync('..', join(folder, 'real/deep/up'));
    symlinkSync('.', join(folder, 'self'));
    symlinkSync(join(folder, 'real'), join(folder, 'zlink'));
    symlinkSync('real/one.png', join(folder, 'file-link.png'));
    expect(urisBelow(folder, await expand([folder]))).toEqual(['file-link.png', 'real/deep/two.png', 'real/one.png']);
  });

  it('does not multiply the files of folders that link to one another', async () => {
    const folder = tempFolder({ 'd25/leaf.png': 'x' });
    for (let level = 24; level >= 0; level--) {
      mkdirSync(join(folder, `d${level}`));
      for (const side of ['left', 'right']) symlinkSync(`../d${level + 1}`, join(folder, `d${level}`, side));
    }
    expect(urisBelow(folder, await expand([folder]))).toHaveLength(1);
  });

  it('offers a link that leads nowhere, and passes over what can be no asset', async () => {
    const folder = tempFolder();
    symlinkSync('nowhere', join(folder, 'gone.png'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.png')]);
    const expanded = await expand([folder]);
    expect(urisBelow(folder, expanded)).toEqual(['gone.png']);
    expect(expanded.skipped).toBe(1);
  });

  it('goes down as far as there are folders', async () => {
    const folder = tempFolder();
    const deep = 'd/'.repeat(1500);
    execFileSync('sh', [
      '-c',
      `cd ${folder} && i=0; while [ $i -lt 1500 ]; do mkdir d && cd d; i=$((i+1)); done; : > leaf.png`,
    ]);
    expect(urisBelow(folder, await expand([folder]))).toEqual([`${deep}leaf.png`]);
  });
});

describe('a pattern', () => {
  const folder = () => tempFolder({ 'a.png': 'x', 'b.jpg': 'x', '.c.png': 'x', 'in/d.png': 'x', 'in/deep/e.png': 'x' });

  it.each([
    ['*.png', ['.c.png', 'a.png']],
    ['**/*.png', ['.c.png', 'a.png', 'in/d.png', 'in/deep/e.png']],
    ['*/*.png', ['in/d.png']],
    ['{in,out}/**/e.*', ['in/deep/e.png']],
    ['[ab].*', ['a.png', 'b.jpg']],
    ['nothing-*.png', []],
  ])('%s', async (pattern, expected) => {
    const root = folder();
    expect(urisBelow(root, await expand([join(root, pattern)]))).toEqual(expected);
  });

  it('is a file where a file has this very name', async () => {
    const root = tempFolder({ 'a[1].png': 'x', 'a1.png': 'x' });
    const { entries } = await expand([join(root, 'a[1].png')]);
    expect(entries).toEqual([{ kind: 'file', path: join(root, 'a[1].png'), explicit: true }]);
  });
});

describe('a list', () => {
  const paths = async (content: string | Buffer, limits = {}) => {
    const list = join(tempFolder({ 'list.txt': content }), 'list.txt');
    const { entries } = await expand([`@${list}`], limits);
    return entries.map((entry) => (entry.kind === 'file' ? entry.path : `${entry.kind}:${entry.uri}`));
  };

  it.each<[string, string | Buffer, string[]]>([
    ['lines', 'a.png\nb c.png\n', ['a.png', 'b c.png']],
    ['no end of the last line', 'a.png\nb.png', ['a.png', 'b.png']],
    ['CRLF', 'a.png\r\nb.png\r\n', ['a.png', 'b.png']],
    ['a byte-order mark', '\uFEFFa.png\nb.png', ['a.png', 'b.png']],
    ['empty lines', '\n\na.png\n\r\n\nb.png\n\n', ['a.png', 'b.png']],
    ['NUL, with line ends inside names', 'a\nb.png\0c\r\0', ['a\nb.png', 'c\r']],
    [
      'signs that mean something elsewhere',
      '@x.txt\n-\n*.png\n#no comment.png\n',
      ['@x.txt', '-', '*.png', '#no comment.png'],
    ],
    ['addresses', 'https://u:p@example.org/%E5%9B%BE.png?k=1\n', ['url:https://example.org/%E5%9B%BE.png?k=1']],
    ['nothing', '', []],
  ])('%s', async (_name, content, expected) => {
    expect(await paths(content)).toEqual(expected);
  });

  it('is cut right wherever the blocks of its bytes end', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `图片-${at}.png`);
    const bytes = Buffer.from(`\uFEFF${names.join('\r\n')}`);
    for (const size of [1, 2, 3, 7, 64]) {
      const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const { entries } = await expand(['@-'], {}, Readable.from(blocks));
      expect(entries.map((entry) => entry.kind === 'file' && entry.path)).toEqual(names);
    }
  });

  it('answers for an entry that is too long, and goes on after it', async () => {
    const limits = { maxListEntryBytes: 250 };
    const long = 'x'.repeat(251);
    const fits = 'y'.repeat(250);
    expect(await paths(`a.png\n${long}\n${fits}\nb.png`, limits)).toEqual([
      'a.png',
      `fault:${'x'.repeat(200)}…`,
      fits,
      'b.png',
    ]);
    expect(await paths(`${'z'.repeat(300_000)}\nb.png`, limits)).toEqual([`fault:${'z'.repeat(200)}…`, 'b.png']);
  });

  it('throws when it is not there, and when it has no name', async () => {
    await expect(expand(['@/nowhere/list.txt'])).rejects.toMatchObject({ code: 'notFound', family: 'io' });
    await expect(expand([`@${tempFolder()}`])).rejects.toMatchObject({ code: 'notReadable', family: 'io' });
    await expect(expand(['@'])).rejects.toMatchObject({ code: 'invalidSource' });
  });
});

describe('a name', () => {
  it('that nothing has is offered as a file', async () => {
    const { entries } = await expand(['/nowhere/a.png', '/nowhere/b.zip']);
    expect(entries.map(({ kind }) => kind)).toEqual(['file', 'file']);
  });

  it('that is empty is the mistake of the caller', async () => {
    await expect(expand([''])).rejects.toMatchObject({ code: 'invalidSource' });
  });

  it('of an archive that holds something else is offered as a file', async () => {
    const folder = tempFolder({
      'empty.zip': '',
      'picture.zip': plainPng,
      'picture.tar': plainPng,
      'text.tgz': 'hello',
    });
    for (const name of ['empty.zip', 'picture.zip', 'picture.tar', 'text.tgz']) {
      const path = join(folder, name);
      expect((await expand([path])).entries).toEqual([{ kind: 'file', path, explicit: true }]);
    }
  });
});

it('every kind of source has an id of its own, and the last takes anything', () => {
  expect(new Set(SOURCES.map(({ id }) => id)).size).toBe(SOURCES.length);
  expect(SOURCES.at(-1)?.matches({ text: 'anything', found: 'missing' })).toBe(true);
  expect(SOURCES.slice(0, -1).some((kind) => kind.matches({ text: 'anything', found: 'missing' }))).toBe(false);
});

it('a folder that cannot be listed is a result', async () => {
  const folder = tempFolder({ 'a.png': 'x' });
  const gone = join(folder, 'b');
  mkdirSync(gone);
  const long = join(gone, 'n'.repeat(255));
  mkdirSync(long);
  writeFileSync(join(long, 'c.png'), 'x');
  const root = `${folder}/${'./'.repeat(1930)}`;
  const expanded = await expand([root]);
  expect(faultsOf(expanded)).toMatchObject([['n'.repeat(255), 'ioError', { errno: 'ENAMETOOLONG' }]]);
});
