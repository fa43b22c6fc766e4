import type { ClaimPhoto, LedgerSearch, PhotoMatch } from '../claim-report.ts';
import { statement } from './make.ts';
import type { Statement } from './statement.ts';

/** The same picture twice in the claim, each pair once. */
export const reuseStatements = (matches: readonly PhotoMatch[]): readonly Statement[] =>
  matches.map(({ photos, by, distance, turn }) =>
    by === 'sha256'
      ? statement('sameFileInClaim', {}, { photos })
      : statement('samePictureInClaim', { distance, turn }, { photos }),
  );

/** What the ledger has of a claim photo. Nothing of a photo that could not be looked up both ways. */
export function ledgerStatements(
  { id, report, pdq }: ClaimPhoto,
  { matches, unread }: LedgerSearch,
): readonly Statement[] {
  const found = matches.filter(({ photo }) => photo === id);
  if (found.length > 0) {
    return found.map(({ by, distance, turn, caseRelation, role, at, record, appeal }) =>
      statement(
        'inLedger',
        { by, distance, turn, caseRelation, role, at, record, appeal: appeal ?? 'none' },
        { photos: [id] },
      ),
    );
  }
  const isSearched = report.asset.sha256 !== null && pdq !== null && unread === 0;
  return isSearched ? [statement('notInLedger', {}, { photos: [id] })] : [];
}
