import { PROFILES } from '@biaoshi/core';
import { pieceJoiner, type Reporter, reporterById } from '@biaoshi/reporters';
import { type BatchOptions, type RenderRequest, type ScanOptions, scanBatch } from '@biaoshi/scanner';
import { readBaseline } from '../baseline.ts';
import { baselinePiece } from '../baseline-renderer.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { checkedChoice } from '../option-value.ts';
import type { OptionValues } from '../options.ts';
import { type Output, openOutput } from '../output/open-output.ts';
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
    const interrupted = run.interrupted && signal.aborted;
    if (run.assets === 0 && !run.interrupted) throw new UsageError('nothingFound', { sources });
    await output.finish();
    if (interrupted) terminal.note(messages.interrupted(run.assets));
    else if (run.emptySources.length > 0) {
      terminal.note(messages.usage.nothingFound(plainData({ sources: run.emptySources }), undefined));
    }
    if (run.known > 0) terminal.note(messages.baselineApplied(run.known));
    return interrupted ? EXIT.interrupted : run.exitCode;
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
  const reporter = reporterById(options.reporter ?? 'text');
  const render = renderRequest(reporter, presentation, options.baseline);
  const batch = scanBatch(sources, {
    ...batchOptions(options),
    ...trust,
    signal,
    render,
    ...(bar && { onProgress: (progress) => bar.update(progress) }),
  });
  const verdict = new RunVerdict(options['fail-on'] ?? 'error');
  const join = pieceJoiner(reporter);
  let known = 0;
  await output.write(reporter.begin(batch.header, presentation));
  for await (const { text, tally } of batch) {
    const piece =
      options.baseline === undefined ? { text, failures: tally.findings.fail, known: 0 } : baselinePiece(text);
    verdict.add(piece.failures, tally);
    known += piece.known;
    const waiting = output.write(join(piece.text));
    if (waiting) await waiting;
  }
  const { assets, results, problems } = batch.summary;
  const finishedAt = new Date().toISOString();
  await output.write(reporter.end(batch.header, { assets, results, problems }, finishedAt, presentation));
  const { emptySources, interrupted } = batch;
  return { assets, emptySources, interrupted, known, exitCode: verdict.exitCode };
}

/** What every thread loads to turn a report into text. */
function renderRequest(reporter: Reporter, presentation: object, baseline: string | undefined): RenderRequest {
  const options = { ...presentation, reporter: reporter.id };
  if (baseline === undefined) {
    return { module: import.meta.resolve('@biaoshi/reporters/asset-renderer'), name: 'assetRenderer', options };
  }
  const module = new URL('../baseline-renderer.js', import.meta.url).href;
  return { module, name: 'baselineRenderer', options: { ...options, baseline } };
}

/** Throws `UsageError` that names the profile probably meant. */
function checkProfiles(ids: readonly string[]): void {
  const known = PROFILES.map(({ id }) => id);
  for (const id of ids) checkedChoice('--profile', id, known);
}

function batchOptions(options: OptionValues): BatchOptions {
  const { profile, quick, thorough, hash, declare, concurrency, resume, cache, pixels } = options;
  return {
    ...(profile && { profiles: profile }),
    declared: declare === true,
    tier: quick ? 'quick' : thorough ? 'thorough' : 'metadata',
    hash: hash === true,
    ...(pixels && { pixels }),
    ...(concurrency !== undefined && { concurrency }),
    ...(resume !== undefined && { resume }),
    ...(cache !== undefined && { cache }),
  };
}
