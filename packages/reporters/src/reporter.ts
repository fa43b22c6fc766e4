import type { AssetPictures, AssetReport, LocaleId, RunHeader, Summary } from '@biaoshi/core';

export interface ReporterOptions {
  readonly locale: LocaleId;
  /** Colour and weight by SGR sequences; only `text` has any. */
  readonly color: boolean;
  /** Columns of the terminal; long lines of `text` are folded to it. Default: never folded. */
  readonly width?: number;
  /** Start `csv` with a byte-order mark, without which Excel misreads Chinese. Default true. */
  readonly byteOrderMark?: boolean;
  /** Assets, from the first on, of which pictures are handed in; `html` says so of the others. Default: of none, and nothing is said. */
  readonly pictured?: number;
}

/**
 * Turns a report into text. Pure and in pieces, so that a million assets need flat memory: the document is `begin`,
 * the asset pieces joined by `separator`, and `end`. An asset that has nothing to say in a format gives `''`, which is
 * left out together with its separator. An asset's piece depends on that asset's report, its pictures and the options
 * alone, so it can be made on another thread.
 */
export interface Reporter {
  readonly id: string;
  readonly mediaType: string;
  /** Of a file that holds the document, without the dot. */
  readonly extension: string;
  readonly separator: string;
  /** Assets, from the first on, that it shows pictures of. Default 0. */
  readonly pictured?: number;
  begin(run: RunHeader, options: ReporterOptions): string;
  /** `pictures`: of reporters that show any, and where somebody has made them. */
  asset(report: AssetReport, options: ReporterOptions, pictures?: AssetPictures): string;
  /** `finishedAt`: ISO 8601, UTC. */
  end(run: RunHeader, summary: Summary, finishedAt: string, options: ReporterOptions): string;
}
