import { DEFAULT_MATCHES, PDQ_LEAST_QUALITY, PDQ_RADIUS } from '../limits.ts';
import type { Loaded } from '../loaded.ts';
import { hasExpired, isAppealed } from '../marks.ts';
import type { LedgerAnswer, LedgerEntry, LedgerMatch, LedgerQuery, MatchKind } from '../model.ts';
import { wordsOf } from './hamming.ts';
import { nearestTurn } from './nearest-turn.ts';

interface Candidate {
  readonly number: number;
  readonly by: MatchKind;
  readonly distance: number;
}

const RANK: Readonly<Record<MatchKind, number>> = { content: 0, picture: 1, case: 2 };

/** Answers a query that was checked. Columns and indexes only say where to look: every match is read from the log. */
export function searchLoaded(loaded: Loaded, query: LedgerQuery): LedgerAnswer {
  const { most = DEFAULT_MATCHES } = query;
  const candidates = candidatesOf(loaded, query);
  const matches: LedgerMatch[] = [];
  const withheld = { expired: 0, appealed: 0 };
  let looked = 0;
  for (const { number } of candidates) {
    if (matches.length === most) break;
    looked++;
    const record = loaded.record(number);
    if (record?.type !== 'entry') continue;
    const entry = loaded.marks.entryOf(record.entry, number);
    const match = entry.caseId === query.exceptCase ? undefined : matchOf(entry, query);
    if (!match) continue;
    if (hasExpired(entry, query.now)) withheld.expired++;
    else if (isAppealed(entry)) withheld.appealed++;
    else matches.push(match);
  }
  const { unread } = loaded;
  return { matches, withheld, surplus: candidates.length - looked, compared: isCompared(query), unread };
}

const isCompared = ({ picture }: LedgerQuery): boolean => !picture || picture.quality >= PDQ_LEAST_QUALITY;

function candidatesOf(loaded: Loaded, query: LedgerQuery): Candidate[] {
  const { sha256, picture, caseId, radius = PDQ_RADIUS } = query;
  const { columns, pictures } = loaded;
  const found = new Map<number, Candidate>();
  if (caseId !== undefined)
    for (const number of columns.ofCase(caseId)) found.set(number, { number, by: 'case', distance: 0 });
  if (picture && isCompared(query)) {
    for (const hex of Object.values(picture.turns)) {
      pictures.search(wordsOf(hex), radius, (number, distance) => {
        const earlier = found.get(number);
        if (earlier?.by !== 'picture' || earlier.distance > distance)
          found.set(number, { number, by: 'picture', distance });
      });
    }
  }
  if (sha256 !== undefined) {
    for (const number of columns.withContent(sha256)) found.set(number, { number, by: 'content', distance: 0 });
  }
  return [...found.values()].sort((a, b) => RANK[a.by] - RANK[b.by] || a.distance - b.distance || a.number - b.number);
}

/** In what the entry itself matches the query; undefined where only a short key did. */
function matchOf(entry: LedgerEntry, query: LedgerQuery): LedgerMatch | undefined {
  if (entry.sha256 === query.sha256) return { entry, by: 'content', distance: null, turn: null };
  const nearest = turnOf(entry, query);
  if (nearest) return { entry, by: 'picture', ...nearest };
  return entry.caseId === query.caseId ? { entry, by: 'case', distance: null, turn: null } : undefined;
}

function turnOf({ pdq }: LedgerEntry, query: LedgerQuery) {
  const { picture, radius = PDQ_RADIUS } = query;
  if (!pdq || pdq.quality < PDQ_LEAST_QUALITY || !picture || !isCompared(query)) return undefined;
  return nearestTurn(pdq.hex, picture.turns, radius);
}
