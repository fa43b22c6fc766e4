import { appendFileSync } from 'node:fs';
import { register } from 'node:module';

const HOOK = '?hook';

if (!import.meta.url.endsWith(HOOK)) register(import.meta.url + HOOK);

export const load = (url, context, next) => {
  appendFileSync(process.env.BIAOSHI_MODULE_LOG, `${url}\n`);
  return next(url, context);
};
