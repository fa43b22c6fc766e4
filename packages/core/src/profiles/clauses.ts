import type { Clause } from '../model/profile.ts';
import { GB_45438_CLAUSES } from './clauses-gb-45438.ts';
import { GUIDE_CLAUSES } from './clauses-guides.ts';
import { MEASURES_CLAUSES } from './clauses-measures.ts';

/** Every clause that a profile names, by instrument: rules with force of law, the mandatory standard, practice guides. */
export const CLAUSES: readonly Clause[] = [...MEASURES_CLAUSES, ...GB_45438_CLAUSES, ...GUIDE_CLAUSES];

const BY_ID: ReadonlyMap<string, Clause> = new Map(CLAUSES.map((clause) => [clause.id, clause]));

/** The clause of this id; undefined when there is none. */
export const clauseById = (id: string): Clause | undefined => BY_ID.get(id);
