import { type LocaleId, PROFILES } from '@biaoshi/core';
import yargs, { type Argv } from 'yargs';
import type { Command } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import type { Messages } from './locales/messages.ts';
import { type OptionName, specOf } from './options.ts';

/** Help of the program, or of one command. `width`: columns of the terminal, if it is one. */
export async function helpText(
  command: string | undefined,
  locale: LocaleId,
  messages: Messages,
  width: number | undefined,
): Promise<string> {
  const words = command === undefined ? [] : [command];
  return parser(words, locale, messages)
    .wrap(Math.min(width ?? MAX_COLUMNS, MAX_COLUMNS))
    .getHelp();
}

const MAX_COLUMNS = 110;

/** Prints what may follow `words`, of which the last one is being typed; the first is the program's name. */
export async function printCompletions(words: readonly string[], locale: LocaleId, messages: Messages): Promise<void> {
  await completing(['--get-yargs-completions', ...words], locale, messages).parseAsync();
}

/** Prints the script that a shell evaluates once: zsh's or bash's, as `SHELL` says. */
export async function printCompletionScript(locale: LocaleId, messages: Messages): Promise<void> {
  await completing(['completion'], locale, messages).parseAsync();
}

/** yargs with all that the tables of commands and options hold: one description of the command line, two readers. */
function parser(words: readonly string[], locale: LocaleId, messages: Messages): Argv {
  const { help } = messages;
  let parser = yargs([...words])
    .scriptName('biaoshi')
    .locale(locale === 'zh-CN' ? 'zh_CN' : 'en')
    .usage(`${help.tagline}\n\n$0 <command>`)
    .exitProcess(false)
    .help('help', help.help)
    .alias('help', 'h')
    .version('version', help.version, '')
    .epilogue(help.exitCodes)
    .example('$0 scan photos/ --profile cn-platform', help.example);
  for (const command of COMMANDS) {
    parser = parser.command(usageOf(command), help.commands[command.name], (one) => describe(one, command, messages));
  }
  return parser;
}

/** The same, which also answers shells. */
const completing = (words: readonly string[], locale: LocaleId, messages: Messages): Argv =>
  parser(words, locale, messages).completion('completion', false);

function usageOf({ name, argument }: Command): string {
  if (!argument) return name;
  const words = `${argument.name}${argument.many ? '..' : ''}`;
  return `${name} ${argument.optional ? `[${words}]` : `<${words}>`}`;
}

function describe(parser: Argv, command: Command, { help }: Messages): Argv {
  let described = parser;
  if (command.argument) {
    const { choices } = command.argument;
    const name = command.argument.name as keyof Messages['help']['arguments'];
    const positional = { type: 'string', describe: help.arguments[name], default: undefined } as const;
    described = described.positional(name, { ...positional, ...(choices && { choices }) });
  }
  for (const name of command.options) described = described.option(name, optionOf(name, help.options[name], command));
  return described;
}

function optionOf(name: OptionName, describe: string, { reporters }: Command) {
  const spec = specOf(name);
  if (name === 'reporter' && reporters) return { type: 'string', choices: reporters, describe } as const;
  if (spec.kind === 'flag') return { type: 'boolean', describe } as const;
  if (spec.kind === 'choice') return { type: 'string', choices: spec.choices, describe } as const;
  if (spec.kind === 'count') return { type: 'number', describe } as const;
  if (spec.kind === 'file') return { type: 'string', normalize: true, describe } as const;
  if (name !== 'profile') return { type: 'string', describe } as const;
  return { type: 'string', choices: PROFILES.map(({ id }) => id), describe } as const;
}
