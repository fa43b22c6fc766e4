import { InvalidArgumentError } from '@biaoshi/core';

/** An ISO 8601 moment that the caller gave. Throws `InvalidArgumentError` (`invalidOption`) for a text that is none. */
export function dateOf(iso: string): Date {
  const date = new Date(iso);
  if (!Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError('invalidOption', `"${iso}" is not a date`);
}
