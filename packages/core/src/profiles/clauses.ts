import type { Clause } from '../model/profile.ts';
import { INDIA_CLAUSES, KOREA_CLAUSES, VIETNAM_CLAUSES } from './clauses-asia.ts';
import { EU_CLAUSES } from './clauses-eu.ts';
import { GB_45438_CLAUSES } from './clauses-gb-45438.ts';
import { GUIDE_CLAUSES } from './clauses-guides.ts';
import { MEASURES_CLAUSES } from './clauses-measures.ts';
import { MERCHANT_CLAUSES } from './clauses-merchants.ts';
import { CALIFORNIA_CLAUSES, WASHINGTON_CLAUSES } from './clauses-us.ts';

/**
 * Every clause that a profile names, by instrument. China: rules with force of law, the mandatory standard, practice guides;
 * then the laws elsewhere; last what shops ask for.
 */
export const CLAUSES: readonly Clause[] = [
  ...MEASURES_CLAUSES,
  ...GB_45438_CLAUSES,
  ...GUIDE_CLAUSES,
  ...EU_CLAUSES,
  ...CALIFORNIA_CLAUSES,
  ...WASHINGTON_CLAUSES,
  ...KOREA_CLAUSES,
  ...INDIA_CLAUSES,
  ...VIETNAM_CLAUSES,
  ...MERCHANT_CLAUSES,
];

const BY_ID: ReadonlyMap<string, Clause> = new Map(CLAUSES.map((clause) => [clause.id, clause]));

/** The clause of this id; undefined when there is none. */
export const clauseById = (id: string): Clause | undefined => BY_ID.get(id);
