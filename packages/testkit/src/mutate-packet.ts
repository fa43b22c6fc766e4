import { randomBelow } from './random.ts';

type Random = () => number;

/** One way to damage the text of an XMP packet; `other` is another packet of the same set. */
export type PacketMutator = (packet: string, random: Random, other: string) => string;

const ENTITIES = [
  '&amp;',
  '&lt;',
  '&#0;',
  '&#x10ffff;',
  '&#xd800;',
  '&unknown;',
  '&',
  '&#38;lt;',
  '&quot;',
  ']]>',
  '<![CDATA[',
];
const BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///c">]>';
const URIS = /="(http:[^"]*)"/g;
const NAMES = /[A-Za-z0-9]{1,40}:[A-Za-z]{1,40}/g;
const LONGEST_PIECE = 200;
const DEEPEST_NEST = 40;
const LONGEST_VALUE = 8000;

const insert = (packet: string, at: number, piece: string): string => packet.slice(0, at) + piece + packet.slice(at);

/** Two matches of `pattern` change places; the text itself when it has none. */
function swapped(packet: string, pattern: RegExp, random: Random): string {
  const found = [...packet.matchAll(pattern)];
  const a = found[randomBelow(random, found.length)]?.[0];
  const b = found[randomBelow(random, found.length)]?.[0];
  if (a === undefined || b === undefined) return packet;
  return packet
    .split(a)
    .map((piece) => piece.replaceAll(b, a))
    .join(b);
}

/** Kinds of damage that know XML, by name. Bytes are damaged by `MUTATORS`. */
export const PACKET_MUTATORS: Readonly<Record<string, PacketMutator>> = {
  /** One character for another. */
  flip(packet, random) {
    const at = randomBelow(random, packet.length);
    return packet.slice(0, at) + String.fromCharCode(randomBelow(random, 0x250)) + packet.slice(at + 1);
  },
  truncate: (packet, random) => packet.slice(0, randomBelow(random, packet.length + 1)),
  splice(packet, random, other) {
    const from = randomBelow(random, other.length);
    const piece = other.slice(from, from + randomBelow(random, LONGEST_PIECE));
    return insert(packet, randomBelow(random, packet.length + 1), piece);
  },
  /** A piece inside itself, again and again. */
  nest(packet, random) {
    const at = randomBelow(random, packet.length);
    const piece = packet.slice(at, at + 1 + randomBelow(random, LONGEST_PIECE));
    return insert(packet, at, piece.repeat(1 + randomBelow(random, DEEPEST_NEST)));
  },
  entity(packet, random) {
    const bombed = randomBelow(random, 4) === 0 ? BOMB + packet : packet;
    const piece = bombed === packet ? (ENTITIES[randomBelow(random, ENTITIES.length)] as string) : '&b;';
    return insert(bombed, randomBelow(random, bombed.length + 1), piece);
  },
  /** Two namespaces change places. */
  namespace: (packet, random) => swapped(packet, URIS, random),
  /** Two qualified names change places. */
  name: (packet, random) => swapped(packet, NAMES, random),
  /** A value far longer than any real one. */
  long(packet, random) {
    const at = packet.indexOf('"', randomBelow(random, packet.length));
    return at < 0 ? packet : insert(packet, at + 1, 'x\u{20bb7}'.repeat(randomBelow(random, LONGEST_VALUE)));
  },
};
