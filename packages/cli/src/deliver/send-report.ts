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
import type { Invocation } from '../commands/command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Messages } from '../locales/messages.ts';
import type { OptionName } from '../options.ts';
import { type Output, openOutput } from '../output/open-output.ts';
import { page, table } from '../page.ts';
import { plain } from '../plain.ts';
import { UsageError } from '../usage-error.ts';
import { readAttachments } from './attachments.ts';
import { dryRun } from './dry-run.ts';
import { defaultLogs } from './logs.ts';
import { adapterSettings, type DeliverSettings, readDeliverSettings, readJson } from './settings.ts';

/** Options of `deliver` that only the dossier has. */
const FOREIGN: readonly OptionName[] = ['channel', 'facts', 'originals', 'redact', 'timestamp'];

/**
 * What the policy chooses of a saved report goes out, each delivery once; or what a dead-letter file holds goes again.
 * Throws `UsageError`, and the adapters' typed errors.
 */
export async function sendReport(invocation: Invocation, adapter: AdapterId): Promise<ExitCode> {
  const { options } = invocation;
  const foreign = [...FOREIGN, ...(adapter === 'mail' ? [] : ['attach' as const])];
  const given = foreign.find((name) => options[name] !== undefined);
  if (given) throw new UsageError('optionForeign', { option: `--${given}`, command: `deliver --to ${adapter}` });
  const settings = readDeliverSettings(options.config);
  const attachments = readAttachments(options.attach ?? []);
  const { locale } = invocation;
  const channel = adapterById(adapter).configure(adapterSettings(settings, adapter), { locale, attachments });
  return options['dry-run'] ? show(invocation, channel, settings) : deliver(invocation, channel, settings);
}

/** What the report comes to, or what the dead-letter file holds; `again` for the latter. */
async function sourceOf({ arguments: words, options }: Invocation, channel: Channel, { values }: DeliverSettings) {
  const [report = ''] = words;
  const again = await isDeadLetters(report);
  const chosen = again && (['policy', 'attach'] as const).find((name) => options[name] !== undefined);
  if (chosen) throw new UsageError('optionForeign', { option: `--${chosen}`, command: `deliver ${report}` });
  const policy = parsePolicy(options.policy === undefined ? values.policy : readJson(options.policy));
  const source: AsyncIterable<Delivery> = again
    ? readDeadLetters(report, channel.adapter)
    : deliveriesOf(await openReport(report), channel, policy);
  return { report, again, source };
}

async function show(invocation: Invocation, channel: Channel, settings: DeliverSettings): Promise<ExitCode> {
  const { report, source } = await sourceOf(invocation, channel, settings);
  return withOutput(invocation, report, async (output, gone) => {
    const stop = AbortSignal.any([invocation.signal, gone]);
    await dryRun(source, output, stop);
    return stop.aborted ? EXIT.interrupted : EXIT.ok;
  });
}

async function deliver(invocation: Invocation, channel: Channel, settings: DeliverSettings): Promise<ExitCode> {
  const { options, env, signal } = invocation;
  const retry = parseRetry(settings.values.retry);
  const { report, again, source } = await sourceOf(invocation, channel, settings);
  const logs = defaultLogs(report, channel.adapter);
  const undelivered = options['dead-letter'] ?? logs.deadLetters;
  const journal = await Journal.open(options.journal ?? logs.journal, channel.adapter);
  let deadLetters: DeadLetters | undefined;
  try {
    const letters = await DeadLetters.open(undelivered, channel.adapter);
    deadLetters = letters;
    // Whether anybody reads the result or not, what is under way is finished.
    const summary = await withOutput(invocation, report, async (output) => {
      const given = { journal, deadLetters: letters, environment: env, signal, retry, again };
      const done = await deliverAll(source, channel, given);
      await output.write(summaryText(done, invocation.messages, undelivered));
      return done;
    });
    return tell(summary, invocation);
  } finally {
    await journal.close();
    await deadLetters?.close();
  }
}

/** Opens the place of the results before anything is sent, and gives it up when something is thrown. */
async function withOutput<T>(
  { options, terminal }: Invocation,
  report: string,
  work: (output: Output, gone: AbortSignal) => Promise<T>,
): Promise<T> {
  const gone = new AbortController();
  const output = await openOutput({ file: options.output, sources: [report], terminal, onGone: () => gone.abort() });
  try {
    const result = await work(output, gone.signal);
    await output.finish();
    return result;
  } catch (error) {
    await output.discard();
    throw error;
  }
}

function summaryText(summary: DeliverySummary, { deliver: words }: Messages, undelivered: string): string {
  const { delivered, alreadyThere, sentBefore, failed } = summary;
  const rows = [
    [words.delivered, String(delivered)],
    [words.alreadyThere, String(alreadyThere)],
    [words.sentBefore, String(sentBefore)],
    [words.failed, failed === 0 ? '0' : `${failed}  ${plain(undelivered)}`],
  ];
  return page(table(rows, 0));
}

function tell({ failed, interrupted, unreachable }: DeliverySummary, { messages, terminal }: Invocation): ExitCode {
  if (unreachable) terminal.note(messages.deliver.unreachable);
  if (interrupted) terminal.note(messages.deliver.interrupted);
  if (interrupted) return EXIT.interrupted;
  return failed > 0 || unreachable ? EXIT.undetermined : EXIT.ok;
}
