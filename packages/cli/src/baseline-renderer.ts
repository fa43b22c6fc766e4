import type { AssetPictures, AssetReport, Severity } from '@biaoshi/core';
import type { AssetRendererOptions } from '@biaoshi/reporters';
import { readBaseline } from './baseline.ts';
import { pieceRenderer } from './output/document-piece.ts';
import type { Failures } from './verdict-of-run.ts';

export interface BaselineRendererOptions extends AssetRendererOptions {
  /** Path of the baseline, which each thread reads for itself. */
  readonly baseline: string;
}

/** What a piece tells beside its text. */
export interface BaselinePiece {
  /** Failing findings that the baseline does not know. */
  readonly failures: Failures;
  /** Failing findings that it knows. */
  readonly known: number;
  readonly text: string;
}

/**
 * A reporter's piece of one asset with a first line that says which findings count, for threads that import this module
 * by its URL. The findings themselves stay in the piece: a baseline silences, it does not hide.
 */
export function baselineRenderer({
  baseline,
  ...options
}: BaselineRendererOptions): (asset: AssetReport, pictures?: AssetPictures) => string {
  const fingerprints = readBaseline(baseline);
  const render = pieceRenderer(options);
  return (asset, pictures) => {
    const failing = asset.results.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === 'fail'));
    const fresh = failing.filter(({ fingerprint }) => !fingerprints.has(fingerprint));
    const count = (severity: Severity) => fresh.filter((finding) => finding.severity === severity).length;
    const counts = [count('error'), count('warning'), count('note'), failing.length - fresh.length];
    return `${counts.join(' ')}\n${render(asset, pictures)}`;
  };
}

/** Takes a piece of `baselineRenderer` apart. */
export function baselinePiece(piece: string): BaselinePiece {
  const end = piece.indexOf('\n');
  const [error = 0, warning = 0, note = 0, known = 0] = piece.slice(0, end).split(' ').map(Number);
  return { failures: { error, warning, note }, known, text: piece.slice(end + 1) };
}
