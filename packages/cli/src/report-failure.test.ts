import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { InvalidArgumentError, IoError } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { reportFailure } from './report-failure.ts';
import { captured } from './test-support/captured.ts';
import { biaoshi, scratch } from './test-support/command-line.ts';
import { UsageError } from './usage-error.ts';

async function report(error: unknown, locale: 'en' | 'zh-CN' = 'en') {
  const terminal = captured();
  const code = await reportFailure(error, locale, terminal);
  return { code, said: terminal.stderr.text };
}

describe('why a command could not be run', () => {
  it('is the invocation: 2', async () => {
    const error = new UsageError('nothingFound', { sources: ['a\u001b[2J', 'b'] });
    expect(await report(error)).toEqual({
      code: 2,
      said: 'biaoshi: no image found in a\\u{1b}[2J, b\nbiaoshi: biaoshi --help shows what can be given\n',
    });
    expect((await report(error, 'zh-CN')).said).toContain('a\\u{1b}[2J、b 中没有图片');
  });

  it('is what the SDK was given, or could not read: 2', async () => {
    expect(await report(new InvalidArgumentError('journalMismatch', 'of another run\u202e'))).toEqual({
      code: 2,
      said: 'biaoshi: the journal belongs to another run: of another run\\u{202e}\n',
    });
    expect(await report(new IoError('notFound', 'x: no such file'), 'zh-CN')).toEqual({
      code: 2,
      said: 'biaoshi: 未找到: x: no such file\n',
    });
  });

  it('is the same where a pipe was the last file looked at', async () => {
    const pipe = join(scratch(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await biaoshi(['scan', pipe, '--resume', pipe])).toMatchObject({
      code: 2,
      stderr: `biaoshi: not readable: the journal ${pipe} is not a regular file\n`,
    });
  });

  it('is a bug: 70, with its whole trace, nothing in it that acts on a terminal', async () => {
    const error = new TypeError('x is \u001b[31mnot a function');
    const { code, said } = await report(error);
    expect(code).toBe(70);
    expect(said).toMatch(
      /^biaoshi: this is a bug in biaoshi: TypeError: x is \\u\{1b\}\[31mnot a function\n {4}at .+:\d+/,
    );
    expect(said.split('\n').length).toBe((error.stack ?? '').split('\n').length + 1);
    expect(await report('thrown text')).toMatchObject({ code: 70, said: expect.stringContaining('thrown text') });
  });
});
