import { INDEX_FROM, LOCK_WAIT_MS, MAX_RECORDS } from './limits.ts';
import type { LedgerOptions } from './model.ts';
import { checkWhole } from './validate.ts';

export type Settings = Required<Pick<LedgerOptions, 'durable' | 'maxRecords' | 'indexFrom' | 'lockWaitMs'>> &
  Pick<LedgerOptions, 'signal'>;

/** Options with their defaults. Throws `InvalidArgumentError` (`invalidOption`). */
export function settingsOf(options: LedgerOptions): Settings {
  const {
    durable = true,
    maxRecords = MAX_RECORDS,
    indexFrom = INDEX_FROM,
    lockWaitMs = LOCK_WAIT_MS,
    signal,
  } = options;
  checkWhole('maxRecords', maxRecords, 1, MAX_RECORDS);
  checkWhole('indexFrom', indexFrom, 1, Number.MAX_SAFE_INTEGER);
  checkWhole('lockWaitMs', lockWaitMs, 0, Number.MAX_SAFE_INTEGER);
  return { durable, maxRecords, indexFrom, lockWaitMs, ...(signal && { signal }) };
}
