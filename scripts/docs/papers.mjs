import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './pages.mjs';

const PAPERS = join(ROOT, 'test-corpus', 'papers.jsonl');

/** The test corpus's papers, in order. */
export const readPapers = () =>
  existsSync(PAPERS)
    ? readFileSync(PAPERS, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

export const corpusPath = (file) => join(ROOT, 'test-corpus', 'files', file);
