import { type AssetReport, describeProducer } from '@biaoshi/core';
import { json, terminal } from '@biaoshi/reporters';
import type { Adapter, Attachment } from '../adapter.ts';
import { delivery } from '../delivery.ts';
import type { Digest } from '../digest.ts';
import { Settings } from '../settings/settings.ts';
import { message } from '../text/message.ts';
import { boundedAsset } from '../text/payload.ts';
import { DELIVERY_WORDS } from '../text/words.ts';
import { mailSender } from './sender.ts';
import { type MailSettings, parseMailSettings } from './settings.ts';

const MAX_BODY_BYTES = 200_000;
/** Of each asset in the mail's JSON, of which there are at most a hundred. */
const MAX_ASSET_BYTES = 64 * 1024;
const MAX_LINE_CHARS = 900;
const REFERENCE_CHARS = 12;
/** The group of the addresses in `to`; providers' groups are entity codes. */
const EVERYTHING = '';

/**
 * One mail a run to the addresses in `to`, and one to each AI provider that `providers` gives an address for and that a
 * chosen asset's label names by its producer code (`{ "<unified social credit code>": "address" }`: the operator looks the
 * address up, biaoshi knows none). The assets go along as JSON, and so do the operator's files. Settings: `host`, `port`,
 * `secure`, `sender`, `to`, `providers`, `locale`, `userVariable` and `passwordVariable` (default `BIAOSHI_SMTP_USER`,
 * `BIAOSHI_SMTP_PASSWORD`; without a user nothing logs in), `requireTls` (default true: no mail over an open line).
 */
export const MAIL: Adapter = {
  id: 'mail',
  configure(given, options) {
    const settings = parseMailSettings(new Settings(given, 'deliver.mail'), options.locale);
    return {
      adapter: 'mail',
      unit: 'run',
      batchSize: 1,
      concurrency: 1,
      deduplicates: true,
      groupsOf: (asset) => [...(settings.to.length > 0 ? [EVERYTHING] : []), ...providersOf(asset, settings.providers)],
      prepare: (digest) => mails(digest, settings, options.attachments ?? []),
      open: (environment) => mailSender(settings, environment),
    };
  },
};

/** The entities that an asset's labels name and that there is an address for. */
function providersOf({ evidence }: AssetReport, providers: ReadonlyMap<string, string>): readonly string[] {
  const codes = evidence.flatMap((item) => {
    const value = item.kind === 'aigcField' ? item.data.fields.ContentProducer : undefined;
    const described = typeof value === 'string' ? describeProducer(value) : undefined;
    return described?.kind === 'code' && providers.has(described.entity) ? [described.entity] : [];
  });
  return [...new Set(codes)];
}

function mails(digest: Digest, settings: MailSettings, files: readonly Attachment[]) {
  const { locale, providers, to } = settings;
  const { group, run, assets } = digest;
  const words = DELIVERY_WORDS[locale];
  const intro = group === EVERYTHING ? [] : [words.namesYou(group)];
  const safe = (line: string): string => terminal(line, MAX_LINE_CHARS);
  const { title, lines } = message(digest, { locale, safe, maxBytes: MAX_BODY_BYTES, intro });
  const { tool, profiles, startedAt } = run;
  const head = json({ tool, profiles, startedAt, chosen: digest.chosen, total: digest.total }).slice(0, -1);
  const report = `${head},"assets":[${assets.map((asset) => boundedAsset(asset, MAX_ASSET_BYTES)).join(',\n')}]}\n`;
  const attachments = [
    { name: 'assets.json', mediaType: 'application/json', bytes: Buffer.from(report, 'utf8') },
    ...files,
  ];
  const recipients = group === EVERYTHING ? to : [providers.get(group) ?? ''];
  const content = [title, '', ...lines, ''].join('\n');
  return recipients.map((recipient) =>
    delivery({
      adapter: 'mail',
      recipient,
      title,
      mediaType: 'text/plain',
      content,
      body: (key) => `${content}${words.reference(key.slice(0, REFERENCE_CHARS))}\n`,
      attachments,
    }),
  );
}
