import { LIMIT_SPECS, LOCALES } from '../../packages/core/dist/index.js';
import { SOURCE_LIMIT_SPECS } from '../../packages/scanner/dist/index.js';
import { code, grouped, table } from './markdown.mjs';

const UNITS = { bytes: 'bytes', count: '', levels: 'levels', ratio: ': 1' };

function rows(specs, words) {
  return Object.entries(specs).map(([name, { unit, value, reason }]) => [
    code(name),
    `${grouped(value)} ${UNITS[unit]}`,
    words[name],
    reason,
  ]);
}

/** Bounds on a file's inside, then on what names, lists, archives and servers supply. */
export const limitsSection = () =>
  [
    '### Inside a file',
    '',
    table(['limit', 'default', '中文', 'why'], rows(LIMIT_SPECS, LOCALES['zh-CN'].words.limit)),
    '',
    '### Sources',
    '',
    table(['limit', 'default', '中文', 'why'], rows(SOURCE_LIMIT_SPECS, LOCALES['zh-CN'].words.limit)),
  ].join('\n');
