import { type OptionName, specOf } from './options.ts';
import { UsageError } from './usage-error.ts';

/**
 * One value of an option that takes one, checked. `option` is how the user wrote it, for the message. Throws `UsageError`.
 */
export function checkedValue(name: OptionName, option: string, given: string | number): string | number {
  const spec = specOf(name);
  if (spec.kind === 'choice') return checkedChoice(option, String(given), spec.choices);
  if (spec.kind === 'count') return checkedCount(option, given, spec.most);
  if (given === '') throw new UsageError('valueMissing', { option });
  return given;
}

/** Also for a command that takes fewer choices than the option has. */
export function checkedChoice(option: string, given: string, choices: readonly string[]): string {
  if (choices.includes(given)) return given;
  throw new UsageError('valueUnknown', { option, given, known: choices });
}

function checkedCount(option: string, given: string | number, most: number): number {
  const count = typeof given === 'number' || /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new UsageError('valueNotCount', { option, given: String(given), most });
}
