import { InvalidArgumentError, type Report } from '@biaoshi/core';
import { canonicalJson } from '../canonical-json.ts';
import { dateOf } from '../date-of.ts';
import { sha256Hex } from '../zip/digests.ts';

/** One step of the exhibit's way, as the caller tells it. */
export interface CustodyEntry {
  /** ISO 8601 with its offset; when it happened, never when it was written down. */
  readonly at: string;
  /** Who did it. */
  readonly actor: string;
  /** What was done, e.g. `received`, `copied`. */
  readonly action: string;
  readonly note?: string;
}

/** A step as the log holds it. */
interface CustodyLine extends Required<CustodyEntry> {
  /** From 1. */
  readonly seq: number;
  /** SHA-256 of the line before, without its line end; 64 zeros on the first. */
  readonly previous: string;
}

/** Steps that one log may hold. */
export const MAX_CUSTODY_ENTRIES = 10_000;

const NO_LINE = '0'.repeat(64);

/** A moment without its offset would be read differently in another place. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The steps that were given and those that the report itself tells of, in order of time; steps of one moment stay as
 * given. Throws `InvalidArgumentError` (`invalidOption`) for a moment that is none, and past `MAX_CUSTODY_ENTRIES`.
 */
export function custodyEntries(
  { tool, startedAt, finishedAt }: Report,
  given: readonly CustodyEntry[],
): readonly CustodyEntry[] {
  const actor = `${tool.name} ${tool.version}`;
  const entries = [
    ...given,
    { at: startedAt, actor, action: 'scanStarted' },
    { at: finishedAt, actor, action: 'scanFinished' },
  ];
  if (entries.length > MAX_CUSTODY_ENTRIES) {
    throw new InvalidArgumentError('invalidOption', `custody: at most ${MAX_CUSTODY_ENTRIES} steps`);
  }
  return entries
    .map((entry) => ({ entry, time: momentOf(entry.at) }))
    .sort((a, b) => a.time - b.time)
    .map(({ entry }) => entry);
}

/** The log, one line of canonical JSON a step; each line holds the digest of the one before. */
export function custodyLog(entries: readonly CustodyEntry[]): string {
  let previous = NO_LINE;
  const lines = entries.map(({ at, actor, action, note = '' }, index) => {
    const line = canonicalJson({ seq: index + 1, at, actor, action, note, previous } satisfies CustodyLine);
    previous = sha256Hex(line);
    return `${line}\n`;
  });
  return lines.join('');
}

function momentOf(at: string): number {
  if (MOMENT.test(at)) return dateOf(at).getTime();
  throw new InvalidArgumentError('invalidOption', `custody: "${at}" is not a moment with its offset (ISO 8601)`);
}

export interface CustodyCheck {
  readonly state: 'intact' | 'broken' | 'missing';
  readonly lines: number;
  /** Number of the first line that does not follow from the one before; null when there is none. */
  readonly brokenAt: number | null;
}

/** Walks a log from its first line. */
export function checkCustody(log: string | null): CustodyCheck {
  if (log === null) return { state: 'missing', lines: 0, brokenAt: null };
  const lines = log.split('\n');
  const end = lines.pop();
  let previous = NO_LINE;
  for (const [index, line] of lines.entries()) {
    if (!follows(line, index + 1, previous)) return { state: 'broken', lines: lines.length, brokenAt: index + 1 };
    previous = sha256Hex(line);
  }
  if (end !== '') return { state: 'broken', lines: lines.length, brokenAt: lines.length + 1 };
  return { state: 'intact', lines: lines.length, brokenAt: null };
}

function follows(line: string, seq: number, previous: string): boolean {
  try {
    const entry = JSON.parse(line) as Partial<CustodyLine> | null;
    return entry?.seq === seq && entry.previous === previous && canonicalJson(entry) === line;
  } catch {
    return false;
  }
}
