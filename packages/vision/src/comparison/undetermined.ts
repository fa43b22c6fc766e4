import type { Problem } from '@biaoshi/core';
import { problemOf } from '../result.ts';
import type { Comparison } from './comparison.ts';

/** A problem with one of the two pictures. */
export function problemWith(
  side: 'evidence' | 'listing',
  bytes: Uint8Array,
  code: Problem['code'],
  data: Problem['data'],
): Problem {
  const problem = problemOf(bytes.length, code, data);
  return { ...problem, location: { ...problem.location, path: `${side}/${problem.location.path}` } };
}

/** For pictures of which nothing can be said. */
export const undetermined = (problems: readonly Problem[]): Comparison => ({
  relation: 'undetermined',
  registration: null,
  regions: [],
  views: null,
  problems,
});
