import { readFileSync, statSync } from 'node:fs';
import {
  buildDossier,
  DOSSIER_LIMITS,
  type Dossier,
  type DossierInput,
  MAX_REPORT_BYTES,
  readReport,
} from '@biaoshi/dossier';
import type { Invocation } from '../commands/command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OptionName } from '../options.ts';
import { openOutput } from '../output/open-output.ts';
import { plain } from '../plain.ts';
import { readTextFile } from '../read-text-file.ts';
import { requiredOption } from '../required-option.ts';
import { systemReason, UsageError } from '../usage-error.ts';
import { readCaseFile } from './case-file.ts';
import { findOriginals } from './find-originals.ts';
import { pictureOriginals } from './picture-originals.ts';

/** Options of `deliver` that mean nothing here. */
const FOREIGN: readonly OptionName[] = ['policy', 'attach', 'dry-run', 'journal', 'dead-letter'];

/**
 * `biaoshi deliver <report> --to dossier --channel ID --output case.zip`: packs the dossier; a person submits it. Throws
 * `UsageError`, and the errors of the SDK.
 */
export async function packDossier(invocation: Invocation): Promise<ExitCode> {
  const { arguments: words, options, terminal, signal } = invocation;
  const [file = ''] = words;
  for (const name of FOREIGN) {
    if (options[name] !== undefined) {
      throw new UsageError('optionForeign', { option: `--${name}`, command: 'deliver --to dossier' });
    }
  }
  const channel = requiredOption(options, 'channel', 'deliver --to dossier');
  const { output: target = '-' } = options;
  if (target === '-' && terminal.width !== undefined) throw new UsageError('outputNotText', { reporter: 'dossier' });
  const report = readReport(savedText(file));
  const { found, missing } =
    options.originals === undefined ? { found: [], missing: 0 } : findOriginals(report, options.originals);
  const gone = new AbortController();
  const stop = AbortSignal.any([signal, gone.signal]);
  const given = [options.facts, options.timestamp].filter((path) => path !== undefined);
  const sources = [file, ...given, ...found.map(({ path }) => path)];
  const output = await openOutput({ file: options.output, sources, terminal, onGone: () => gone.abort() });
  try {
    const dossier = await buildDossier({
      report,
      channel,
      ...(options.facts !== undefined && readCaseFile(options.facts)),
      pictures: await pictureOriginals(report, found, stop),
      originals: options.redact ? [] : found,
      redact: options.redact === true,
      ...(options.timestamp !== undefined && { timestamp: timestampOf(options.timestamp) }),
    } satisfies DossierInput);
    for await (const chunk of dossier.chunks()) {
      stop.throwIfAborted();
      await output.write(chunk);
    }
    await output.finish();
    tell(invocation, dossier, missing);
    return EXIT.ok;
  } catch (error) {
    await output.discard();
    if (stop.aborted) return EXIT.interrupted;
    throw error;
  }
}

function savedText(file: string): string {
  try {
    return readTextFile(file, MAX_REPORT_BYTES);
  } catch (error) {
    throw new UsageError('fileUnreadable', { file, reason: systemReason(error) }, error);
  }
}

function timestampOf(file: string): Uint8Array {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw Object.assign(new Error(file), { code: 'ENOTSUP' });
    if (stats.size > DOSSIER_LIMITS.timestampBytes) throw Object.assign(new Error(file), { code: 'EFBIG' });
    return readFileSync(file);
  } catch (error) {
    throw new UsageError('fileUnreadable', { file, reason: systemReason(error) }, error);
  }
}

/** What a person has to know who will submit it. */
function tell({ messages: { dossier: words }, terminal }: Invocation, dossier: Dossier, missing: number): void {
  const { identifier, manifest, manifestSha256, redactions, unfilled } = dossier;
  const originals = manifest.members.flatMap(({ original }) => original ?? []);
  const differing = originals.filter(({ matchesReport }) => matchesReport === false);
  terminal.note(words.packed(plain(identifier), manifest.members.length, originals.length));
  if (missing > 0) terminal.note(words.missing(missing));
  for (const { name } of differing) terminal.note(words.differs(plain(name)));
  if (unfilled > 0) terminal.note(words.fillIn(unfilled));
  if (manifest.redacted) terminal.note(words.redacted(redactions.length));
  terminal.note(words.digest(manifestSha256));
}
