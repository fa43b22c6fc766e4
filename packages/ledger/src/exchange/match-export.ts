import { PDQ_LEAST_QUALITY } from '../limits.ts';
import type { Ledger, LedgerEntry } from '../model.ts';
import { checkTime } from '../validate.ts';
import type { ExchangeKey } from './exchange-key.ts';
import { type ReadExport, readExport } from './export-text.ts';
import { PICTURE_TOKEN_BYTES, TABLES } from './tokens.ts';

/** One of one's own entries that has a counterpart in the export. */
export interface Counterpart {
  readonly entry: LedgerEntry;
  /** The same bytes, or a picture that is the same or nearly. */
  readonly by: 'content' | 'picture';
  /** Sub-hashes that agree, of 32: the more, the nearer; null where the bytes are the same. */
  readonly agreeing: number | null;
}

export interface ExportMatch {
  readonly made: string;
  readonly expires: string;
  /** Entries of the export, and own entries that were compared with them. */
  readonly theirs: number;
  readonly own: number;
  /** Records of one's own ledger that could not be read: a counterpart may be among them. */
  readonly unread: number;
  readonly counterparts: readonly Counterpart[];
}

/**
 * Which of one's own live entries have a counterpart in another's export. Says nothing about the other's cases: the
 * export does not hold them. Throws `InvalidArgumentError` (`invalidSource`, `invalidOption`).
 */
export async function matchExport(
  ledger: Ledger,
  bytes: Buffer,
  { key, now }: { readonly key: ExchangeKey; readonly now: string },
): Promise<ExportMatch> {
  checkTime('now', now);
  const theirs = readExport(bytes, key, now);
  const counterparts: Counterpart[] = [];
  let own = 0;
  for await (const entry of ledger.live(now)) {
    own++;
    const counterpart = counterpartOf(entry, theirs);
    if (counterpart) counterparts.push(counterpart);
  }
  const { made, expires } = theirs.header;
  return { made, expires, theirs: theirs.contents.size, own, unread: ledger.unread, counterparts };
}

function counterpartOf(entry: LedgerEntry, { tokens, contents, tables }: ReadExport): Counterpart | undefined {
  if (contents.has(tokens.content(entry.sha256))) return { entry, by: 'content', agreeing: null };
  if (!entry.pdq || entry.pdq.quality < PDQ_LEAST_QUALITY) return undefined;
  const picture = tokens.picture(entry.pdq.hex);
  let agreeing = 0;
  for (let table = 0; table < TABLES; table++) {
    if (isIn(tables[table] as BigUint64Array, picture.readBigUInt64LE(table * PICTURE_TOKEN_BYTES))) agreeing++;
  }
  return agreeing > 0 ? { entry, by: 'picture', agreeing } : undefined;
}

function isIn(sorted: BigUint64Array, wanted: bigint): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as bigint) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
