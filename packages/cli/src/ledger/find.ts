import { type Ledger, type LedgerAnswer, type LedgerQuery, openLedger } from '@biaoshi/ledger';
import type { Invocation } from '../commands/command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { table } from '../page.ts';
import { plain } from '../plain.ts';
import { entryRows, matchWords } from './entry-rows.ts';
import { PhotoReader, type PictureGap } from './fingerprint-photo.ts';
import { filesOf, givenCase } from './operands.ts';
import { ledgerFile } from './place.ts';
import { readFile } from './read-photo.ts';
import type { Reply } from './reply.ts';

interface Looked {
  /** The photo, or the case that was asked for. */
  readonly name: string;
  readonly gap: PictureGap | null;
  readonly answer: LedgerAnswer;
}

/**
 * `biaoshi ledger find <photo…>`: which entries are of the same bytes or the same picture; those of `--case`, the case at
 * hand, left out. `biaoshi ledger find --case ID`: the case's entries. Exit code 1: something was found.
 */
export async function find(invocation: Invocation): Promise<Reply> {
  const { options, signal } = invocation;
  const caseId = options.case === undefined ? undefined : givenCase(options.case);
  const paths = caseId !== undefined && invocation.arguments.length === 1 ? [] : filesOf(invocation);
  const ledger = await openLedger(ledgerFile(invocation), { signal });
  try {
    const now = new Date().toISOString();
    const byCase = caseId !== undefined && paths.length === 0;
    const looked = byCase
      ? [{ name: caseId, gap: null, answer: await ledger.search({ now, caseId }) }]
      : await lookForFiles(ledger, invocation, paths, { now, ...(caseId !== undefined && { exceptCase: caseId }) });
    const data = {
      ledger: ledger.file,
      damage: ledger.damage,
      looked: looked.map(({ name, gap, answer }) => ({ [byCase ? 'case' : 'file']: name, gap, ...answer })),
    };
    return { data, lines: looked.flatMap((one) => linesOf(one, invocation)), code: codeOf(looked) };
  } finally {
    ledger.close();
  }
}

async function lookForFiles(
  ledger: Ledger,
  invocation: Invocation,
  paths: readonly string[],
  asked: Pick<LedgerQuery, 'now' | 'exceptCase'>,
): Promise<Looked[]> {
  const reader = new PhotoReader(invocation);
  const looked: Looked[] = [];
  try {
    for (const path of paths) {
      const file = await readFile(path, invocation.signal);
      const { pdq, turns, gap } = await reader.print(file);
      const picture = pdq && turns ? { picture: { quality: pdq.quality, turns } } : {};
      const answer = await ledger.search({ ...asked, sha256: file.digests.sha256, ...picture });
      looked.push({ name: path, gap, answer });
    }
    return looked;
  } finally {
    await reader.close();
  }
}

/** Nothing found is an answer only where all was compared that could have been. */
function codeOf(looked: readonly Looked[]): ExitCode {
  if (looked.some(({ answer }) => answer.matches.length > 0)) return EXIT.findings;
  const isOpen = ({ gap, answer }: Looked): boolean => (gap !== null && gap !== 'noPicture') || answer.unread > 0;
  return looked.some(isOpen) ? EXIT.undetermined : EXIT.ok;
}

function linesOf({ name, gap, answer }: Looked, { locale, messages }: Invocation): string[] {
  const { ledger } = messages;
  const { matches, withheld, surplus, unread } = answer;
  return [
    '',
    plain(name),
    ...(gap ? [`  ${ledger.words[gap]}`] : []),
    ...(matches.length === 0 ? [`  ${ledger.noMatch(unread > 0)}`] : []),
    ...matches.flatMap((match) => [
      ...table([[ledger.words.found, matchWords(match, messages)], ...entryRows(match.entry, locale, messages)]),
      '',
    ]),
    ...(withheld.expired + withheld.appealed > 0 ? [`  ${ledger.withheld(withheld.expired, withheld.appealed)}`] : []),
    ...(surplus > 0 ? [`  ${ledger.surplus(surplus)}`] : []),
    ...(unread > 0 ? [`  ${ledger.unread(unread)}`] : []),
  ];
}
