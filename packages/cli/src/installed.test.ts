import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { biaoshi, start } from './test-support/command-line.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

describe('the built program', () => {
  it('says its version', async () => {
    expect(await biaoshi(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('finds this machine well', async () => {
    const { code, stdout } = await biaoshi(['doctor']);
    expect(stdout).toContain(process.versions.node);
    expect(stdout).toContain(`@biaoshi/core ${version}`);
    expect(stdout).toMatch(/start and answer.*all well\n$/s);
    expect(code).toBe(0);
  });

  it('prints a completion script and answers what the script asks', async () => {
    const { stdout } = await biaoshi(['completion'], { env: { SHELL: '/bin/bash' } });
    expect(stdout).toContain('--get-yargs-completions');
    expect(stdout).toContain('biaoshi');
    const ask = (...words: string[]) =>
      biaoshi(['--get-yargs-completions', 'biaoshi', ...words], { env: { SHELL: '/bin/bash' } });
    expect((await ask('')).stdout.split('\n')).toEqual(expect.arrayContaining(['scan', 'inspect', 'completion']));
    expect((await ask('trust', '')).stdout.split('\n')).toContain('update');
    expect((await ask('scan', '--fa')).stdout).toContain('--fail-on\n');
    expect((await ask('scan', '--reporter', '')).stdout.split('\n')).toEqual(expect.arrayContaining(['json', 'sarif']));
  });

  it.each([['profiles'], ['--help'], ['--version']])('%s ends quietly when nobody reads it', async (word) => {
    const child = start([word]);
    let stderr = '';
    child.stderr?.on('data', (piece) => {
      stderr += piece;
    });
    child.stdout?.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });
});
