import { type OptionName, type OptionValues, specOf } from './options.ts';
import { UsageError } from './usage-error.ts';

/** The value of an option that the command cannot do without. Throws `UsageError` (`optionMissing`). */
export function requiredOption<N extends OptionName>(
  options: OptionValues,
  name: N,
  command: string,
): NonNullable<OptionValues[N]> {
  const value = options[name];
  if (value !== undefined) return value as NonNullable<OptionValues[N]>;
  const spec = specOf(name);
  throw new UsageError('optionMissing', {
    option: `--${name}`,
    command,
    known: spec.kind === 'choice' ? spec.choices : [],
  });
}
