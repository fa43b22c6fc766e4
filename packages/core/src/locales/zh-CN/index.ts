import type { Locale } from '../locale.ts';
import { PROBLEMS } from './problems.ts';
import { RULE_WORDS } from './rules.ts';
import { WORDS } from './words.ts';

export const ZH_CN: Locale = { id: 'zh-CN', rules: RULE_WORDS, words: WORDS, problems: PROBLEMS };
