import type { Reporter } from '../reporter.ts';
import { assetHtml } from './asset.ts';
import { pageBegin, pageEnd } from './page.ts';

/** Some 25 kB each: a page with more of them opens slowly, and its other assets are there all the same. */
const PICTURED_ASSETS = 1000;

/** One file that needs nothing else: no script, no address, its pictures inside. It is also well-formed XML. */
export const HTML_REPORTER: Reporter = {
  id: 'html',
  mediaType: 'text/html',
  extension: 'html',
  separator: '\n',
  pictured: PICTURED_ASSETS,
  begin: (run, { locale }) => pageBegin(run, locale),
  asset: assetHtml,
  end: (_run, summary, _finishedAt, { locale }) => pageEnd(summary, locale),
};
