import { readFileSync } from 'node:fs';
import type { LocaleId } from '@biaoshi/core';
import { readConfig, withConfig } from './config.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { loadMessages, localeOf } from './locales/index.ts';
import { print } from './output/print.ts';
import { type ParsedArguments, parseArguments } from './parse-arguments.ts';
import type { Terminal } from './terminal.ts';

export interface CommandLine {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** The current folder. */
  readonly folder: string;
  /** Aborted by an interrupt. */
  readonly signal: AbortSignal;
}

/** From the words of an invocation to its exit code. Never throws and never ends the process. */
export async function runCommandLine(argv: readonly string[], line: CommandLine): Promise<ExitCode> {
  const locale = localeOf(argv, line.env);
  try {
    if (argv[0] === '--get-yargs-completions') return await answerShell(argv.slice(1), locale);
    const parsed = parseArguments(argv);
    if (parsed.ask === 'version') return await printVersion(line.terminal);
    if (parsed.ask === 'help') return await printHelp(parsed.command?.name, locale, line.terminal);
    return await runCommand(parsed, locale, line);
  } catch (error) {
    const { reportFailure } = await import('./report-failure.ts');
    return reportFailure(error, locale, line.terminal);
  }
}

/** The completion script of `biaoshi completion` asks what may come next. */
async function answerShell(words: readonly string[], locale: LocaleId): Promise<ExitCode> {
  const { printCompletions } = await import('./help.ts');
  await printCompletions(words, locale, await loadMessages(locale));
  return EXIT.ok;
}

async function runCommand(
  { command, arguments: words, options: given }: Extract<ParsedArguments, { ask: 'run' }>,
  lineLocale: LocaleId,
  { terminal, env, folder, signal }: CommandLine,
): Promise<ExitCode> {
  const config = command.options.includes('config') ? readConfig(given.config, folder) : undefined;
  const options = withConfig(given, config?.options ?? {}, command.options);
  const locale = options.locale ?? lineLocale;
  const [messages, { run }] = await Promise.all([loadMessages(locale), command.load()]);
  if (config && given.config === undefined) terminal.note(messages.fileUsed(config.file));
  return run({ arguments: words, options, locale, messages, terminal, env, signal });
}

async function printVersion(terminal: Terminal): Promise<ExitCode> {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  await print(`${manifest.version}\n`, terminal);
  return EXIT.ok;
}

async function printHelp(command: string | undefined, locale: LocaleId, terminal: Terminal): Promise<ExitCode> {
  const { helpText } = await import('./help.ts');
  await print(`${await helpText(command, locale, await loadMessages(locale), terminal.width)}\n`, terminal);
  return EXIT.ok;
}
