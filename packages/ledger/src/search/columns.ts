import { crc32 } from 'node:zlib';
import { caseBytesAt, contentKeyAt, isComparableAt, isMarkAt, pdqBytesAt } from '../log/record.ts';
import { PDQ_WORDS } from './hamming.ts';

/** What a search looks at first of every record. Each array is as long as the capacity; the first `length` records count. */
export interface ColumnArrays {
  /** PDQ hash of each record, 8 words; zero where there is none to compare. */
  readonly words: Uint32Array;
  /** First word of each record's SHA-256. */
  readonly content: Uint32Array;
  /** CRC-32 of each record's case id. */
  readonly cases: Uint32Array;
  /** 1: has a PDQ hash to compare; 2: marks a case; 4: could not be read. */
  readonly kinds: Uint8Array;
}

export const KIND = { comparable: 1, mark: 2, unread: 4 } as const;

const LEAST_CAPACITY = 1024;

/** Keys are short: what they find is read from the log and compared whole. */
export class Columns {
  arrays: ColumnArrays;
  length: number;

  constructor(arrays = emptyArrays(LEAST_CAPACITY), length = 0) {
    this.arrays = arrays;
    this.length = length;
  }

  /** Takes in the record at `offset` of `bytes`; `isWhole`: its checksum is right. */
  add(bytes: Buffer, offset: number, isWhole: boolean): void {
    if (this.length === this.arrays.kinds.length) this.arrays = grown(this.arrays, this.length * 2);
    const number = this.length++;
    const { words, content, cases, kinds } = this.arrays;
    if (!isWhole) {
      kinds[number] = KIND.unread;
      return;
    }
    content[number] = contentKeyAt(bytes, offset);
    cases[number] = crc32(caseBytesAt(bytes, offset));
    if (isMarkAt(bytes, offset)) kinds[number] = KIND.mark;
    if (!isComparableAt(bytes, offset)) return;
    kinds[number] = KIND.comparable;
    const pdq = pdqBytesAt(bytes, offset);
    for (let word = 0; word < PDQ_WORDS; word++) words[number * PDQ_WORDS + word] = pdq.readUInt32LE(word * 4);
  }

  /** Room for `records` in all, so that adding them copies nothing. */
  reserve(records: number): void {
    if (records > this.arrays.kinds.length) this.arrays = grown(this.arrays, records);
  }

  /** Numbers of the records of a kind. */
  ofKind(kind: number, from = 0): Uint32Array {
    const { kinds } = this.arrays;
    let count = 0;
    for (let number = from; number < this.length; number++) if (kinds[number] === kind) count++;
    const numbers = new Uint32Array(count);
    for (let number = from, at = 0; number < this.length; number++) if (kinds[number] === kind) numbers[at++] = number;
    return numbers;
  }

  withContent(sha256: string): number[] {
    return this.#equal(this.arrays.content, Buffer.from(sha256.slice(0, 8), 'hex').readUInt32LE());
  }

  ofCase(caseId: string): number[] {
    return this.#equal(this.arrays.cases, crc32(Buffer.from(caseId, 'latin1')));
  }

  #equal(column: Uint32Array, key: number): number[] {
    const numbers: number[] = [];
    for (let at = column.indexOf(key); at >= 0 && at < this.length; at = column.indexOf(key, at + 1)) numbers.push(at);
    return numbers;
  }
}

export const emptyArrays = (capacity: number): ColumnArrays => ({
  words: new Uint32Array(capacity * PDQ_WORDS),
  content: new Uint32Array(capacity),
  cases: new Uint32Array(capacity),
  kinds: new Uint8Array(capacity),
});

function grown(arrays: ColumnArrays, capacity: number): ColumnArrays {
  const larger = emptyArrays(capacity);
  larger.words.set(arrays.words);
  larger.content.set(arrays.content);
  larger.cases.set(arrays.cases);
  larger.kinds.set(arrays.kinds);
  return larger;
}
