/** A text that is not the JSON that Python would read. */
class NotJson extends Error {}

/** Arrays and objects within one another, at most. */
export const MAX_NESTING = 64;
/** Digits of a whole number, at most; Python reads no more either. */
export const MAX_INTEGER_DIGITS = 4300;

/** The members of an object, each as Python's `json.dumps` would write it back; by name, in order of first mention. */
export type Members = ReadonlyMap<string, string>;

/**
 * Reads an object as Python's `json.loads` does: of a name written twice the last value counts, at the place of the first.
 * Undefined for whatever is not an object. Linear in the text's length.
 */
export function readMembers(text: string): Members | undefined {
  try {
    const cursor = { text, at: 0 };
    skipSpace(cursor);
    if (text[cursor.at] !== '{') return undefined;
    const members = object(cursor, 1);
    skipSpace(cursor);
    return cursor.at === text.length ? members : undefined;
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

/** An object as Python's `json.dumps` writes it, byte for byte: its spaces, its escapes and its way with numbers. */
export const writeMembers = (members: Members): string =>
  `{${[...members].map(([name, value]) => `${written(name)}: ${value}`).join(', ')}}`;

/** The text that a member holds; undefined where it is none. */
export const textOf = (value: string | undefined): string | undefined =>
  value?.startsWith('"') ? (JSON.parse(value) as string) : undefined;

interface Cursor {
  readonly text: string;
  at: number;
}

function skipSpace(cursor: Cursor): void {
  while (' \t\n\r'.includes(cursor.text[cursor.at] ?? '!')) cursor.at++;
}

function expect(cursor: Cursor, character: string): void {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== character) throw new NotJson();
  cursor.at++;
  skipSpace(cursor);
}

/** Whether a list goes on: behind a comma it does, behind its closing bracket it has ended. */
function goesOn(cursor: Cursor, closing: string): boolean {
  skipSpace(cursor);
  const character = cursor.text[cursor.at++];
  if (character !== ',' && character !== closing) throw new NotJson();
  skipSpace(cursor);
  return character === ',';
}

function isEmpty(cursor: Cursor, opening: string, closing: string): boolean {
  expect(cursor, opening);
  if (cursor.text[cursor.at] !== closing) return false;
  cursor.at++;
  return true;
}

function object(cursor: Cursor, nesting: number): Members {
  if (nesting > MAX_NESTING) throw new NotJson();
  const members = new Map<string, string>();
  if (isEmpty(cursor, '{', '}')) return members;
  do {
    const name = string(cursor);
    expect(cursor, ':');
    members.set(name, value(cursor, nesting));
  } while (goesOn(cursor, '}'));
  return members;
}

function array(cursor: Cursor, nesting: number): string {
  if (nesting > MAX_NESTING) throw new NotJson();
  const items: string[] = [];
  if (isEmpty(cursor, '[', ']')) return '[]';
  do items.push(value(cursor, nesting));
  while (goesOn(cursor, ']'));
  return `[${items.join(', ')}]`;
}

function value(cursor: Cursor, nesting: number): string {
  switch (cursor.text[cursor.at]) {
    case '{':
      return writeMembers(object(cursor, nesting + 1));
    case '[':
      return array(cursor, nesting + 1);
    case '"':
      return written(string(cursor));
    default:
      return word(cursor);
  }
}

function string(cursor: Cursor): string {
  const { text, at: start } = cursor;
  if (text[start] !== '"') throw new NotJson();
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  cursor.at = end + 1;
  try {
    return JSON.parse(text.slice(start, end + 1)) as string;
  } catch {
    throw new NotJson();
  }
}

const WORD = /[-+.\w]+/y;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity']);
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const FRACTION = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function word(cursor: Cursor): string {
  WORD.lastIndex = cursor.at;
  const [found] = WORD.exec(cursor.text) ?? [''];
  cursor.at += found.length;
  if (WORDS.has(found)) return found;
  if (INTEGER.test(found) && found.length <= MAX_INTEGER_DIGITS) return found === '-0' ? '0' : found;
  if (!FRACTION.test(found) || INTEGER.test(found)) throw new NotJson();
  return float(Number(found));
}

/** From this power of ten on, and below that one, Python writes an exponent. */
const LEAST_POWER = -4;
const FIRST_LARGE_POWER = 16;

/** The shortest digits that mean a number, as Python's `repr` sets them. */
function float(number: number): string {
  if (!Number.isFinite(number)) return String(number);
  if (number === 0) return Object.is(number, -0) ? '-0.0' : '0.0';
  const [digits = '', exponent = ''] = number.toExponential().split('e');
  const power = Number(exponent);
  if (power >= LEAST_POWER && power < FIRST_LARGE_POWER) {
    const plain = String(number);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** `JSON.stringify` leaves what is beyond ASCII as it is, and so it does with DEL. */
const written = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
