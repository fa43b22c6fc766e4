import type { Reporter } from '../reporter.ts';
import { assetHtml } from './asset.ts';
import { pageBegin, pageEnd } from './page.ts';

/** One file that needs nothing else: no script, no picture, no address. It is also well-formed XML. */
export const HTML_REPORTER: Reporter = {
  id: 'html',
  mediaType: 'text/html',
  extension: 'html',
  separator: '\n',
  begin: (run, { locale }) => pageBegin(run, locale),
  asset: (report, { locale }) => assetHtml(report, locale),
  end: (_run, summary, _finishedAt, { locale }) => pageEnd(summary, locale),
};
