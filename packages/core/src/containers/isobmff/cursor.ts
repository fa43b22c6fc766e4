import { latin1 } from '../../bytes/view.ts';

/** Reads big-endian fields one after the other. Past the end it reads zeros and says so in `overrun`. */
export class Cursor {
  readonly bytes: Uint8Array;
  at: number;
  /** Bytes that were asked for beyond the end. */
  overrun = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** An unsigned integer of 0 to 8 bytes; Infinity past 2^53. */
  uint(size: number): number {
    const { bytes, at } = this;
    this.skip(size);
    if (this.overrun > 0) return 0;
    let value = 0;
    for (let i = at; i < at + size; i++) value = value * 256 + (bytes[i] as number);
    return value <= Number.MAX_SAFE_INTEGER ? value : Number.POSITIVE_INFINITY;
  }

  fourcc(): string {
    this.skip(4);
    return this.overrun > 0 ? '' : latin1(this.bytes, this.at - 4, this.at);
  }

  /** Text up to its NUL or to the end, as Latin-1. */
  text(): string {
    const found = this.bytes.indexOf(0, this.at);
    const end = found < 0 ? this.bytes.length : found;
    const text = latin1(this.bytes, this.at, end);
    this.at = Math.min(end + 1, this.bytes.length);
    return text;
  }

  skip(size: number): void {
    const end = this.at + size;
    this.overrun = Math.max(this.overrun, end - this.bytes.length);
    this.at = Math.min(end, this.bytes.length);
  }
}
