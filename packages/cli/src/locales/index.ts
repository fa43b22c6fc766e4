import type { LocaleId } from '@biaoshi/core';
import type { Messages } from './messages.ts';

/** The words of a locale; only the one in use is loaded. */
export async function loadMessages(locale: LocaleId): Promise<Messages> {
  return locale === 'zh-CN' ? (await import('./zh-CN.ts')).ZH_CN : (await import('./en.ts')).EN;
}

/**
 * The locale asked for by `--locale` wherever it stands on the line, so that a refusal of another word is already in it;
 * otherwise the environment's: Chinese when it says so, else English.
 */
export function localeOf(argv: readonly string[], env: NodeJS.ProcessEnv): LocaleId {
  const at = argv.findLastIndex((word) => word === '--locale' || word.startsWith('--locale='));
  const word = argv[at];
  const asked = word === '--locale' ? argv[at + 1] : word?.slice('--locale='.length);
  if (asked === 'zh-CN' || asked === 'en') return asked;
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh([-_.]|$)/i.test(named) ? 'zh-CN' : 'en';
}
