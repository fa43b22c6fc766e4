import { InvalidArgumentError, type LocaleId } from '@biaoshi/core';
import { moreText, terminal } from '@biaoshi/reporters';
import type { Adapter } from '../adapter.ts';
import { delivery } from '../delivery.ts';
import { REDACTIONS } from '../policy/policy.ts';
import { redacted } from '../policy/redact.ts';
import { secret } from '../settings/secret.ts';
import { Settings } from '../settings/settings.ts';
import { assetLines } from '../text/asset-lines.ts';
import { statementSender } from './sender.ts';
import { parseTemplate } from './template.ts';

/** The database takes as many statements in one request. */
export const MAX_BATCH = 100;
/** And as many characters of facts. */
const MAX_FACTS_CHARS = 5000;
const MAX_LINE_CHARS = 1000;
const PRODUCTION = 'https://transparency.dsa.ec.europa.eu/api/v1';
const TOKEN = /^[\x21-\x7e]{1,500}$/;

/**
 * One statement of reasons an asset for the EU's DSA Transparency Database (DSA Art. 24(5)). The statement says what the
 * platform decided, which is the operator's `statement`; the report gives only `decision_facts`, and without anything
 * personal, whatever the policy says, as the database demands. Settings: `statement`, `environment` (`sandbox`, whose
 * address the platform is told when it joins and gives as `url`; or `production`), `tokenVariable` (default
 * `BIAOSHI_DSA_TOKEN`), `locale` of the facts (default English, wherever it is sent from).
 */
export const DSA: Adapter = {
  id: 'dsa',
  configure(given) {
    const settings = new Settings(given, 'deliver.dsa');
    const environment = settings.choice('environment', ['sandbox', 'production'], 'sandbox');
    const url = settings.url('url', environment === 'production' ? PRODUCTION : undefined).replace(/\/$/, '');
    const variable = settings.variable('tokenVariable', 'BIAOSHI_DSA_TOKEN');
    const locale = settings.choice<LocaleId>('locale', ['zh-CN', 'en'], 'en');
    const inner = settings.inner('statement');
    settings.done();
    if (!inner) throw settings.fault('statement', 'is missing: what the platform decided');
    // The whole address of production, however it is spelled, is production.
    if (environment === 'sandbox' && new URL(url).host === new URL(PRODUCTION).host) {
      throw settings.fault('url', 'is that of production; say so with environment');
    }
    const template = parseTemplate(inner);
    return {
      adapter: 'dsa',
      unit: 'asset',
      batchSize: MAX_BATCH,
      concurrency: 1,
      deduplicates: true,
      prepare(asset) {
        const lines = assetLines(redacted(asset, REDACTIONS), locale, (count) => moreText(count, locale));
        const facts = whole(lines.map((line) => terminal(line, MAX_LINE_CHARS)));
        const statement = { ...template, decision_facts: facts };
        // Two assets of which the same is to be said are two statements.
        const content = JSON.stringify([asset.index, redacted(asset, REDACTIONS).asset.uri, statement]);
        const body = (puid: string): string => JSON.stringify({ ...statement, puid });
        return [delivery({ adapter: 'dsa', recipient: url, mediaType: 'application/json', content, body })];
      },
      open(variables) {
        const token = secret(variables, variable, 'dsa');
        if (!TOKEN.test(token)) throw new InvalidArgumentError('invalidConfig', `dsa: ${variable} holds no token`);
        return statementSender(url, token);
      },
    };
  },
};

/** As many whole lines as fit. */
function whole(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (text.length + line.length + 1 > MAX_FACTS_CHARS) break;
    text += text === '' ? line : `\n${line}`;
  }
  return text;
}
