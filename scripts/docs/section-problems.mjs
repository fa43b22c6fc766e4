import { LOCALES, PROBLEM_CODES } from '../../packages/core/dist/index.js';
import { code, table } from './markdown.mjs';

/** Every code with its words, as they are when the reader knew no figures. */
export const problemsSection = () =>
  table(
    ['code', '中文', 'English'],
    PROBLEM_CODES.map((name) => [code(name), LOCALES['zh-CN'].problems[name]({}), LOCALES.en.problems[name]({})]),
  );
