import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { png } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { biaoshi, scratch } from './test-support/command-line.ts';

interface Case {
  readonly title: string;
  readonly line: string;
  readonly code: number;
  /** What standard error says, or standard output where the answer is a report. */
  readonly says: string;
  readonly where?: 'stdout';
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly links?: Readonly<Record<string, string>>;
}

const config = (content: unknown) => ({ 'biaoshi.config.json': JSON.stringify(content) });
const picture = { 'a.png': png() };

/** An asset that cannot be read is a result, so that the others of a run have theirs: exit code 3. */
const UNREADABLE: readonly Omit<Case, 'code' | 'where'>[] = [
  { title: 'no such file', line: 'scan no.png', says: 'reading failed (there is no such file)' },
  { title: 'a path through a file', line: 'scan a.png/b.png', files: picture, says: 'a part of its path is no folder' },
  { title: 'a link to nowhere', line: 'scan a.png', links: { 'a.png': 'nowhere' }, says: 'there is no such file' },
  { title: 'links in a circle', line: 'scan a.png', links: { 'a.png': 'a.png' }, says: 'its links lead in a circle' },
  { title: 'an empty file', line: 'scan a.png', files: { 'a.png': '' }, says: 'the file is empty' },
  { title: 'a 0-byte archive', line: 'scan a.zip', files: { 'a.zip': '' }, says: 'the file is empty' },
];

const REFUSED: readonly Omit<Case, 'code' | 'where'>[] = [
  { title: 'a folder without images', line: 'scan .', files: { 'readme.txt': 'hello' }, says: 'no image found in .' },
  { title: 'a pattern without images', line: 'scan *.png', says: 'no image found in *.png' },
  { title: 'a folder that contains itself', line: 'scan .', links: { self: '.' }, says: 'no image found in .' },
  { title: 'no such list', line: 'scan @list.txt', says: 'not found: the list list.txt cannot be read' },
  {
    title: 'an invalid profile',
    line: 'scan . --profile cn-platfrom',
    says: '; did you mean "cn-platform"?',
  },
  {
    title: 'a configuration with an unknown key',
    line: 'scan .',
    files: config({ profil: 'cn-platform' }),
    says: 'biaoshi.config.json: unknown key "profil"; did you mean "profile"?',
  },
  {
    title: 'a baseline that is not there',
    line: 'scan . --baseline no.json',
    says: 'cannot read no.json (ENOENT)',
  },
  {
    title: 'a baseline that is none',
    line: 'scan . --baseline b.json',
    files: { 'b.json': '{"assets":3}' },
    says: 'b.json is no baseline',
  },
  { title: 'an output in no folder', line: 'scan . --output no/r.txt', says: 'cannot write no/r.txt (ENOENT)' },
  { title: 'an output that is a folder', line: 'scan . --output d', says: 'cannot write d (EISDIR)' },
  {
    title: 'an output over a source',
    line: 'scan a.png --output ./a.png',
    files: picture,
    says: '--output ./a.png would overwrite one of the sources',
  },
  { title: 'a journal that is none', line: 'scan a.png --resume a.png', files: picture, says: 'journal' },
  { title: 'nothing to inspect', line: 'inspect no.png', says: 'not found: no.png' },
  { title: 'a folder to inspect', line: 'inspect .', says: 'not readable: .' },
];

const CASES: readonly Case[] = [
  ...UNREADABLE.map((given): Case => ({ ...given, code: 3, where: 'stdout' })),
  ...REFUSED.map((given): Case => ({ ...given, code: 2 })),
];

describe('bad input gets an answer', () => {
  it.each(CASES)('$title', async ({ line, files = {}, links = {}, code, says, where }) => {
    const cwd = scratch();
    mkdirSync(join(cwd, 'd'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(cwd, name));
    const ended = await biaoshi(line.split(' '), { cwd });
    expect(ended[where ?? 'stderr']).toContain(says);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(where ? /^$/ : /^(biaoshi: [^\n]+\n)+$/);
  });

  it('a bad asset takes nothing from the others', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'a.png'), png());
    const { code, stdout } = await biaoshi(['scan', 'no.png', 'a.png', '--reporter', 'json'], { cwd });
    const { assets } = JSON.parse(stdout);
    expect(assets.map(({ readings }: { readings: { aigcField: string } }) => readings.aigcField)).toEqual([
      'unreadable',
      'absent',
    ]);
    expect(code).toBe(3);
  });

  it('a run that fails leaves what was there before', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'report.txt'), 'earlier');
    const ended = await biaoshi(['scan', '.', '--output', 'report.txt'], { cwd });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(readdirSync(cwd)).toEqual(['report.txt']);
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toBe('earlier');
  });
});
