import type { Locale } from '../locale.ts';
import { PROBLEMS } from './problems.ts';
import { RULE_WORDS } from './rules.ts';
import { WORDS } from './words.ts';

export const EN: Locale = { id: 'en', rules: RULE_WORDS, words: WORDS, problems: PROBLEMS };
