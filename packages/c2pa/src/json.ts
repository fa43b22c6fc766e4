import { LONGEST_TEXT } from './limits.ts';

/** An object of the validator's report. Its values come from the file: nothing is known of their types. */
export type Json = Readonly<Record<string, unknown>>;

const EMPTY: Json = {};

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; an empty one for anything else. */
export const recordOf = (value: unknown): Json => (isJson(value) ? value : EMPTY);

/** The value as a list of at most `most` items; an empty one for anything else. */
export const listOf = (value: unknown, most: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, most) : [];

/** The value as a list of objects. */
export const recordsOf = (value: unknown, most: number): readonly Json[] => listOf(value, most).map(recordOf);

/** The own property of a record whose key comes from the file. */
export const ownOf = (record: Json, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

/** The value as a text, cut to the bound; '' for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? cut(value) : '');

const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

function cut(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return text.slice(0, LONGEST_TEXT).replace(HIGH_SURROGATE, '');
}
