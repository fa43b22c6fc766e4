import { InvalidArgumentError, profileById } from '@biaoshi/core';
import { readerVersions } from '../cache/evidence-cache.ts';
import type { Setup } from '../options.ts';
import { provenanceKey } from '../provenance/provenance-setup.ts';
import { TOOL } from '../tool.ts';

/** The first line of a journal: which run it belongs to. Each key is compared when the run is resumed. */
export interface JournalHeader {
  readonly journal: 1;
  readonly tool: string;
  readonly readers: unknown;
  readonly profiles: readonly string[];
  readonly options: unknown;
  /** The sources as the caller wrote them; null when they were not known before the run. */
  readonly sources: readonly string[] | null;
  /** Relative paths begin here. */
  readonly folder: string;
}

/** `detectors`: those of pixels with their versions, where pixels are looked at. */
export function journalHeader(
  setup: Setup,
  sources: readonly string[] | null,
  detectors: readonly string[] = [],
): JournalHeader {
  const { declared, tier, hash, pixels, limits, render, pictures } = setup;
  const provenance = provenanceKey(setup.provenance);
  return {
    journal: 1,
    tool: TOOL.version,
    readers: { ...readerVersions(), detectors },
    profiles: setup.profiles.map((id) => `${id}@${profileById(id).version}`),
    options: { declared, tier, hash, pixels, limits, provenance, render, ...(pictures && { pictures }) },
    sources,
    folder: process.cwd(),
  };
}

const SHOWN_CHARACTERS = 300;

/**
 * Throws `journalMismatch`, naming the first difference and both its sides, when the line is not this run's header.
 * A line that is no header at all is never taken for one, so no other file is ever written over.
 */
export function checkHeader(path: string, line: string, header: JournalHeader): void {
  let found: Record<string, unknown>;
  try {
    found = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new InvalidArgumentError('journalMismatch', `${path} is not a journal`);
  }
  if (found?.journal !== header.journal) throw new InvalidArgumentError('journalMismatch', `${path} is not a journal`);
  for (const [key, expected] of Object.entries(header)) {
    const theirs = JSON.stringify(found[key]) ?? 'nothing';
    const ours = JSON.stringify(expected);
    if (theirs === ours) continue;
    const [shownTheirs, shownOurs] = difference(theirs, ours);
    throw new InvalidArgumentError(
      'journalMismatch',
      `${path} is the journal of another run: its ${key} is ${shownTheirs}, this run's is ${shownOurs}`,
    );
  }
}

/** Both texts from shortly before the place where they part, so that a long one shows it. */
function difference(theirs: string, ours: string): [string, string] {
  let at = 0;
  while (at < theirs.length && theirs[at] === ours[at]) at++;
  const from = Math.max(0, at - SHOWN_CHARACTERS / 3);
  const shown = (text: string): string =>
    `${from > 0 ? '…' : ''}${text.slice(from, from + SHOWN_CHARACTERS)}${text.length > from + SHOWN_CHARACTERS ? '…' : ''}`;
  return [shown(theirs), shown(ours)];
}
