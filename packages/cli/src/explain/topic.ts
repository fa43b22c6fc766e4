/** One thing that can be explained. */
export interface Topic {
  readonly id: string;
  /** What else it is called, where a part of a name is looked for: a citation. */
  readonly alias: string;
  /** What it is, on the line of a list. */
  readonly gist: string;
  lines(): string[];
}

/** Shorter ones stand in every second name. */
const LEAST_FRAGMENT = 3;

/** True when the topic's name or citation holds the words; `6.1` is not found in `16.1` and not in `6.10`. */
export function names({ id, alias }: Topic, fragment: string): boolean {
  const wanted = fragment.toLowerCase();
  if (wanted.length < LEAST_FRAGMENT) return false;
  return [id, alias].some((text) => holds(text.toLowerCase(), wanted));
}

function holds(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + wanted.length)];
    const cut =
      (STARTS_IN_NUMBER.test(wanted) && NUMBER.test(before)) || (ENDS_IN_NUMBER.test(wanted) && DIGIT.test(after));
    if (!cut) return true;
  }
  return false;
}

const STARTS_IN_NUMBER = /^\d/;
const ENDS_IN_NUMBER = /\d$/;
const NUMBER = /[\d.]/;
const DIGIT = /\d/;
