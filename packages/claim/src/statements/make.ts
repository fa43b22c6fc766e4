import type { Evidence } from '@biaoshi/core';
import type { PhotoPlace } from '../claim-report.ts';
import type { Statement, StatementData, StatementId } from './statement.ts';

interface Grounds {
  readonly photos: readonly string[];
  readonly evidence?: readonly string[];
  readonly places?: readonly PhotoPlace[];
}

/** One statement; what it rests on may be left out where it is the photo as a whole. */
export const statement = <Id extends StatementId>(id: Id, data: StatementData[Id], grounds: Grounds): Statement =>
  ({ id, data, photos: grounds.photos, evidence: grounds.evidence ?? [], places: grounds.places ?? [] }) as Statement;

/** What a statement about one photo rests on when that is one piece of evidence in its report. */
export const groundsOf = (photo: string, { id, location }: Evidence): Grounds => ({
  photos: [photo],
  evidence: [`${photo}/${id}`],
  places: [{ photo, location }],
});
