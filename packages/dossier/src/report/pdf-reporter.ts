import type { DocumentReporter } from '../document.ts';
import { type Block, paper } from '../paper/index.ts';
import { reportBlocks } from './report-blocks.ts';
import { REPORT_PAPER_WORDS } from './words.ts';

/** The report on A4. */
export const PDF_REPORTER: DocumentReporter = {
  id: 'pdf',
  mediaType: 'application/pdf',
  extension: 'pdf',
  document(report, { locale, pictures = new Map() }) {
    const { title } = REPORT_PAPER_WORDS[locale];
    const { name, version } = report.tool;
    function* blocks(): Generator<Block> {
      yield { kind: 'heading', level: 1, text: title };
      yield* reportBlocks(report, pictures, locale);
    }
    return paper(blocks(), { title, identifier: `${name} ${version}`, createdAt: report.finishedAt, locale });
  },
};
