import { dirname, resolve } from 'node:path';
import { checkedValue } from './option-value.ts';
import {
  CONFIG_KEYS,
  CONFIG_SECTIONS,
  CONFLICTS,
  isRepeatable,
  type OptionName,
  type OptionValues,
  specOf,
} from './options.ts';
import { checkConflicts } from './parse-arguments.ts';
import { readTextFile } from './read-text-file.ts';
import { type ConfigType, systemReason, UsageError } from './usage-error.ts';

/** Looked for in the current folder when no `--config` names another. */
export const CONFIG_NAME = 'biaoshi.config.json';

export interface Config {
  readonly file: string;
  readonly options: OptionValues;
}

/**
 * The configuration: JSON whose keys are the options' names. `named` is the user's `--config`; without it the current
 * folder's `biaoshi.config.json` counts, which may not say where biaoshi writes or whom it trusts: it may have come with
 * the images.
 * Undefined when there is none. Throws `UsageError`.
 */
export function readConfig(named: string | undefined, folder: string): Config | undefined {
  const path = resolve(folder, named ?? CONFIG_NAME);
  let text: string;
  try {
    text = readTextFile(path);
  } catch (error) {
    if (named === undefined && systemReason(error) === 'ENOENT') return undefined;
    throw new UsageError('fileUnreadable', { file: named ?? CONFIG_NAME, reason: systemReason(error) }, error);
  }
  const file = named ?? CONFIG_NAME;
  return { file, options: parseConfig(text, { file, base: dirname(path), named: named !== undefined }) };
}

interface ConfigPlace {
  readonly file: string;
  /** Paths in the configuration are relative to the folder it lies in. */
  readonly base: string;
  /** False: it was found, and may have come with the images. */
  readonly named: boolean;
}

function parseConfig(text: string, place: ConfigPlace): OptionValues {
  const { file } = place;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError('configMalformed', { file, reason: (error as SyntaxError).message }, error);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UsageError('configMalformed', { file, reason: '{ … }' });
  }
  const options = Object.fromEntries(
    Object.entries(parsed)
      .filter(([key]) => !isSection(key))
      .map(([key, value]) => [key, checkedKey(key, value, place)]),
  );
  checkConflicts(options as OptionValues);
  return options as OptionValues;
}

function checkedKey(key: string, value: unknown, { file, base, named }: ConfigPlace): unknown {
  if (!isConfigKey(key))
    throw new UsageError('configKeyUnknown', { file, given: key, known: [...CONFIG_KEYS, ...CONFIG_SECTIONS] });
  const spec = specOf(key);
  const expected = typeOf(key);
  if (!hasType(value, expected)) throw new UsageError('configTypeWrong', { file, key, expected });
  if (typeof value === 'boolean') return value;
  const option = `${file}: "${key}"`;
  const checked = [value].flat().map((item) => checkedValue(key, option, item as string | number));
  if (spec.kind === 'file' && !named) {
    if (spec.writes) throw new UsageError('configMayNotWrite', { file, key });
    if (spec.trusts) throw new UsageError('configMayNotTrust', { file, key });
  }
  const placed = spec.kind === 'file' ? checked.map((path) => resolve(base, String(path))) : checked;
  return isRepeatable(spec) ? placed : placed[0];
}

const isSection = (key: string): boolean => (CONFIG_SECTIONS as readonly string[]).includes(key);
const isConfigKey = (key: string): key is OptionName => (CONFIG_KEYS as readonly string[]).includes(key);

function typeOf(name: OptionName): ConfigType {
  const spec = specOf(name);
  if (spec.kind === 'flag') return 'boolean';
  if (spec.kind === 'count') return 'number';
  return isRepeatable(spec) ? 'stringOrList' : 'string';
}

function hasType(value: unknown, expected: ConfigType): boolean {
  if (expected !== 'stringOrList') return typeof value === expected;
  const items = Array.isArray(value) ? value : [value];
  return items.length > 0 && items.every((item) => typeof item === 'string');
}

/** The options in force: the command line's, then the configuration's that the command takes and the line does not exclude. */
export function withConfig(given: OptionValues, config: OptionValues, takes: readonly OptionName[]): OptionValues {
  const excluded = CONFLICTS.flatMap(([first, second]) => [
    ...(given[first] ? [second] : []),
    ...(given[second] ? [first] : []),
  ]);
  const used = Object.entries(config).filter(
    ([name]) => takes.includes(name as OptionName) && !(excluded as readonly string[]).includes(name),
  );
  return { ...Object.fromEntries(used), ...given };
}
