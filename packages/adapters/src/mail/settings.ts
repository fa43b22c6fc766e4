import type { LocaleId } from '@biaoshi/core';
import type { Settings } from '../settings/settings.ts';
import { isAddress } from './address.ts';

const PORT = { least: 1, most: 65_535, standard: 587 };

interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** Without `secure`: no mail unless STARTTLS worked. */
  readonly requireTls: boolean;
  readonly userVariable: string;
  readonly passwordVariable: string;
}

export interface MailSettings {
  readonly from: string;
  readonly to: readonly string[];
  /** Addresses by unified social credit code. */
  readonly providers: ReadonlyMap<string, string>;
  readonly server: MailServer;
  readonly locale: LocaleId;
}

/** Throws `InvalidArgumentError` (`invalidConfig`). */
export function parseMailSettings(settings: Settings, locale: LocaleId): MailSettings {
  const address = (key: string, value: string): string => {
    if (!isAddress(value)) throw settings.fault(key, 'must be an address such as name@example.org');
    return value;
  };
  const given = settings.inner('providers');
  const providers = new Map(given?.keys.map((code) => [code, address('providers', given.text(code))]));
  const parsed: MailSettings = {
    from: address('sender', settings.text('sender')),
    to: settings.texts('to').map((value) => address('to', value)),
    providers,
    locale: settings.choice('locale', ['zh-CN', 'en'], locale),
    server: {
      host: settings.text('host'),
      port: settings.count('port', PORT),
      secure: settings.flag('secure', false),
      requireTls: settings.flag('requireTls', true),
      userVariable: settings.variable('userVariable', 'BIAOSHI_SMTP_USER'),
      passwordVariable: settings.variable('passwordVariable', 'BIAOSHI_SMTP_PASSWORD'),
    },
  };
  settings.done();
  for (const code of providers.keys()) {
    if (!/^[0-9A-Z]{18}$/.test(code))
      throw settings.fault('providers', 'must have unified social credit codes as keys');
  }
  if (parsed.to.length === 0 && providers.size === 0) throw settings.fault('to', 'is missing, and so is providers');
  return parsed;
}
