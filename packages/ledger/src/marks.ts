import type { LogRecord } from './log/record.ts';
import type { AppealOutcome, LedgerEntry, NewEntry } from './model.ts';

interface Mark<T> {
  readonly number: number;
  readonly value: T;
}

/** What was marked of each case. A mark is about the entries before it, and the last of a kind counts. */
export class Marks {
  readonly #appeals = new Map<string, Mark<AppealOutcome>>();
  readonly #expiries = new Map<string, Mark<string>>();

  add(record: LogRecord, number: number): void {
    if (record.type === 'appeal') this.#appeals.set(record.caseId, { number, value: record.outcome });
    if (record.type === 'expiry') this.#expiries.set(record.caseId, { number, value: record.at });
  }

  entryOf(entry: NewEntry, number: number): LedgerEntry {
    const appeal = valueFor(this.#appeals.get(entry.caseId), number);
    const ended = valueFor(this.#expiries.get(entry.caseId), number);
    const expires = ended !== null && (entry.expires === null || ended < entry.expires) ? ended : entry.expires;
    return { ...entry, number, appeal, expires };
  }
}

const valueFor = <T>(mark: Mark<T> | undefined, number: number): T | null =>
  mark !== undefined && number < mark.number ? mark.value : null;

export const hasExpired = ({ expires }: NewEntry, now: string): boolean =>
  expires !== null && Date.parse(expires) <= Date.parse(now);

/** An appeal is about what was claimed; the merchant's own photos of the case stay. */
export const isAppealed = ({ role, appeal }: LedgerEntry): boolean => role === 'claim' && appeal === 'upheld';
