import { COMMANDS } from '../../packages/cli/dist/commands/index.js';
import { runCli } from './run-cli.mjs';

const fenced = (text) => ['```text', text.trim(), '```'].join('\n');

async function helpOf(name) {
  const args = name === undefined ? ['--help'] : [name, '--help'];
  const [zh, en] = await Promise.all(['zh-CN', 'en'].map((locale) => runCli(args, locale)));
  if (zh.exitCode !== 0 || en.exitCode !== 0) throw new Error(`no help from: biaoshi ${args.join(' ')}`);
  return [
    `## ${name === undefined ? 'biaoshi' : `biaoshi ${name}`}`,
    '',
    fenced(zh.stdout),
    '',
    fenced(en.stdout),
  ].join('\n');
}

/** The help of the program and of each command, in both languages. */
export async function cliSection() {
  const pieces = [await helpOf(undefined)];
  for (const { name } of COMMANDS) pieces.push(await helpOf(name));
  return pieces.join('\n\n');
}
