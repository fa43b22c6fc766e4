import { csvCell } from '../escape/csv.ts';
import type { Reporter } from '../reporter.ts';
import { HEADER, rows } from './columns.ts';

const BYTE_ORDER_MARK = '\ufeff';
const line = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** RFC 4180 with a header, one row an asset and profile. */
export const CSV_REPORTER: Reporter = {
  id: 'csv',
  mediaType: 'text/csv',
  extension: 'csv',
  separator: '',
  begin: (_run, { byteOrderMark = true }) => (byteOrderMark ? BYTE_ORDER_MARK : '') + line(HEADER),
  asset: (report) => rows(report).map(line).join(''),
  end: () => '',
};
