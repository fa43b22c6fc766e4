import { EN } from './en/index.ts';
import type { Locale, LocaleId } from './locale.ts';
import { ZH_CN } from './zh-CN/index.ts';

/** Every locale, complete. */
export const LOCALES: Readonly<Record<LocaleId, Locale>> = { 'zh-CN': ZH_CN, en: EN };

export const localeOf = (id: LocaleId): Locale => LOCALES[id];
