import type { Report } from '@biaoshi/core';
import type { Reporter, ReporterOptions } from './reporter.ts';

/** Puts separators between the pieces of one document. One joiner a document; pieces come in input order. */
export function pieceJoiner(reporter: Pick<Reporter, 'separator'>): (piece: string) => string {
  let first = true;
  return (piece) => {
    if (piece === '') return '';
    const joined = first ? piece : reporter.separator + piece;
    first = false;
    return joined;
  };
}

/** A whole report as one document. For a stream of assets, write the pieces through `pieceJoiner` instead. */
export function render(reporter: Reporter, report: Report, options: ReporterOptions): string {
  const join = pieceJoiner(reporter);
  const { assets, finishedAt, summary, ...run } = report;
  const pieces = assets.map((asset) => join(reporter.asset(asset, options)));
  return [reporter.begin(run, options), ...pieces, reporter.end(run, summary, finishedAt, options)].join('');
}
