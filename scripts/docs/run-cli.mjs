import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './pages.mjs';

const MAIN = join(ROOT, 'packages', 'cli', 'dist', 'main.js');
const LANGUAGES = { 'zh-CN': 'zh_CN.UTF-8', en: 'en_GB.UTF-8' };
/** A developer's own trust lists are no part of the documentation. */
const NOWHERE = join(ROOT, 'node_modules', '.no-data');
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** What `npm start -- …` runs once everything is built; answers with standard output and the exit code. */
export function runCli(args, locale) {
  const language = LANGUAGES[locale];
  const env = {
    ...process.env,
    LANG: language,
    LC_ALL: language,
    LC_MESSAGES: language,
    COLUMNS: '100',
    NO_COLOR: '1',
    XDG_DATA_HOME: NOWHERE,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: ROOT, env, maxBuffer: MAX_OUTPUT_BYTES }, (error, stdout) => {
      resolve({ stdout, exitCode: error ? error.code : 0 });
    });
  });
}
