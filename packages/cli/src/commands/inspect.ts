import {
  type AssetEvidence,
  type ByteLocation,
  FAMILIES,
  LOCALES,
  type LocaleId,
  type Location,
  problemText,
  readEvidenceSync,
  readingText,
  type Tier,
} from '@biaoshi/core';
import { evidenceText, json } from '@biaoshi/reporters';
import { decoders, fileSource, type ScanOptions, scanAsset } from '@biaoshi/scanner';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { evidenceDetails } from '../inspection/evidence-details.ts';
import type { Messages } from '../locales/messages.ts';
import { checkedChoice } from '../option-value.ts';
import { openOutput } from '../output/open-output.ts';
import { page, section, table } from '../page.ts';
import { type PartView, partView } from '../part-view.ts';
import { plain } from '../plain.ts';
import { ANSWER_REPORTERS } from '../reporters.ts';
import { trustOptions } from '../trust/trust-options.ts';
import type { Invocation } from './command.ts';

/** Longest text of a part that a line shows; more of it is in json. */
const SHOWN_CHARS = 160;

/**
 * `biaoshi inspect <file>`: every part and every piece of evidence with its byte range and structural path, C2PA stores
 * validated and pixels looked at as a scan would. A file that cannot be opened throws `IoError`; a damaged one is shown as far as it goes, with exit code 3.
 */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const { options, locale, messages, terminal } = invocation;
  const [file = ''] = invocation.arguments;
  const reporter = checkedChoice('--reporter', options.reporter ?? 'text', ANSWER_REPORTERS);
  const tier = options.quick ? 'quick' : options.thorough ? 'thorough' : 'metadata';
  const { pixels } = options;
  const inspection = await inspect(file, tier, { ...trustOptions(invocation), ...(pixels && { pixels }) });
  const output = await openOutput({ file: options.output, sources: [file], terminal, onGone: () => undefined });
  await output.write(reporter === 'json' ? `${json(inspection)}\n` : inspectionText(inspection, locale, messages));
  await output.finish();
  return Object.values(inspection.readings).includes('unreadable') ? EXIT.undetermined : EXIT.ok;
}

interface Inspection extends Omit<AssetEvidence, 'parts' | 'bytesRead'> {
  readonly uri: string;
  readonly bytes: number;
  readonly bytesRead: number;
  readonly parts: readonly PartView[];
}

/** Parts come from the reader, everything else from a scan, which also validates C2PA stores, reads a sidecar and looks at pixels. */
async function inspect(file: string, tier: Tier, wanted: ScanOptions): Promise<Inspection> {
  const source = fileSource(file);
  try {
    const { parts, ...seen } = readEvidenceSync(source, { tier, decoders, keepParts: true });
    const { asset, evidence, readings, problems } = await scanAsset(file, { ...wanted, tier });
    const { width, height } = asset;
    return {
      uri: file,
      bytes: source.size,
      ...seen,
      width,
      height,
      evidence,
      readings,
      problems,
      parts: parts.map(partView),
    };
  } finally {
    source.close();
  }
}

function inspectionText(seen: Inspection, locale: LocaleId, messages: Messages): string {
  const { headings } = messages;
  const { words } = LOCALES[locale];
  const { width, height } = seen;
  return page([
    plain(seen.uri),
    ...table([
      [headings.format, seen.format ?? messages.none],
      [headings.size, String(seen.bytes)],
      [headings.pixels, width === null || height === null ? messages.none : `${width}×${height}`],
    ]),
    ...section(
      headings.readings,
      table(FAMILIES.map((name) => [words.family[name], readingText(name, seen.readings[name], locale)])),
    ),
    ...section(
      headings.evidence,
      seen.evidence.flatMap((found) => [
        ...table([[found.id, found.kind, `${found.reader} v${found.readerVersion}`, plain(found.carrier)]]),
        `      ${evidenceText(found, locale)}`,
        ...where(found.location, messages),
        ...evidenceDetails(found, locale, messages),
      ]),
    ),
    ...section(
      headings.parts,
      seen.parts.flatMap((part) => partLines(part, messages)),
    ),
    ...section(
      headings.problems,
      seen.problems.flatMap((problem) => [
        `  ${problem.code}  ${plain(problemText(problem, locale))}`,
        ...where(problem.location, messages),
      ]),
    ),
    ...section(
      headings.unexamined,
      table(seen.unexamined.map(({ start, end, reason }) => [messages.bytes(start, end), words.unexamined[reason]])),
    ),
  ]);
}

function where(location: Location, messages: Messages): string[] {
  return 'region' in location ? [] : [`      ${placeOf(location, messages)}`];
}

const placeOf = ({ path, start, end }: ByteLocation, messages: Messages): string =>
  `${messages.bytes(start, end)}  ${plain(path)}`;

function partLines(part: PartView, messages: Messages): string[] {
  const { kind, name, text, order } = part;
  const facts = [kind, name === null ? '' : plain(name), order ?? ''].filter(Boolean).join('  ');
  return [
    `  ${placeOf(part, messages)}  ${facts}`,
    ...(text === null || text === '' ? [] : [`      ${plain(text, SHOWN_CHARS)}`]),
  ];
}
