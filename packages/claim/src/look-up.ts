import type { Ledger, LedgerMatch } from '@biaoshi/ledger';
import type { Turn } from '@biaoshi/vision';
import type { LedgerSearch, RecordMatch } from './claim-report.ts';
import { CLAIM_LIMITS } from './limits.ts';
import { isComparable } from './pdq-distance.ts';
import type { HeldPhoto } from './read-photo.ts';

/** Looks the claim's photos up in a ledger. Photos that this very case has there as its claim's are no news. */
export async function lookUp(
  evidence: readonly HeldPhoto[],
  ledger: Pick<Ledger, 'search'>,
  ownCase: string | null,
  now: string,
): Promise<LedgerSearch> {
  const searched = { sha256: 0, pdq: 0 };
  const matches: RecordMatch[] = [];
  let [leftOut, unread] = [0, 0];
  for (const { photo, fingerprint } of evidence) {
    const { sha256 } = photo.report.asset;
    if (sha256 === null) continue;
    const picture = fingerprint && isComparable(fingerprint) ? pictureOf(fingerprint) : undefined;
    searched.sha256++;
    if (picture) searched.pdq++;
    const answer = await ledger.search({ now, sha256, ...(picture && { picture }) });
    const found = answer.matches
      .map((match) => recordMatch(photo.id, match, ownCase))
      .filter(({ caseRelation, role }) => caseRelation !== 'same' || role !== 'claim');
    matches.push(...found.slice(0, CLAIM_LIMITS.maxLedgerMatches));
    leftOut += Math.max(0, found.length - CLAIM_LIMITS.maxLedgerMatches) + answer.surplus;
    unread = Math.max(unread, answer.unread);
  }
  return { searched, matches, leftOut, unread };
}

const pictureOf = ({ pdq, turns }: NonNullable<HeldPhoto['fingerprint']>) =>
  pdq && turns ? { quality: pdq.quality, turns } : undefined;

function recordMatch(photo: string, { entry, by, distance, turn }: LedgerMatch, ownCase: string | null): RecordMatch {
  const { number: record, caseId, role, at, appeal } = entry;
  const caseRelation = ownCase === null ? 'unknown' : caseId === ownCase ? 'same' : 'other';
  const found = {
    by: by === 'content' ? 'sha256' : 'pdq',
    distance: distance ?? 0,
    turn: (turn ?? 'original') as Turn,
  } as const;
  return { photo, ...found, record, case: caseId, caseRelation, role, at, appeal };
}
