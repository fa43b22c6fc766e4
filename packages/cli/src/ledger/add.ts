import { type LedgerEntry, type LedgerRole, MAX_APPEND, type NewEntry, openLedger } from '@biaoshi/ledger';
import type { Invocation } from '../commands/command.ts';
import { EXIT } from '../exit-codes.ts';
import { table } from '../page.ts';
import { plain } from '../plain.ts';
import { requiredOption } from '../required-option.ts';
import { UsageError } from '../usage-error.ts';
import { entryRows } from './entry-rows.ts';
import { PhotoReader, type PictureGap } from './fingerprint-photo.ts';
import { filesOf, givenCase } from './operands.ts';
import { ledgerFile } from './place.ts';
import { type ReadFile, readFile } from './read-photo.ts';
import type { Reply } from './reply.ts';
import { readTokens, type TokenFile, tokensByFile, verifyCommand } from './tokens.ts';

/** Days that an entry is kept unless `--keep` says otherwise: a choice of this project, no law's. */
const KEEP_DAYS = 730;
const DAY_MS = 86_400_000;

interface Added {
  readonly file: string;
  readonly entry: LedgerEntry;
  /** Why the picture cannot be found again; null where it can. */
  readonly gap: PictureGap | null;
  readonly token: TokenFile | null;
}

/** `biaoshi ledger add <file…> --case ID --role ROLE`: all of the files, or none where one is refused. */
export async function add(invocation: Invocation): Promise<Reply> {
  const { options, signal, locale, messages } = invocation;
  const caseId = givenCase(requiredOption(options, 'case', 'ledger add'));
  const role = requiredOption(options, 'role', 'ledger add');
  const paths = filesOf(invocation);
  if (paths.length > MAX_APPEND)
    throw new UsageError('valueNotCount', { option: 'files', given: String(paths.length), most: MAX_APPEND });
  const tokens = readTokens(options.token ?? []);
  const drafts = await readAll(paths, invocation, tokens);
  signal.throwIfAborted();
  const ledger = await openLedger(ledgerFile(invocation, true), {
    create: true,
    now: new Date().toISOString(),
    signal,
  });
  try {
    const entries = drafts.map((draft) => entryOf(draft, caseId, role, options.keep ?? KEEP_DAYS));
    const { numbers, torn } = await ledger.append(entries);
    if (torn) invocation.terminal.note(messages.ledger.tornKept(torn.bytes, plain(torn.keptIn)));
    const added = drafts.map(({ file, gap, token }, index): Added => {
      const entry = { ...(entries[index] as NewEntry), number: numbers[index] as number, appeal: null };
      return { file: file.path, entry, gap, token };
    });
    return {
      data: {
        ledger: ledger.file,
        added: added.map(({ file, entry, gap, token }) => ({ file, entry, gap, timestamp: token?.token ?? null })),
      },
      lines: added.flatMap((one) => linesOf(one, invocation)),
      code: added.some(({ gap }) => gap === 'notDecoded') ? EXIT.undetermined : EXIT.ok,
    };
  } finally {
    ledger.close();
  }

  function linesOf({ file, entry, gap, token }: Added, { terminal }: Invocation): string[] {
    const { ledger } = messages;
    if (token) terminal.note(ledger.notVerified(verifyCommand(token)));
    const rows = [
      ...entryRows(entry, locale, messages),
      ...(token ? [['', ledger.stamped(token.token.time)]] : []),
      ...(gap ? [['', ledger.words[gap]]] : []),
    ];
    return ['', plain(file), ...table(rows)];
  }
}

interface Draft {
  readonly file: Omit<ReadFile, 'bytes'>;
  readonly pdq: NewEntry['pdq'];
  readonly verdict: NewEntry['verdict'];
  readonly gap: PictureGap | null;
  readonly token: TokenFile | null;
}

/** Files are read one after another, so that only one is in memory. */
async function readAll(
  paths: readonly string[],
  invocation: Invocation,
  tokens: readonly TokenFile[],
): Promise<Draft[]> {
  const reader = new PhotoReader(invocation);
  const drafts: Omit<Draft, 'token'>[] = [];
  try {
    for (const path of paths) {
      const file = await readFile(path, invocation.signal);
      const { pdq, gap } = await reader.print(file);
      const verdict = await reader.verdict(file);
      drafts.push({ file: { path, digests: file.digests }, pdq, verdict, gap });
    }
  } finally {
    await reader.close();
  }
  const byFile = tokensByFile(
    tokens,
    drafts.map(({ file }) => file.digests),
  );
  return drafts.map((draft, index) => ({ ...draft, token: byFile[index] ?? null }));
}

function entryOf({ file, pdq, verdict, token }: Draft, caseId: string, role: LedgerRole, days: number): NewEntry {
  const now = Date.now();
  return {
    caseId,
    role,
    ...file.digests,
    pdq,
    verdict,
    at: new Date(now).toISOString(),
    expires: new Date(now + days * DAY_MS).toISOString(),
    token: token && { sha256: token.sha256, bytes: token.bytes },
  };
}
