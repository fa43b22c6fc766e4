import { expect, it } from 'vitest';
import { COMMANDS } from './commands/index.ts';
import { runHere } from './test-support/captured.ts';

const LINES = {
  inspect: ['inspect', 'a.png'],
  claim: ['claim', '--evidence', 'a.png', '--listing', 'b.png'],
  verify: ['verify', 'a.zip'],
  ledger: ['ledger', 'find', 'a.png'],
} as const;

it('are known of each command that writes not all of them', () => {
  expect(COMMANDS.filter((one) => 'reporters' in one).map(({ name }) => name)).toEqual(Object.keys(LINES));
});

it.each(Object.entries(LINES))('%s offers in its help just the reporters that it takes', async (name, line) => {
  const command = COMMANDS.find((one) => one.name === name) as { reporters: readonly string[] };
  const { stdout: help } = await runHere([name, '--help']);
  const offered = help.match(/--reporter [^[]*(?:\[string\] )?\[choices: ([^\]]*)\]/)?.[1];
  expect(offered?.split(/,\s*/)).toEqual(command.reporters.map((reporter) => `"${reporter}"`));
  const { stderr, code } = await runHere([...line, '--reporter', 'sarif']);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`"sarif" is not one of ${command.reporters.join(', ')}`)]);
});
