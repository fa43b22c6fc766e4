import { dirname, resolve } from 'node:path';
import { ADAPTER_IDS, type AdapterId } from '@biaoshi/adapters';
import { readTextFile } from '../read-text-file.ts';
import { systemReason, UsageError } from '../usage-error.ts';

/** The part `deliver` of a configuration. */
export interface DeliverSettings {
  /** The folder that paths in it are relative to. */
  readonly base: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const KEYS: readonly string[] = ['policy', 'retry', ...ADAPTER_IDS];

/**
 * What the named configuration says about deliveries. One that was only found says nothing: it may have come with the
 * images, and would decide where what was found in them goes. Throws `UsageError`.
 */
export function readDeliverSettings(config: string | undefined): DeliverSettings {
  if (config === undefined) return { base: process.cwd(), values: {} };
  const path = resolve(config);
  const values = (readJson(path) as { readonly deliver?: unknown }).deliver ?? {};
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new UsageError('configTypeWrong', { file: config, key: 'deliver', expected: 'object' });
  }
  for (const key of Object.keys(values)) {
    if (!KEYS.includes(key)) throw new UsageError('configKeyUnknown', { file: config, given: key, known: KEYS });
  }
  return { base: dirname(path), values: values as DeliverSettings['values'] };
}

/** A file of JSON that the user named. Throws `UsageError`. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readTextFile(file, MAX_JSON_BYTES);
  } catch (error) {
    throw new UsageError('fileUnreadable', { file, reason: systemReason(error) }, error);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError('configMalformed', { file, reason: (error as SyntaxError).message }, error);
  }
}

const MAX_JSON_BYTES = 1024 * 1024;

/** An adapter's settings, its paths made whole. Only bots can do without any. */
export function adapterSettings({ base, values }: DeliverSettings, adapter: AdapterId): unknown {
  const given = values[adapter];
  if (given === undefined && !DO_WITHOUT.includes(adapter)) throw new UsageError('settingsMissing', { adapter });
  if (adapter !== 'file' || typeof given !== 'object' || given === null) return given;
  const { folder, ...rest } = given as { readonly folder?: unknown };
  return typeof folder === 'string' ? { ...rest, folder: resolve(base, folder) } : given;
}

const DO_WITHOUT: readonly AdapterId[] = ['dingtalk', 'feishu', 'wecom'];
