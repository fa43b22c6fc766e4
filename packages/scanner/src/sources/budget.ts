import type { Problem } from '@biaoshi/core';
import type { SourceLimits } from '../limits.ts';
import { wholeProblem } from './entry.ts';

/** What one named archive may still expand to, the archives inside it included. */
export interface Budget {
  bytes: number;
}

export const overBudget = ({ maxArchiveTotalBytes }: SourceLimits): Problem =>
  wholeProblem('limitExceeded', { limit: 'maxArchiveTotalBytes', value: maxArchiveTotalBytes });
