import { parseArgs } from 'node:util';
import type { Command } from './commands/command.ts';
import { COMMANDS, commandByName, LATER_COMMANDS } from './commands/index.ts';
import { checkedValue } from './option-value.ts';
import {
  CONFLICTS,
  isOptionName,
  isRepeatable,
  OPTION_NAMES,
  type OptionName,
  type OptionValues,
  specOf,
} from './options.ts';
import { UsageError } from './usage-error.ts';

/** What the words of an invocation ask for, before any configuration. */
export type ParsedArguments =
  | { readonly ask: 'version' }
  | { readonly ask: 'help'; readonly command: Command | undefined }
  | {
      readonly ask: 'run';
      readonly command: Command;
      readonly arguments: readonly string[];
      readonly options: OptionValues;
    };

/**
 * Takes the command line apart with Node's own `parseArgs`; only help and completion load yargs, whose import costs more
 * than scanning a folder of a thousand files. Throws `UsageError`.
 */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: PARSED,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const { words, given } = sorted(tokens);
  const [name, ...rest] = words;
  if (given.some((option) => option.name === 'help')) {
    return { ask: 'help', command: name === undefined ? undefined : commandOf(name) };
  }
  if (given.some((option) => option.name === 'version')) return { ask: 'version' };
  if (name === undefined) throw new UsageError('commandMissing', {});
  const command = commandOf(name);
  const options: Partial<Record<OptionName, unknown>> = {};
  for (const option of given) addOption(options, command, option);
  checkConflicts(options as OptionValues);
  return { ask: 'run', command, arguments: checkedArguments(command, rest), options: options as OptionValues };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** Words, and options with their values; behind the command, words after an option that takes many are more values of it. */
function sorted(tokens: readonly Token[]): {
  readonly words: readonly string[];
  readonly given: readonly GivenOption[];
} {
  const words: string[] = [];
  const given: GivenOption[] = [];
  let open: GivenOption | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') {
      given.push(token);
      open = takesMany(token.name) && words.length > 0 ? token : undefined;
    } else if (token.kind === 'option-terminator') open = undefined;
    else if (open) given.push({ ...open, value: token.value, inlineValue: false });
    else words.push(token.value);
  }
  return { words, given };
}

const takesMany = (name: string): boolean => isOptionName(name) && 'many' in specOf(name);

const PARSED = Object.fromEntries([
  ...OPTION_NAMES.map((name) => [name, { type: specOf(name).kind === 'flag' ? 'boolean' : 'string', multiple: true }]),
  ['help', { type: 'boolean', short: 'h' }],
  ['version', { type: 'boolean' }],
]) as Record<string, { type: 'boolean' | 'string'; multiple?: boolean; short?: string }>;

interface GivenOption {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function commandOf(name: string): Command {
  const command = commandByName.get(name);
  if (command) return command;
  if (LATER_COMMANDS.includes(name)) throw new UsageError('commandLater', { command: name });
  throw new UsageError('commandUnknown', { given: name, known: COMMANDS.map((known) => known.name) });
}

function addOption(options: Partial<Record<OptionName, unknown>>, command: Command, given: GivenOption): void {
  const { name, rawName: option } = given;
  if (!option.startsWith('--') || !isOptionName(name)) {
    throw new UsageError('optionUnknown', { option, given: name, known: [...OPTION_NAMES, 'help', 'version'] });
  }
  if (!command.options.includes(name)) throw new UsageError('optionForeign', { option, command: command.name });
  const spec = specOf(name);
  if (spec.kind === 'flag') {
    if (given.value !== undefined) throw new UsageError('valueSurplus', { option });
    options[name] = true;
    return;
  }
  const value = checkedValue(name, option, presentValue(given));
  if (isRepeatable(spec)) {
    options[name] = [...((options[name] as readonly string[] | undefined) ?? []), value];
  } else {
    if (options[name] !== undefined) throw new UsageError('optionRepeated', { option });
    options[name] = value;
  }
}

/** `--output --quick` forgot a value; `--output=--quick` and `--concurrency -1` did not. */
function presentValue({ rawName: option, value, inlineValue }: GivenOption): string {
  const swallowed = inlineValue === false && value !== undefined && /^-[^\d]/.test(value);
  if (value === undefined || swallowed) throw new UsageError('valueMissing', { option });
  return value;
}

/** Throws when both options of an excluding pair are on. */
export function checkConflicts(options: OptionValues): void {
  for (const [first, second] of CONFLICTS) {
    if (options[first] && options[second]) {
      throw new UsageError('optionsConflict', { option: `--${first}`, other: `--${second}` });
    }
  }
}

function checkedArguments(command: Command, given: readonly string[]): readonly string[] {
  const { name, argument } = command;
  const surplus = given[argument ? (argument.many ? given.length : 1) : 0];
  if (surplus !== undefined) throw new UsageError('argumentSurplus', { command: name, given: surplus });
  if (argument && !argument.optional && given.length === 0)
    throw new UsageError('argumentMissing', { command: name, argument: argument.name });
  return given;
}
