import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { digestsOf } from './digests.ts';
import { MAX_ZIP_BYTES } from './layout.ts';
import { isMemberName, memberName } from './member-name.ts';
import { type Member, writeZip, zipBytes } from './write-zip.ts';

const member = (name: string, text: string): Member => {
  const bytes = Buffer.from(text);
  return { name, digests: digestsOf(bytes), chunks: () => [bytes.subarray(0, 2), bytes.subarray(2)] };
};

async function written(members: readonly Member[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeZip(members)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('writeZip', () => {
  it('is read by another implementation, in order of the names, at the length foretold', async () => {
    const members = [member('b/2.txt', 'two'), member('a.txt', ''), member('b/1.txt', 'one')];
    const zip = await written(members);
    expect(zip).toHaveLength(zipBytes(members));
    const read = Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
    expect(read).toEqual([
      ['a.txt', ''],
      ['b/1.txt', 'one'],
      ['b/2.txt', 'two'],
    ]);
  });

  it('is the same whatever the order of the members and the size of their pieces', async () => {
    const one = await written([member('a', 'xyz'), member('b', '1')]);
    const whole = { ...member('a', 'xyz'), chunks: () => [Buffer.from('xyz')] };
    expect(await written([member('b', '1'), whole])).toEqual(one);
  });

  it('refuses bytes that changed after they were digested', async () => {
    const changed = { ...member('a', 'before'), chunks: () => [Buffer.from('after!')] };
    await expect(written([changed])).rejects.toMatchObject({ family: 'io', code: 'readFailed' });
  });

  it('takes no name twice and none that leads elsewhere', async () => {
    await expect(written([member('a', ''), member('a', '')])).rejects.toMatchObject({ family: 'internal' });
    await expect(written([member('../a', '')])).rejects.toMatchObject({ family: 'internal' });
  });

  it('ends where a ZIP without the 64-bit extension ends', () => {
    const sized = (size: number): Member => ({ ...member('a', ''), digests: { ...digestsOf(Buffer.of()), size } });
    const overhead = zipBytes([sized(0)]);
    expect(zipBytes([sized(MAX_ZIP_BYTES - overhead)])).toBe(MAX_ZIP_BYTES);
    expect(() => zipBytes([sized(MAX_ZIP_BYTES - overhead + 1)])).toThrow(
      expect.objectContaining({ code: 'invalidOption' }),
    );
  });
});

describe('memberName', () => {
  const HOSTILE = [
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\Windows\\system32',
    'CON.png',
    'nul',
    '.htaccess',
    'a\u0000b',
    'evil\u202egnp.exe',
    '荔枝.png',
    '',
    '.',
    '..',
    ' trailing. ',
    '-rf',
    'x'.repeat(5000),
    'a/b\\c:d*e?f"g<h>i|j',
    '\\n0  evil',
  ];

  it.each(HOSTILE)('makes a name that any system can write of %j', (name) => {
    const made = memberName('originals', 7, name, 'jpg');
    expect(isMemberName(made)).toBe(true);
    expect(made).toMatch(/^originals\/0007(?:-[A-Za-z0-9-]+)?\.jpg$/);
  });

  it('gives no two assets the same name, nor one that differs by the case of its letters', () => {
    const names = ['a.png', 'A.png', 'a.PNG', '荔枝', '葡萄'].map((name, at) =>
      memberName('originals', at + 1, name, 'png'),
    );
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it.each([...HOSTILE, 'a/../b', 'a//b', '/a', 'a/', 'a b', 'a\nb', `${'x'.repeat(121)}`])(
    'knows %j for unsafe',
    (name) => {
      if (/^[\w-][\w.-]{0,119}$/.test(name)) return;
      expect(isMemberName(name)).toBe(false);
    },
  );
});
