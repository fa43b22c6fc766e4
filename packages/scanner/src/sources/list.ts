import { createReadStream } from 'node:fs';
import { InvalidArgumentError, IoError } from '@biaoshi/core';
import { type Entry, fault, wholeProblem } from './entry.ts';
import { openArchives } from './folder.ts';
import type { SourceContext, SourceKind } from './source-kind.ts';
import { isUrl, urlEntry } from './url.ts';

const LF = 0x0a;
const NUL = 0x00;
const NOTHING: Buffer = Buffer.alloc(0);
/** What is shown of an entry that is too long. */
const SHOWN_BYTES = 200;

/**
 * `@list.txt`, or `@-` and `-` for standard input: one path or address a line, or ended by NUL where the list's
 * beginning holds one. Read as it comes, whatever its length. CRLF, a byte-order mark and empty lines are understood.
 * Entries are taken as they stand: patterns and a further `@` have no meaning in a list, and a folder in it is a result
 * that says so. Paths are relative to the working folder.
 */
export const listSource: SourceKind = {
  id: 'list',
  matches: ({ text }) => text === '-' || text.startsWith('@'),
  expand: ({ text }, context) => expandList(text === '-' ? '-' : text.slice(1), context),
};

async function* expandList(path: string, context: SourceContext): AsyncGenerator<readonly Entry[]> {
  if (path === '') throw new InvalidArgumentError('invalidSource', '@ must be followed by the name of a list, or by -');
  for await (const entries of records(path, context)) yield* openArchives([entries], context);
}

/** The list's entries, a block of entries for each block of bytes. */
async function* records(path: string, context: SourceContext): AsyncGenerator<readonly Entry[]> {
  const { maxListEntryBytes } = context.limits;
  const splitter = new Splitter(maxListEntryBytes);
  for await (const block of blocksOf(path, context)) {
    const entries = splitter.push(block);
    if (entries.length > 0) yield entries;
  }
  const last = splitter.end();
  if (last) yield [last];
}

async function* blocksOf(path: string, { input, signal }: SourceContext): AsyncGenerator<Buffer> {
  const stream = path === '-' ? input : createReadStream(path, { highWaterMark: 64 * 1024 });
  const stop = () => ('destroy' in stream && typeof stream.destroy === 'function' ? stream.destroy() : undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const block of stream) yield typeof block === 'string' ? Buffer.from(block) : block;
  } catch (cause) {
    if (signal.aborted) return;
    const missing = (cause as { code?: string }).code === 'ENOENT';
    const shown = path === '-' ? 'standard input' : path;
    throw new IoError(missing ? 'notFound' : 'notReadable', `the list ${shown} cannot be read`, { cause });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Cuts blocks into entries. Holds no more than one entry's beginning. */
class Splitter {
  readonly #limit: number;
  #separator: number | undefined;
  #rest: Buffer = NOTHING;
  /** The entry being read is over the limit; only its beginning is kept. */
  #tooLong = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(given: Buffer): Entry[] {
    const block = this.#separator === undefined ? this.#begun(given) : given;
    const entries: Entry[] = [];
    if (!block) return entries;
    let start = 0;
    for (;;) {
      const end = block.indexOf(this.#separator as number, start);
      if (end < 0) break;
      this.#take(block.subarray(start, end), entries);
      start = end + 1;
    }
    this.#keep(block.subarray(start));
    return entries;
  }

  end(): Entry | undefined {
    const entries: Entry[] = [];
    if (this.#separator === undefined) this.#rest = withoutMark(this.#rest);
    this.#take(NOTHING, entries);
    return entries[0];
  }

  /** The list's beginning, once it shows what ends an entry (or that nothing does, for far too long). */
  #begun(block: Buffer): Buffer | undefined {
    const joined = this.#rest.length > 0 ? Buffer.concat([this.#rest, block]) : block;
    const isNul = joined.includes(NUL);
    if (!isNul && !joined.includes(LF) && joined.length <= this.#limit) {
      this.#rest = joined;
      return undefined;
    }
    this.#rest = NOTHING;
    this.#separator = isNul ? NUL : LF;
    return withoutMark(joined);
  }

  #take(bytes: Buffer, entries: Entry[]): void {
    const tooLong = this.#tooLong || this.#rest.length + bytes.length > this.#limit;
    const whole = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes.subarray(0, this.#limit)]) : bytes;
    this.#rest = NOTHING;
    this.#tooLong = false;
    let text = whole.subarray(0, tooLong ? SHOWN_BYTES : whole.length).toString('utf8');
    if (this.#separator === LF && text.endsWith('\r')) text = text.slice(0, -1);
    if (text === '') return;
    if (tooLong) {
      const data = { limit: 'maxListEntryBytes', value: this.#limit };
      entries.push(fault(`${text}…`, '', wholeProblem('limitExceeded', data)));
    } else {
      entries.push(isUrl(text) ? urlEntry(text) : { kind: 'file', path: text, explicit: true });
    }
  }

  #keep(bytes: Buffer): void {
    if (this.#rest.length + bytes.length > this.#limit) this.#tooLong = true;
    const room = this.#limit - this.#rest.length;
    this.#rest = Buffer.concat([this.#rest, bytes.subarray(0, Math.max(0, room))]);
  }
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
