import { RECORD_BYTES } from '../limits.ts';
import { offsetOf, readRange } from './log-file.ts';

const PIECE_RECORDS = 16_384;

/** A log's records from `first` to `end` in pieces: each piece's bytes and the number of its first record. */
export function* pieces(fd: number, first: number, end: number): Generator<readonly [Buffer, number]> {
  const buffer = Buffer.allocUnsafe(Math.min(PIECE_RECORDS, Math.max(0, end - first)) * RECORD_BYTES);
  for (let number = first; number < end; ) {
    const wanted = Math.min(PIECE_RECORDS, end - number) * RECORD_BYTES;
    const bytes = readRange(fd, offsetOf(number), buffer.subarray(0, wanted));
    const whole = Math.floor(bytes.length / RECORD_BYTES);
    if (whole === 0) return;
    yield [bytes.subarray(0, whole * RECORD_BYTES), number];
    number += whole;
  }
}

/** The records of a piece, each as 256 bytes. */
export function* recordsOf(piece: Buffer, first: number): Generator<readonly [Buffer, number]> {
  for (let at = 0; at < piece.length; at += RECORD_BYTES) {
    yield [piece.subarray(at, at + RECORD_BYTES), first + at / RECORD_BYTES];
  }
}
