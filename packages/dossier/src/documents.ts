import { InvalidArgumentError } from '@biaoshi/core';
import type { DocumentReporter } from './document.ts';
import { PDF_REPORTER } from './report/pdf-reporter.ts';
import { XLSX_REPORTER } from './workbook/xlsx-reporter.ts';

/** Every reporter whose document is binary, sorted by id; those of text are in `@biaoshi/reporters`. */
export const DOCUMENT_REPORTERS: readonly DocumentReporter[] = [PDF_REPORTER, XLSX_REPORTER];

/** The document reporter of this id. Throws `InvalidArgumentError` (`invalidOption`) that names the known ones. */
export function documentReporterById(id: string): DocumentReporter {
  const found = DOCUMENT_REPORTERS.find((reporter) => reporter.id === id);
  if (found) return found;
  const known = DOCUMENT_REPORTERS.map((reporter) => reporter.id).join(', ');
  throw new InvalidArgumentError('invalidOption', `unknown document reporter "${id}" (known: ${known})`);
}
