import type { AssetPictures, AssetReport, LocaleId, RunHeader, Summary } from '@biaoshi/core';
import { pieceJoiner, type ReporterOptions, reporterById } from '@biaoshi/reporters';
import type { RenderRequest } from '@biaoshi/scanner';
import { DOCUMENT_IDS, isDocument, readDocumentPiece } from './document-piece.ts';

/** How a report is written out while it comes, whichever reporter makes it. */
export interface ReportWriter {
  /** Assets, from the first on, that it shows pictures of; undefined for none. */
  readonly pictured: number | undefined;
  /** What every thread loads to turn an asset's report into a piece. */
  render(baseline: string | undefined): RenderRequest;
  begin(run: RunHeader): string;
  /** A piece that a thread made, in input order. */
  piece(text: string): string;
  end(run: RunHeader, summary: Summary, finishedAt: string): string | Promise<Uint8Array>;
}

/** Assets that a document holds, since it is made of all of them at once; the sums count every one. */
const MAX_DOCUMENT_ASSETS = 20_000;

/** Assets that a document on paper shows pictures of. */
const DOCUMENT_PICTURES = 200;

/** `pictures`: whether any can be made. `mostAssets`: that a document holds. Throws `InvalidArgumentError` (`invalidOption`) for an id that is none. */
export function reportWriter(
  reporter: string,
  options: ReporterOptions,
  pictures: boolean,
  mostAssets = MAX_DOCUMENT_ASSETS,
): ReportWriter {
  return isDocument(reporter)
    ? documentWriter(reporter, options.locale, pictures, mostAssets)
    : textWriter(reporter, options, pictures);
}

function textWriter(id: string, given: ReporterOptions, pictures: boolean): ReportWriter {
  const reporter = reporterById(id);
  const pictured = pictures ? reporter.pictured : undefined;
  const options = { ...given, ...(pictured !== undefined && { pictured }) };
  const join = pieceJoiner(reporter);
  return {
    pictured,
    render: (baseline) =>
      baseline === undefined
        ? {
            module: import.meta.resolve('@biaoshi/reporters/asset-renderer'),
            name: 'assetRenderer',
            options: { ...options, reporter: id },
          }
        : withBaseline({ ...options, reporter: id }, baseline),
    begin: (run) => reporter.begin(run, options),
    piece: join,
    end: (run, summary, finishedAt) => reporter.end(run, summary, finishedAt, options),
  };
}

/** Gathers the assets, and makes the document when there are no more. */
function documentWriter(id: string, locale: LocaleId, pictures: boolean, mostAssets: number): ReportWriter {
  const assets: AssetReport[] = [];
  const shown = new Map<number, AssetPictures>();
  const options = { locale, color: false, reporter: id };
  return {
    pictured: pictures && id === DOCUMENT_IDS[0] ? DOCUMENT_PICTURES : undefined,
    render: (baseline) =>
      baseline === undefined
        ? { module: new URL('./document-piece.js', import.meta.url).href, name: 'pieceRenderer', options }
        : withBaseline(options, baseline),
    begin: () => '',
    piece(text) {
      if (assets.length === mostAssets) return '';
      const { asset, pictures: of } = readDocumentPiece(text);
      assets.push(asset);
      if (of) shown.set(asset.index, of);
      return '';
    },
    async end(run, summary, finishedAt) {
      const { documentReporterById } = await import('@biaoshi/dossier');
      return documentReporterById(id).document({ ...run, finishedAt, summary, assets }, { locale, pictures: shown });
    },
  };
}

const withBaseline = (options: object, baseline: string): RenderRequest => ({
  module: new URL('../baseline-renderer.js', import.meta.url).href,
  name: 'baselineRenderer',
  options: { ...options, baseline },
});
