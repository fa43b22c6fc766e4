import { timingSafeEqual } from 'node:crypto';
import { InvalidArgumentError } from '@biaoshi/core';
import { MAX_EXPORT, MAX_EXPORT_BYTES } from '../limits.ts';
import { type ExchangeKey, exportKeys, keyId, mac } from './exchange-key.ts';
import { CONTENT_TOKEN_BYTES, PICTURE_TOKEN_BYTES, SUB_HASH_BITS, TABLES, Tokens } from './tokens.ts';

export const EXPORT_VERSION = 1;

/** In the place of the picture's tokens where there is no picture to compare. */
export const NO_PICTURE = '-';

/** An export's first line. */
export interface ExportHeader {
  readonly biaoshiLedgerExport: typeof EXPORT_VERSION;
  /** Which key, not the key. */
  readonly key: string;
  readonly salt: string;
  readonly made: string;
  readonly expires: string;
  readonly tables: number;
  readonly bits: number;
}

export interface ReadExport {
  readonly header: ExportHeader;
  readonly tokens: Tokens;
  readonly contents: ReadonlySet<string>;
  /** Of each table, the tokens in it, sorted. */
  readonly tables: readonly BigUint64Array[];
}

/**
 * Reads an export that was made with this key. Throws `InvalidArgumentError` (`invalidSource`) for what is none, for
 * another version or key, for one that was changed by whoever lacks the key, and for one that is over at `now`.
 */
export function readExport(bytes: Buffer, key: ExchangeKey, now: string): ReadExport {
  if (bytes.length > MAX_EXPORT_BYTES) refuse(`more than ${MAX_EXPORT_BYTES} bytes`);
  const header = headerOf(bytes);
  if (header.key !== keyId(key)) refuse('made with another key');
  const keys = exportKeys(key, Buffer.from(header.salt, 'hex'));
  const text = sealedText(bytes, keys.seal);
  if (Date.parse(header.expires) <= Date.parse(now)) refuse(`over since ${header.expires}: ask for a new one`);
  return { header, tokens: new Tokens(keys), ...entriesOf(text) };
}

function refuse(what: string): never {
  throw new InvalidArgumentError('invalidSource', `the export is ${what}`);
}

const MAX_HEADER_BYTES = 1_000;
const HEADER_TEXTS = { key: /^[0-9a-f]{16}$/, salt: /^[0-9a-f]{64}$/, made: /Z$/, expires: /Z$/ } as const;

function headerOf(bytes: Buffer): ExportHeader {
  const end = bytes.subarray(0, MAX_HEADER_BYTES).indexOf(0x0a);
  const header = end < 0 ? undefined : parsed(bytes.toString('utf8', 0, end));
  if (header?.biaoshiLedgerExport === undefined) refuse('not an export of a ledger');
  if (header.biaoshiLedgerExport !== EXPORT_VERSION) refuse('of another version');
  const isWhole = Object.entries(HEADER_TEXTS).every(([name, form]) => form.test(String(header[name])));
  const isTimed = !Number.isNaN(Date.parse(String(header.expires)));
  if (!isWhole || !isTimed || header.tables !== TABLES || header.bits !== SUB_HASH_BITS) refuse('of another form');
  return header as unknown as ExportHeader;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const LAST_LINE = /^end (\d{1,6}) ([0-9a-f]{64})\n$/;
const MAX_LAST_LINE = 80;

/** The lines of entries, once the last line has vouched for all before it. */
function sealedText(bytes: Buffer, seal: Buffer): string {
  const at = bytes.lastIndexOf('\nend ') + 1;
  const last = at > 0 && bytes.length - at <= MAX_LAST_LINE ? LAST_LINE.exec(bytes.toString('latin1', at)) : null;
  const body = bytes.subarray(0, at);
  if (!last || !timingSafeEqual(mac(seal, body), Buffer.from(last[2] ?? '', 'hex'))) refuse('cut or changed');
  const text = body.toString('latin1', body.indexOf(0x0a) + 1);
  const lines = text.length === 0 ? 0 : text.split('\n').length - 1;
  if (lines !== Number(last[1]) || lines > MAX_EXPORT) refuse('of another length than it states');
  return text;
}

const lettersFor = (bytes: number): number => Math.ceil((bytes * 4) / 3);
const ENTRY = new RegExp(
  `^([\\w-]{${lettersFor(CONTENT_TOKEN_BYTES)}}) (${NO_PICTURE}|[\\w-]{${lettersFor(TABLES * PICTURE_TOKEN_BYTES)}})$`,
);

function entriesOf(text: string): Pick<ReadExport, 'contents' | 'tables'> {
  const contents = new Set<string>();
  const pictures: Buffer[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const [, content, picture] = ENTRY.exec(line) ?? refuse('of lines that are no entries');
    contents.add(content as string);
    if (picture !== NO_PICTURE) pictures.push(Buffer.from(picture as string, 'base64url'));
  }
  const tables = Array.from({ length: TABLES }, (_, table) =>
    BigUint64Array.from(pictures, (tokens) => tokens.readBigUInt64LE(table * PICTURE_TOKEN_BYTES)).sort(),
  );
  return { contents, tables };
}
