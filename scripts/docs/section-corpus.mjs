import { code, table } from './markdown.mjs';
import { readPapers } from './papers.mjs';

const GROUPS = ['serialisation', 'container', 'defect', 'placement', 'damage', 'provenance'];

/** Every file of the test corpus, by group. */
export const corpusSection = () =>
  GROUPS.flatMap((group) => [
    `### ${group}`,
    '',
    table(
      ['file', 'what it is', 'what it pins'],
      readPapers()
        .filter((paper) => paper.group === group)
        .map(({ file, what, pins }) => [code(file), what, pins]),
    ),
    '',
  ]).join('\n');
