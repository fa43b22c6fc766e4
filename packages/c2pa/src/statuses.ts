import { type Json, recordOf, recordsOf, textOf } from './json.ts';
import { MOST_FAILURES } from './limits.ts';

/** One entry of the validator's results. */
export interface Status {
  readonly code: string;
  readonly url: string;
  /** The library's words; only looked at for the set of anchors that they name. */
  readonly explanation: string;
}

/** The three lists of results of one manifest. */
export interface StatusLists {
  readonly success: readonly Status[];
  readonly informational: readonly Status[];
  readonly failure: readonly Status[];
}

/** Most results of one kind that are looked at: one for each assertion of each manifest, and some. */
const MOST_RESULTS = 64 * MOST_FAILURES;

const statusOf = (value: Json): Status => ({
  code: textOf(value.code),
  url: textOf(value.url),
  explanation: typeof value.explanation === 'string' ? value.explanation : '',
});

export const statusesOf = (value: unknown): readonly Status[] => recordsOf(value, MOST_RESULTS).map(statusOf);

export function statusListsOf(value: unknown): StatusLists {
  const lists = recordOf(value);
  return {
    success: statusesOf(lists.success),
    informational: statusesOf(lists.informational),
    failure: statusesOf(lists.failure),
  };
}
