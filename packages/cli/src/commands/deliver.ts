import {
  type AdapterId,
  adapterById,
  type Channel,
  DeadLetters,
  type Delivery,
  type DeliverySummary,
  deliverAll,
  deliveriesOf,
  isDeadLetters,
  Journal,
  openReport,
  parsePolicy,
  parseRetry,
  readDeadLetters,
} from '@biaoshi/adapters';
import { readAttachments } from '../deliver/attachments.ts';
import { dryRun } from '../deliver/dry-run.ts';
import { defaultLogs } from '../deliver/logs.ts';
import { adapterSettings, type DeliverSettings, readDeliverSettings, readJson } from '../deliver/settings.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openOutput } from '../output/open-output.ts';
import { print } from '../output/print.ts';
import { page, table } from '../page.ts';
import { plain } from '../plain.ts';
import { UsageError } from '../usage-error.ts';
import type { Invocation } from './command.ts';

/** Options that mean something for the dossier alone. */
const DOSSIER_OPTIONS = ['channel', 'originals', 'facts', 'redact', 'timestamp'] as const;

/**
 * `biaoshi deliver <report> --to <adapter>`: what the policy chooses of a saved report goes out, each delivery once; or
 * what a dead-letter file holds goes again. Throws `UsageError`, and the adapters' typed errors.
 */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const { to } = invocation.options;
  if (to === undefined) throw new UsageError('valueMissing', { option: '--to' });
  if (to === 'dossier') return (await import('../deliver/pack-dossier.ts')).packDossier(invocation);
  for (const name of DOSSIER_OPTIONS) {
    if (invocation.options[name] !== undefined) {
      throw new UsageError('optionForeign', { option: `--${name}`, command: `deliver --to ${to}` });
    }
  }
  const settings = readDeliverSettings(invocation.options.config);
  const channel = channelOf(invocation, to, settings);
  return invocation.options['dry-run']
    ? show(invocation, channel, settings)
    : deliver(invocation, channel, settings, parseRetry(settings.values.retry));
}

function channelOf({ options, locale }: Invocation, adapter: AdapterId, settings: DeliverSettings): Channel {
  if (options.attach && adapter !== 'mail') {
    throw new UsageError('optionForeign', { option: '--attach', command: `deliver --to ${adapter}` });
  }
  const attachments = readAttachments(options.attach ?? []);
  return adapterById(adapter).configure(adapterSettings(settings, adapter), { locale, attachments });
}

/** What the report comes to, or what the dead-letter file holds; `again` for the latter. */
async function sourceOf({ arguments: words, options }: Invocation, channel: Channel, { values }: DeliverSettings) {
  const [report = ''] = words;
  const again = await isDeadLetters(report);
  const policy = parsePolicy(options.policy === undefined ? values.policy : readJson(options.policy));
  const source: AsyncIterable<Delivery> = again
    ? readDeadLetters(report, channel.adapter)
    : deliveriesOf(await openReport(report), channel, policy);
  return { report, again, source };
}

async function show(invocation: Invocation, channel: Channel, settings: DeliverSettings): Promise<ExitCode> {
  const { options, terminal, signal } = invocation;
  const { report, source } = await sourceOf(invocation, channel, settings);
  const gone = new AbortController();
  const output = await openOutput({ file: options.output, sources: [report], terminal, onGone: () => gone.abort() });
  try {
    await dryRun(source, output, AbortSignal.any([signal, gone.signal]));
    await output.finish();
  } catch (error) {
    await output.discard();
    throw error;
  }
  return signal.aborted ? EXIT.interrupted : EXIT.ok;
}

async function deliver(
  invocation: Invocation,
  channel: Channel,
  settings: DeliverSettings,
  retry: ReturnType<typeof parseRetry>,
): Promise<ExitCode> {
  const { options, env, signal } = invocation;
  const { report, again, source } = await sourceOf(invocation, channel, settings);
  const logs = defaultLogs(report, channel.adapter);
  const undelivered = options['dead-letter'] ?? logs.deadLetters;
  const journal = await Journal.open(options.journal ?? logs.journal, channel.adapter);
  const deadLetters = await DeadLetters.open(undelivered, channel.adapter);
  try {
    const summary = await deliverAll(source, channel, { journal, deadLetters, environment: env, signal, retry, again });
    return await tell(invocation, summary, undelivered);
  } finally {
    await journal.close();
    await deadLetters.close();
  }
}

async function tell(
  { messages, terminal }: Invocation,
  summary: DeliverySummary,
  undelivered: string,
): Promise<ExitCode> {
  const words = messages.deliver;
  const { delivered, alreadyThere, sentBefore, failed, interrupted, unreachable } = summary;
  const rows = [
    [words.delivered, String(delivered)],
    [words.alreadyThere, String(alreadyThere)],
    [words.sentBefore, String(sentBefore)],
    [words.failed, failed === 0 ? '0' : `${failed}  ${plain(undelivered)}`],
  ];
  await print(page(table(rows, 0)), terminal);
  if (unreachable) terminal.note(words.unreachable);
  if (interrupted) {
    terminal.note(words.interrupted);
    return EXIT.interrupted;
  }
  return failed > 0 || unreachable ? EXIT.undetermined : EXIT.ok;
}
