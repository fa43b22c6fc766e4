import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readTextFile } from './read-text-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'biaoshi-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads a file, and does not wait for a pipe or read a device', () => {
  const file = join(folder, 'a.json');
  writeFileSync(file, '{"a":"字"}');
  expect(readTextFile(file)).toBe('{"a":"字"}');
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const path of [pipe, '/dev/zero'])
    expect(() => readTextFile(path)).toThrow(expect.objectContaining({ code: 'ENOTSUP' }));
  expect(() => readTextFile(folder)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});
