import { type Evidence, memorySource, readEvidenceSync } from '@biaoshi/core';
import {
  jpeg,
  jpegXmp,
  MUTATORS,
  PACKET_MUTATORS,
  png,
  pngInternationalText,
  provenancePacket,
  randomBelow,
  seededRandom,
  xmpElementLabel,
  xmpHistoryOf,
} from '@biaoshi/testkit';
import { expect, it } from 'vitest';

const COUNT = 25_000;
const SEED = 2025;
/** Bound of the longest text of each kind of evidence; a label's raw text may be as long as its field. */
const MAX_CHARS = { digitalSourceType: 256, xmpHistory: 256, c2paManifest: 2048 } as const;
const MAX_SEGMENT = 65_000;

const TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const history = xmpHistoryOf(
  '<rdf:li stEvt:action="created" stEvt:softwareAgent="Editor" stEvt:when="2026-01-02"/>',
  '<rdf:li rdf:parseType="Resource"><stEvt:action>saved</stEvt:action><stEvt:changed>/中文</stEvt:changed></rdf:li>',
);

const BASES: readonly string[] = [
  provenancePacket('xmp:CreatorTool="Editor 5" xmpMM:DocumentID="d" xmpMM:OriginalDocumentID="o"', history),
  provenancePacket(`Iptc4xmpExt:DigitalSourceType="${TYPE}" dcterms:provenance="https://example.com/1.c2pa"`),
  provenancePacket(
    '',
    `<Iptc4xmpExt:DigitalSourceType rdf:resource="${TYPE}"/><xmpMM:DerivedFrom stRef:instanceID="i"/>`,
  ),
  provenancePacket(
    'photoshop:Credit="Made with Google AI"',
    `${history}<Iptc4xmpExt:DigitalSourceType>${TYPE}</Iptc4xmpExt:DigitalSourceType><dcterms:provenance>self#jumbf=c2pa</dcterms:provenance>`,
  ),
  xmpElementLabel(),
];
/** The same without the property: whatever becomes of it, nothing in it can state a source type. */
const INNOCENT = BASES.map((packet) => packet.replaceAll('DigitalSourceType', 'DigitalSourceFileType'));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text.slice(0, MAX_SEGMENT));

function texts(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return data !== null && typeof data === 'object' ? Object.values(data).flatMap(texts) : [];
}

/** What is wrong with one piece of evidence of a file of this size and these packet bytes. */
function complaints({ kind, location, data }: Evidence, size: number, packet: string): string[] {
  const found: string[] = [];
  if (!('path' in location) || !(location.start >= 0 && location.start <= location.end && location.end <= size)) {
    found.push(`${kind} stands at ${JSON.stringify(location)} of ${size}`);
  }
  const bound = kind in MAX_CHARS ? MAX_CHARS[kind as keyof typeof MAX_CHARS] : Number.POSITIVE_INFINITY;
  if (texts(data).some((text) => text.length > bound)) found.push(`${kind} has a text over ${bound}`);
  if (kind === 'xmpHistory' && 'events' in data && data.events.length > 64) found.push('too many events');
  // Looked for without a parser; old writers spell it otherwise.
  const isNamed = /digitalsourcetype/i.test(packet);
  if (kind === 'digitalSourceType' && !isNamed) found.push('a source type that no property states');
  return found;
}

function mutantOf(bases: readonly string[], random: () => number): Uint8Array {
  const pick = <T>(list: readonly T[]): T => list[randomBelow(random, list.length)] as T;
  let text = pick(bases);
  for (let rounds = 1 + randomBelow(random, 3); rounds > 0; rounds--) {
    if (text.length > 0) text = pick(Object.values(PACKET_MUTATORS))(text, random, pick(bases)).slice(0, MAX_SEGMENT);
  }
  const bytes = encode(text).slice(0, MAX_SEGMENT);
  return randomBelow(random, 3) > 0 ? bytes : pick(Object.values(MUTATORS))(bytes, random, encode(pick(bases)));
}

it(`${COUNT} mutants of packets in JPEG and PNG: no throw, every evidence well formed, no source type out of nothing`, {
  timeout: 300_000,
}, () => {
  const random = seededRandom(SEED);
  const wrong: string[] = [];
  const seen: Record<string, number> = {};
  for (let step = 0; step < COUNT; step++) {
    const packet = mutantOf(step % 5 === 0 ? INNOCENT : BASES, random).slice(0, MAX_SEGMENT);
    const bytes =
      step % 2 === 0
        ? jpeg({ segments: [jpegXmp(packet)] })
        : png({ before: [pngInternationalText('XML:com.adobe.xmp', packet)] });
    const { evidence, readings } = readEvidenceSync(memorySource(bytes));
    for (const item of evidence) {
      seen[item.kind] = (seen[item.kind] ?? 0) + 1;
      wrong.push(...complaints(item, bytes.length, new TextDecoder().decode(packet)).map((what) => `${step}: ${what}`));
    }
    if (readings.c2pa === 'present') wrong.push(`${step}: a store where there is none`);
  }
  expect(wrong.slice(0, 10)).toEqual([]);
  console.info(`evidence in ${COUNT} mutants: ${JSON.stringify(seen)}`);
  for (const kind of ['aigcField', 'c2paManifest', 'digitalSourceType', 'xmpHistory']) {
    expect(seen[kind], kind).toBeGreaterThan(COUNT / 100);
  }
});
