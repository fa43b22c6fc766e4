import { type Claim, type ClaimOptions, examineClaim, parseTime } from '@biaoshi/claim';
import { json } from '@biaoshi/reporters';
import { claimExitCode } from '../claim/claim-exit-code.ts';
import { claimText } from '../claim/claim-text.ts';
import { type SheetReporter, sheetReporter } from '../claim/sheet-reporter.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OptionValues } from '../options.ts';
import { openOutput } from '../output/open-output.ts';
import { requiredOption } from '../required-option.ts';
import { trustOptions } from '../trust/trust-options.ts';
import { UsageError } from '../usage-error.ts';
import type { Invocation } from './command.ts';

/**
 * `biaoshi claim --evidence F… --listing F…`: a refund claim's photos against the listing's, as text, json, or the proof
 * sheet. Throws `UsageError`, and `IoError` for a photo that cannot be opened.
 */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const { options, terminal, signal } = invocation;
  const reporter = sheetReporter(options);
  const request = claimOptions(options);
  const toTerminal = (options.output ?? '-') === '-' && terminal.width !== undefined;
  if (reporter === 'pdf' && toTerminal) throw new UsageError('outputNotText', { reporter });
  const gone = new AbortController();
  const sources = [...request.evidence, ...request.listing].map(String);
  const scan = { ...request.scan, ...trustOptions(invocation) };
  const output = await openOutput({ file: options.output, sources, terminal, onGone: () => gone.abort() });
  const stop = AbortSignal.any([signal, gone.signal]);
  try {
    const pictures = reporter === 'html' || reporter === 'pdf';
    const claim = await withLedger(options.ledger, (ledger) =>
      examineClaim({ ...request, scan, pictures, signal: stop, ...(ledger && { ledger }) }),
    );
    await output.write(await rendered(claim, reporter, invocation));
    await output.finish();
    return claimExitCode(claim.report, options['fail-on'] ?? 'error');
  } catch (error) {
    await output.discard();
    if (stop.aborted) return EXIT.interrupted;
    throw error;
  }
}

function claimOptions(given: OptionValues) {
  const evidence = requiredOption(given, 'evidence', 'claim');
  const listing = requiredOption(given, 'listing', 'claim');
  const { ordered, received, profile, pixels, thorough, ...options } = given;
  for (const [name, time] of Object.entries({ ordered, received })) {
    if (time !== undefined && !parseTime(time))
      throw new UsageError('valueNotTime', { option: `--${name}`, given: time });
  }
  return {
    evidence,
    listing,
    ...(options.case !== undefined && { case: options.case }),
    ...(ordered !== undefined && { ordered }),
    ...(received !== undefined && { received }),
    scan: {
      ...(profile && { profiles: profile }),
      ...(pixels && { pixels }),
      tier: thorough ? 'thorough' : 'metadata',
    },
  } satisfies ClaimOptions;
}

/** Opens the ledger for as long as the work takes. */
async function withLedger(
  file: string | undefined,
  work: (ledger?: ClaimOptions['ledger']) => Promise<Claim>,
): Promise<Claim> {
  if (file === undefined) return work();
  const { openLedger } = await import('@biaoshi/ledger');
  const ledger = await openLedger(file);
  try {
    return await work(ledger);
  } finally {
    ledger.close();
  }
}

async function rendered(
  claim: Claim,
  reporter: SheetReporter,
  { locale, messages }: Invocation,
): Promise<string | Uint8Array> {
  if (reporter === 'json') return `${json(claim.report)}\n`;
  if (reporter === 'text') return claimText(claim.report, locale, messages);
  const { proofSheetHtml, proofSheetPdf } = await import('@biaoshi/dossier');
  return reporter === 'html' ? proofSheetHtml(claim, locale) : proofSheetPdf(claim, locale);
}
