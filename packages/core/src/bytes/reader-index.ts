import type { Part, PartKind } from '../model/part.ts';
import type { Carrier } from './carrier.ts';

/** The name of a text in its part: an EXIF tag's, a keyword, an IIM dataset's numbers; '' for a kind that has none. */
export function partKey(part: Part): string {
  if (part.kind === 'exifText') return part.tagName;
  if (part.kind === 'text') return part.keyword;
  return part.kind === 'iptcText' ? `${part.record}:${part.dataset}` : '';
}

interface KindReaders {
  /** Those that want every part of the kind. */
  readonly always: Carrier[];
  /** Those and the ones that want this key, in the order of the list. */
  readonly byKey: Map<string, Carrier[]>;
}

/** Which readers a part is offered to. A photograph has dozens of texts; most are no reader's but the general ones'. */
export class ReaderIndex {
  readonly #kinds = new Map<PartKind, KindReaders>();

  constructor(readers: readonly Carrier[]) {
    for (const reader of readers) for (const kind of reader.accepts) this.#add(reader, kind);
  }

  of(part: Part): readonly Carrier[] {
    const readers = this.#kinds.get(part.kind);
    if (!readers) return [];
    return (readers.byKey.size > 0 ? readers.byKey.get(partKey(part)) : undefined) ?? readers.always;
  }

  #add(reader: Carrier, kind: PartKind): void {
    const readers = this.#kinds.get(kind) ?? { always: [], byKey: new Map<string, Carrier[]>() };
    this.#kinds.set(kind, readers);
    const keys = reader.keys?.get(kind);
    if (!keys) {
      readers.always.push(reader);
      for (const list of readers.byKey.values()) list.push(reader);
      return;
    }
    for (const key of keys) readers.byKey.set(key, [...(readers.byKey.get(key) ?? readers.always), reader]);
  }
}
