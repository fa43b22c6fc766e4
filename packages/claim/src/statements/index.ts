import type { ClaimContext, ClaimPhoto, LedgerSearch, PairComparison, PhotoMatch } from '../claim-report.ts';
import { captureStatements } from './capture.ts';
import { listingStatements } from './listing.ts';
import { statement } from './make.ts';
import { noAiSign, originStatements } from './origin.ts';
import { ledgerStatements, reuseStatements } from './reuse.ts';
import { STATEMENT_IDS, type Statement } from './statement.ts';

/** What was found beyond the single photos. */
export interface ClaimFindings {
  readonly comparisons: readonly PairComparison[];
  readonly crossMatches: readonly PhotoMatch[];
  readonly innerMatches: readonly PhotoMatch[];
  readonly ledger: LedgerSearch | null;
  readonly context: ClaimContext;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Every fact as a statement, sorted by the catalogue and then by photo. Of listing photos, only where they come from. */
export function statementsOf(
  evidence: readonly ClaimPhoto[],
  listing: readonly ClaimPhoto[],
  found: ClaimFindings,
): readonly Statement[] {
  const { ledger, context, now } = found;
  const origin = [...evidence, ...listing].flatMap(originStatements);
  const all = [
    ...origin,
    ...evidence.flatMap((photo) => [
      ...noAiSign(photo, origin),
      ...(listing.length > 0
        ? listingStatements(photo, ofPhoto(photo, found), matchesOf(photo, found), listing.length)
        : []),
      ...(ledger ? ledgerStatements(photo, ledger) : []),
      ...captureStatements(photo, context, now),
    ]),
    ...reuseStatements(found.innerMatches),
    ...[...evidence, ...listing].flatMap(unreadable),
  ];
  return all
    .map((one, index) => ({ one, index, rank: STATEMENT_IDS.indexOf(one.id) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ one }) => one);
}

const ofPhoto = ({ id }: ClaimPhoto, { comparisons }: ClaimFindings) =>
  comparisons.filter(({ evidence }) => evidence === id);
const matchesOf = ({ id }: ClaimPhoto, { crossMatches }: ClaimFindings) =>
  crossMatches.filter(({ photos }) => photos[0] === id);

/** A file that is no picture, or whose pixels nobody could see. */
function unreadable({ id, report, pdq, problems }: ClaimPhoto): readonly Statement[] {
  if (report.asset.format !== null && pdq !== null) return [];
  const problem = [...problems, ...report.problems].find(({ severity }) => severity === 'error');
  return [statement('unreadable', { code: problem?.code ?? 'undecodablePixels' }, { photos: [id] })];
}
