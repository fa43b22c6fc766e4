import { InvalidArgumentError } from '@biaoshi/core';
import { CSV_REPORTER } from './csv/index.ts';
import { HTML_REPORTER } from './html/index.ts';
import { JSON_REPORTER } from './json/index.ts';
import { JSONL_REPORTER } from './jsonl/index.ts';
import { JUNIT_REPORTER } from './junit/index.ts';
import type { Reporter } from './reporter.ts';
import { SARIF_REPORTER } from './sarif/index.ts';
import { TEXT_REPORTER } from './text/index.ts';

/** Every reporter, sorted by id. Adding one: a folder here and a line in this list. */
export const REPORTERS: readonly Reporter[] = [
  CSV_REPORTER,
  HTML_REPORTER,
  JSON_REPORTER,
  JSONL_REPORTER,
  JUNIT_REPORTER,
  SARIF_REPORTER,
  TEXT_REPORTER,
];

/** The reporter of this id. Throws `InvalidArgumentError` (`invalidOption`) that names the known ones. */
export function reporterById(id: string): Reporter {
  const found = REPORTERS.find((reporter) => reporter.id === id);
  if (found) return found;
  const known = REPORTERS.map((reporter) => reporter.id).join(', ');
  throw new InvalidArgumentError('invalidOption', `unknown reporter "${id}" (known: ${known})`);
}
