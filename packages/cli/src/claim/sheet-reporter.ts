import { checkedChoice } from '../option-value.ts';
import type { OptionValues } from '../options.ts';
import { SHEET_REPORTERS } from '../reporters.ts';

export type SheetReporter = (typeof SHEET_REPORTERS)[number];

/** The form that was asked for, or that the ending of `--output` names; otherwise text. Throws `UsageError`. */
export function sheetReporter({ reporter, output }: OptionValues): SheetReporter {
  if (reporter !== undefined) return checkedChoice('--reporter', reporter, SHEET_REPORTERS) as SheetReporter;
  const ending = output?.slice(output.lastIndexOf('.') + 1).toLowerCase();
  return SHEET_REPORTERS.find((known) => known === ending) ?? 'text';
}
