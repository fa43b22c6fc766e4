import type { MessageData } from './model/finding.ts';

const utf8 = new TextEncoder();

/**
 * 16 hex digits over a rule, a message and the facts that it names. Evidence ids and places are left out, and the order
 * of the data's keys does not matter: the same finding in a later scan has the same fingerprint. No proof of anything:
 * FNV-1a can be made to collide.
 */
export function fingerprintOf(ruleId: string, messageId: string, data: MessageData): string {
  const keys = Object.keys(data).sort();
  const facts = keys.map((key) => [key, data[key]]);
  return fnv1a64(utf8.encode(JSON.stringify([ruleId, messageId, facts])));
}

/** FNV-1a, 64 bits, as 16 hex digits. Two 32-bit halves: the prime is 2^40 + 0x1b3, so no step leaves 53 bits. */
export function fnv1a64(bytes: Uint8Array): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return hex(high) + hex(low);
}

const hex = (half: number): string => half.toString(16).padStart(8, '0');
