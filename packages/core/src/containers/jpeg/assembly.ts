import type { WalkContext } from '../../bytes/container.ts';
import { joinBytes } from '../../bytes/reader.ts';
import { latin1, startsWith, u16be, u16le, u32be, u32le } from '../../bytes/view.ts';
import type { ContainerPart, XmpPart } from '../../model/part.ts';
import type { Segment } from './segments.ts';

type Payload = Omit<XmpPart, 'kind' | 'namespaces'>;

interface Portion {
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  readonly path: string;
  readonly data: Uint8Array;
}

interface Extension {
  readonly fullLength: number;
  readonly portions: Portion[];
}

interface Store {
  readonly path: string;
  readonly c2pa: boolean;
  /** The superbox's declared length. */
  readonly length: number;
  readonly ranges: { readonly packet: number; readonly start: number; readonly end: number }[];
}

/** ISO/IEC 19566-5 D.2: `JP`, instance, packet number; then the box header, which each segment repeats. */
const APP11_HEADER_BYTES = 8;
const BOX_HEADER_BYTES = 8;

/** What may be a GUID in a packet's text: it stands between quotes or tags. */
const GUIDS = /(?<![0-9A-Za-z])[0-9A-Za-z]{32}(?![0-9A-Za-z])/g;

/** Puts together what JPEG spreads over several segments: extended XMP, Photoshop resources, JUMBF, MPF images. */
export class Assembly {
  readonly path: string;
  readonly #start: number;
  readonly #end: number;
  readonly #counts = new Map<string, number>();
  readonly #packets: Payload[] = [];
  readonly #extensions = new Map<string, Extension>();
  readonly #photoshop: Payload[] = [];
  readonly #exif: Payload[][] = [];
  readonly #stores = new Map<number, Store>();
  readonly #images: { readonly start: number; readonly end: number }[] = [];

  constructor(path: string, start: number, end: number) {
    this.path = path;
    this.#start = start;
    this.#end = end;
  }

  /** `jpeg/APP1[0]`, `jpeg/APP1[1]` … */
  nextPath(name: string): string {
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    return `${this.path}/${name}[${count}]`;
  }

  addXmp(context: WalkContext, packet: Payload): void {
    this.#packets.push(packet);
    context.part({ kind: 'xmp', ...packet });
  }

  addExtension(guid: string, fullLength: number, offset: number, portion: Omit<Portion, 'offset'>): void {
    const extension = this.#extensions.get(guid) ?? { fullLength, portions: [] };
    extension.portions.push({ offset, ...portion });
    this.#extensions.set(guid, extension);
  }

  /** A block over 64 KiB goes on in the next APP1, which has the identifier and no byte-order mark. */
  addExif(payload: Payload): void {
    const goesOn = !startsWith(payload.data, 'II') && !startsWith(payload.data, 'MM');
    const last = this.#exif.at(-1);
    if (goesOn && last) last.push(payload);
    else this.#exif.push([payload]);
  }

  addPhotoshop(payload: Payload): void {
    this.#photoshop.push(payload);
  }

  addJumbf(context: WalkContext, path: string, segment: Segment, head: Uint8Array): void {
    const boxStart = segment.start + APP11_HEADER_BYTES;
    if (segment.end - boxStart < BOX_HEADER_BYTES || !startsWith(head, 'jumb', 12)) {
      context.part({
        kind: 'application',
        identifier: 'APP11:JP',
        path,
        start: segment.start,
        end: segment.end,
        data: head,
        verbatim: true,
      });
      return;
    }
    const instance = u16be(head, 2);
    const store = this.#stores.get(instance) ?? {
      path,
      c2pa: startsWith(head, 'jumd', 20) && startsWith(head, 'c2pa', 24),
      length: u32be(head, 8),
      ranges: [],
    };
    const start = store.ranges.length === 0 ? boxStart : boxStart + BOX_HEADER_BYTES;
    store.ranges.push({ packet: u32be(head, 4), start, end: segment.end });
    this.#stores.set(instance, store);
  }

  /**
   * CIPA DC-007 5.2: the index of further images; offsets count from the MP header. Faults of the index are warnings: the
   * images it should have named are no home of this asset's label, and the bytes stay listed as unexamined.
   */
  addMpf(context: WalkContext, payload: Payload): void {
    const { data, path, start, end } = payload;
    const little = startsWith(data, 'II*\0');
    const u16 = little ? u16le : u16be;
    const u32 = little ? u32le : u32be;
    const ifd = u32(data, 4);
    const count = ifd + 2 <= data.length ? Math.min(u16(data, ifd), context.limits.maxIfdEntries) : 0;
    if ((!little && !startsWith(data, 'MM\0*')) || count === 0 || ifd + 2 + count * 12 > data.length) {
      context.problem('badStructure', 'warning', { path, start, end });
      return;
    }
    for (let at = ifd + 2; at < ifd + 2 + count * 12; at += 12) {
      if (u16(data, at) === 0xb002) this.#addMpEntries(context, payload, u32(data, at + 8), u32(data, at + 4), u32);
    }
  }

  #addMpEntries(
    context: WalkContext,
    { data, path, start, end }: Payload,
    from: number,
    bytes: number,
    u32: (b: Uint8Array, at: number) => number,
  ): void {
    if (from + bytes > data.length) {
      context.problem('lengthOutOfBounds', 'warning', { path, start, end });
      return;
    }
    for (let at = from; at + 16 <= from + bytes; at += 16) {
      const offset = u32(data, at + 8);
      const length = u32(data, at + 4);
      if (offset === 0) continue;
      const imageStart = start + offset;
      const isInside = imageStart > this.#start && length > 0 && imageStart + length <= this.#end;
      if (isInside) this.#images.push({ start: imageStart, end: imageStart + length });
      else context.problem('missingPart', 'warning', { path, start, end }, { part: 'MPF image', offset: imageStart });
    }
  }

  /** Where the first of the further images begins, or `end` when there is none. */
  firstImage(end: number): number {
    return this.#images.reduce((first, image) => Math.min(first, image.start), end);
  }

  /**
   * Hands over what has been put together, and names what is missing. Answers where what the index speaks for ends: the
   * main picture's end, or the last image's.
   */
  finish(context: WalkContext, imageEnd: number): number {
    this.#finishExtensions(context);
    for (const portions of this.#exif) context.part({ kind: 'exif', ...joined(portions) });
    if (this.#photoshop.length > 0) context.part({ kind: 'photoshop', ...joined(this.#photoshop) });
    this.#finishStores(context);
    for (const [index, image] of this.#images.entries()) {
      context.embedded(`${this.path}/MPF[${index + 1}]`, image.start, image.end);
    }
    return this.#images.reduce((last, image) => Math.max(last, image.end), imageEnd);
  }

  #finishExtensions(context: WalkContext): void {
    if (this.#extensions.size === 0) return;
    const named = new Set(this.#packets.flatMap(({ data }) => latin1(data).match(GUIDS) ?? []));
    for (const [guid, { fullLength, portions }] of this.#extensions) {
      const first = portions[0] as Portion;
      const last = portions.at(-1) as Portion;
      const place = { path: first.path, start: first.start, end: last.end };
      if (!named.has(guid)) {
        context.problem('missingPart', 'warning', place, { part: 'xmpNote:HasExtendedXMP' });
        context.part({
          kind: 'application',
          identifier: 'APP1:xmp-extension',
          ...place,
          data: first.data,
          verbatim: true,
        });
        continue;
      }
      portions.sort((a, b) => a.offset - b.offset);
      let covered = 0;
      for (const portion of portions) if (portion.offset === covered) covered += portion.data.length;
      if (covered !== fullLength || portions.length !== new Set(portions.map((portion) => portion.offset)).size) {
        context.problem('missingPart', 'error', place, { part: 'xmp extension', have: covered, need: fullLength });
      }
      const data = portions.length === 1 ? first.data : joinBytes(portions.map((portion) => portion.data));
      const verbatim = portions.length === 1;
      context.part({ kind: 'xmp', ...place, data, verbatim, order: 'beforeImage' });
    }
  }

  #finishStores(context: WalkContext): void {
    for (const { path, c2pa, length, ranges } of this.#stores.values()) {
      ranges.sort((a, b) => a.packet - b.packet);
      const start = ranges.reduce((least, range) => Math.min(least, range.start), Number.POSITIVE_INFINITY);
      const end = ranges.reduce((most, range) => Math.max(most, range.end), 0);
      const have = ranges.reduce((sum, range) => sum + range.end - range.start, 0);
      const place = { path, start, end, data: new Uint8Array(0), verbatim: false } as const;
      if (!c2pa) {
        context.part({ kind: 'application', identifier: 'APP11:jumb', ...place } satisfies ContainerPart);
        continue;
      }
      if (have < length)
        context.problem('missingPart', 'error', { path, start, end }, { part: 'JUMBF', have, need: length }, ['c2pa']);
      context.part({
        kind: 'jumbf',
        ...place,
        ranges: ranges.map((range) => ({ start: range.start, end: range.end })),
      });
    }
  }
}

/** Payloads of several segments as one; a single one keeps its exact places. */
function joined(payloads: readonly Payload[]): Payload {
  const first = payloads[0] as Payload;
  if (payloads.length === 1) return first;
  const data = joinBytes(payloads.map((payload) => payload.data));
  return { ...first, end: (payloads.at(-1) as Payload).end, data, verbatim: false };
}
