import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@biaoshi/core';
import type { AdapterId, Channel, Environment } from '../adapter.ts';
import { adapterById } from '../adapters.ts';
import type { Delivery } from '../delivery.ts';
import { DeadLetters } from '../engine/dead-letters.ts';
import { type DeliverOptions, type DeliverySummary, deliverAll } from '../engine/deliver-all.ts';
import { deliveriesOf } from '../engine/deliveries.ts';
import { Journal } from '../engine/journal.ts';
import { DEFAULT_POLICY, type Policy } from '../policy/policy.ts';
import { scratch } from './scratch.ts';

/** Waits that a test can afford. */
export const QUICK = { attempts: 4, baseMs: 1, maxMs: 2, maxRetryAfterMs: 40 };

export const channel = (id: AdapterId, settings: unknown, locale: 'en' | 'zh-CN' = 'en'): Channel =>
  adapterById(id).configure(settings, { locale });

/** The deliveries of a report that is in memory. */
export const prepared = (report: Report, to: Channel, policy: Policy = DEFAULT_POLICY): AsyncGenerator<Delivery> => {
  const assets = async function* () {
    yield* report.assets;
  };
  return deliveriesOf({ run: report, assets }, to, policy);
};

export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** One run with its logs in a folder. */
export async function run(
  source: AsyncIterable<Delivery>,
  to: Channel,
  environment: Environment,
  { folder = scratch(), ...options }: Partial<DeliverOptions> & { readonly folder?: string } = {},
): Promise<DeliverySummary & { readonly folder: string; readonly dead: readonly DeadLine[] }> {
  const journal = await Journal.open(join(folder, 'journal'), to.adapter);
  const letters = join(folder, 'undelivered.jsonl');
  const deadLetters = await DeadLetters.open(letters, to.adapter);
  try {
    const summary = await deliverAll(source, to, { retry: QUICK, ...options, environment, journal, deadLetters });
    return { ...summary, folder, dead: deadLines(letters) };
  } finally {
    await journal.close();
    await deadLetters.close();
  }
}

interface DeadLine {
  readonly failure: { readonly code: string; readonly detail: string };
  readonly attempts: number;
  readonly delivery: { readonly key: string };
}

const deadLines = (file: string): readonly DeadLine[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line))
    : [];
