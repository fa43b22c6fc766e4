import { PROFILES } from '@biaoshi/core';
import { type BatchOptions, type ScanOptions, scanBatch } from '@biaoshi/scanner';
import { readBaseline } from '../baseline.ts';
import { baselinePiece } from '../baseline-renderer.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { checkedChoice } from '../option-value.ts';
import type { OptionValues } from '../options.ts';
import { isDocument } from '../output/document-piece.ts';
import { type Output, openOutput } from '../output/open-output.ts';
import { reportWriter } from '../output/report-writer.ts';
import { plainData } from '../plain.ts';
import { type ProgressBar, progressBar } from '../progress.ts';
import { trustOptions } from '../trust/trust-options.ts';
import { UsageError } from '../usage-error.ts';
import { RunVerdict } from '../verdict-of-run.ts';
import type { Invocation } from './command.ts';

/** `biaoshi scan <source…>`: sources to a report, piece by piece, and the exit code that the findings call for. */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const { arguments: sources, options, messages, terminal, signal } = invocation;
  if (options.baseline !== undefined) readBaseline(options.baseline);
  checkProfiles(options.profile ?? []);
  checkBinary(invocation);
  const trust = trustOptions(invocation);
  const gone = new AbortController();
  const bar = progressBar(terminal, messages.progress);
  const output = await openOutput({
    file: options.output,
    sources,
    terminal,
    onGone: () => gone.abort(),
    beforeWrite: () => bar?.clear(),
  });
  try {
    const run = await report(invocation, trust, output, AbortSignal.any([signal, gone.signal]), bar);
    bar?.clear();
    if (run.assets === 0 && !run.interrupted) throw new UsageError('nothingFound', { sources });
    await output.finish();
    if (run.interrupted && signal.aborted) terminal.note(messages.interrupted(run.assets));
    else if (run.emptySources.length > 0) {
      terminal.note(messages.usage.nothingFound(plainData({ sources: run.emptySources }), undefined));
    }
    if (run.known > 0) terminal.note(messages.baselineApplied(run.known));
    // Also where `| head` has seen enough: of the assets that were not looked at nothing can be said.
    return run.interrupted ? EXIT.interrupted : run.exitCode;
  } catch (error) {
    bar?.clear();
    await output.discard();
    throw error;
  }
}

interface Run {
  readonly assets: number;
  /** Sources that had no asset. */
  readonly emptySources: readonly string[];
  readonly interrupted: boolean;
  /** Failing findings that the baseline knows. */
  readonly known: number;
  readonly exitCode: ExitCode;
}

async function report(
  { arguments: sources, options, locale, terminal }: Invocation,
  trust: ScanOptions,
  output: Output,
  signal: AbortSignal,
  bar: ProgressBar | undefined,
): Promise<Run> {
  const toTerminal = options.output === undefined || options.output === '-';
  const presentation = {
    locale,
    color: toTerminal && terminal.color,
    ...(toTerminal && terminal.width !== undefined && { width: terminal.width }),
  };
  const writer = reportWriter(options.reporter ?? 'text', presentation, options.pixels !== 'never' && !options.quick);
  const { pictured } = writer;
  const batch = scanBatch(sources, {
    ...batchOptions(options),
    ...trust,
    signal,
    render: writer.render(options.baseline),
    ...(pictured !== undefined && { pictures: pictured }),
    ...(bar && { onProgress: (progress) => bar.update(progress) }),
  });
  const verdict = new RunVerdict(options['fail-on'] ?? 'error');
  let known = 0;
  await output.write(writer.begin(batch.header));
  for await (const { text, tally } of batch) {
    const piece =
      options.baseline === undefined ? { text, failures: tally.findings.fail, known: 0 } : baselinePiece(text);
    verdict.add(piece.failures, tally);
    known += piece.known;
    const waiting = output.write(writer.piece(piece.text));
    if (waiting) await waiting;
  }
  const { assets, results, problems } = batch.summary;
  const finishedAt = new Date().toISOString();
  await output.write(await writer.end(batch.header, { assets, results, problems }, finishedAt));
  const { emptySources, interrupted } = batch;
  return { assets, emptySources, interrupted, known, exitCode: verdict.exitCode };
}

/** A terminal is no place for a document. Throws `UsageError`. */
function checkBinary({ options: { reporter = 'text', output = '-' }, terminal }: Invocation): void {
  if (!isDocument(reporter) || output !== '-' || terminal.width === undefined) return;
  throw new UsageError('outputNotText', { reporter });
}

/** Throws `UsageError` that names the profile probably meant. */
function checkProfiles(ids: readonly string[]): void {
  const known = PROFILES.map(({ id }) => id);
  for (const id of ids) checkedChoice('--profile', id, known);
}

function batchOptions(options: OptionValues): BatchOptions {
  const { profile, quick, thorough, hash, declare, concurrency, resume, cache, pixels } = options;
  const evidenceDir = options['evidence-dir'];
  return {
    ...(profile && { profiles: profile }),
    declared: declare === true,
    tier: quick ? 'quick' : thorough ? 'thorough' : 'metadata',
    hash: hash === true,
    ...(pixels && { pixels }),
    ...(concurrency !== undefined && { concurrency }),
    ...(resume !== undefined && { resume }),
    ...(cache !== undefined && { cache }),
    ...(evidenceDir !== undefined && { evidenceDir }),
  };
}
