import { createHash } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { InvalidArgumentError } from '@biaoshi/core';
import { MAX_DAMAGE, RECORD_BYTES } from '../limits.ts';
import type { LedgerCheck, LedgerDamage } from '../model.ts';
import type { Header } from './header.ts';
import { offsetOf, readHeader, readRange, recordsIn } from './log-file.ts';
import { pieces, recordsOf } from './read-log.ts';
import { type LogRecord, readRecord } from './record.ts';

export interface Survey {
  readonly header: Header;
  readonly check: LedgerCheck;
  /** Number of the last record that is good; -1 where there is none. */
  readonly lastGood: number;
  /** Length of the file. */
  readonly size: number;
}

const COUNT_OF = { entry: 'entries', appeal: 'appeals', expiry: 'expiries' } as const;

/** Looks at all of a log. Throws `InvalidArgumentError` (`invalidSource`) for what is no ledger, or larger than allowed. */
export function survey(fd: number, file: string, maxRecords: number): Survey {
  const { header, damaged: damagedCopies } = readHeader(fd, file);
  const { size } = fstatSync(fd);
  const records = recordsIn(size);
  if (records > maxRecords) throw tooMany(file, records, maxRecords);
  const digest = createHash('sha256').update(readRange(fd, 0, Buffer.alloc(RECORD_BYTES)));
  const counts = { records, entries: 0, appeals: 0, expiries: 0, removed: 0, lost: 0 };
  const damage = new DamageList();
  for (const offset of damagedCopies) damage.add({ code: 'header', offset, bytes: RECORD_BYTES / 2 });
  let lastGood = -1;
  for (const [piece, first] of pieces(fd, 0, records)) {
    digest.update(piece);
    for (const [bytes, number] of recordsOf(piece, first)) {
      const record = readRecord(bytes, number, header.salt);
      if (record) {
        lastGood = number;
        counts[countOf(record)]++;
      } else damage.add({ code: 'record', offset: offsetOf(number), bytes: RECORD_BYTES });
    }
  }
  const end = offsetOf(records);
  if (size > end) damage.add({ code: 'torn', offset: end, bytes: size - end });
  const check = { counts, damage: damage.named, damaged: damage.count, digest: digest.digest('hex'), bytes: end };
  return { header, check, lastGood, size };
}

export const tooMany = (file: string, records: number, most: number): InvalidArgumentError =>
  new InvalidArgumentError('invalidSource', `${file} holds ${records} records, more than ${most}`);

const countOf = (record: LogRecord) => (record.type === 'empty' ? record.reason : COUNT_OF[record.type]);

/** Names the first places, and counts all. */
export class DamageList {
  readonly named: LedgerDamage[] = [];
  count = 0;

  add(damage: LedgerDamage): void {
    this.count++;
    if (this.named.length < MAX_DAMAGE) this.named.push(damage);
  }
}
