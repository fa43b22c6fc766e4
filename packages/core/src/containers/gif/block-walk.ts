import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { readTrailer } from '../../bytes/trailer.ts';
import { latin1, pathName, u16le } from '../../bytes/view.ts';
import { readSubBlocks, subBlocksEnd } from './sub-blocks.ts';
import { isRawPacket, rawPacketEnd } from './xmp-extension.ts';

/** Block introducers and extension labels (GIF89a appendix A). */
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const PLAIN_TEXT = 0x01;
const COMMENT = 0xfe;
const APPLICATION = 0xff;

/** Signature, version and logical screen descriptor. */
const HEADER_BYTES = 13;
const IMAGE_DESCRIPTOR_BYTES = 10;
/** Application identifier and authentication code. */
const IDENTIFIER_BYTES = 11;
/** Introducer, label, and the application's name in its sub-block. */
const APPLICATION_BYTES = 3 + IDENTIFIER_BYTES;

/** Extensions whose content is no home of metadata. */
const SKIPPED: ReadonlySet<string> = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']);
/** ImageMagick's names for the profiles that JPEG keeps in APP13. */
const PHOTOSHOP = 'MGK8BIM0000';
const IPTC = 'MGKIPTC0000';
const XMP = 'XMP DataXMP';
/** C2PA 2.2, A.3.6; the authentication code is 01 00 00. */
const C2PA = 'C2PA_GIF';

/** Walks the blocks of one GIF up to `end`. */
export class BlockWalk {
  readonly #context: WalkContext;
  readonly #path: string;
  readonly #end: number;
  readonly #counts = new Map<string, number>();
  #order: 'beforeImage' | 'afterImage' = 'beforeImage';
  /** The run of image data being passed. */
  #runStart = 0;
  #runEnd = 0;
  #strayZeros = false;

  constructor(context: WalkContext, path: string, end: number) {
    this.#context = context;
    this.#path = path;
    this.#end = end;
  }

  *walk(start: number): Walk<void> {
    const context = this.#context;
    const header = yield* this.#bytes('header', start, HEADER_BYTES);
    if (!header) return;
    context.dimensions(u16le(header, 6), u16le(header, 8));
    let at: number | undefined = start + HEADER_BYTES + colourTableBytes(header[10] as number);
    while (at !== undefined) {
      const introducer = yield* this.#bytes('block', at, 1);
      if (!introducer || !context.unit(this.#path, at)) return;
      const kind = introducer[0];
      if (kind === TRAILER) {
        yield* readTrailer(context, this.#path, at + 1, this.#end);
        return;
      }
      if (kind === IMAGE) at = yield* this.#image(at);
      else if (kind === EXTENSION) at = yield* this.#extension(at);
      else at = this.#stray(at, kind);
    }
  }

  /** Lists what was passed over; the last thing to call. */
  finish(): void {
    if (this.#runEnd > 0 && this.#context.tier !== 'thorough') {
      this.#context.unexamined(this.#runStart, this.#runEnd, 'entropyCodedData');
    }
    this.#runEnd = 0;
  }

  *#image(at: number): Walk<number | undefined> {
    this.#order = 'afterImage';
    const descriptor = yield* this.#bytes('image', at, IMAGE_DESCRIPTOR_BYTES);
    if (!descriptor) return undefined;
    const codeSize = at + IMAGE_DESCRIPTOR_BYTES + colourTableBytes(descriptor[9] as number);
    const end = yield* subBlocksEnd(this.#context, `${this.#path}/image`, codeSize + 1, this.#end);
    if (end !== undefined) {
      if (this.#runEnd === 0) this.#runStart = codeSize;
      this.#runEnd = end;
    }
    return end;
  }

  *#extension(at: number): Walk<number | undefined> {
    const context = this.#context;
    const head = yield* this.#bytes('extension', at, 3);
    if (!head) return undefined;
    const label = head[1] as number;
    if (label === APPLICATION && head[2] === IDENTIFIER_BYTES) return yield* this.#application(at);
    const start = at + 2;
    const end = yield* subBlocksEnd(context, `${this.#path}/extension`, start, this.#end);
    if (end === undefined || ![COMMENT, PLAIN_TEXT, APPLICATION].includes(label)) return end;
    this.finish();
    const name = label === COMMENT ? 'comment' : label === PLAIN_TEXT ? 'plainText' : 'application';
    const path = this.#nextPath(name);
    const blocks = yield* readSubBlocks(context, path, start, end);
    if (!blocks) return end;
    const order = this.#order;
    const { ranges, verbatim } = blocks;
    if (label === COMMENT) {
      const place = verbatim && ranges[0] ? ranges[0] : { start, end };
      context.part({ kind: 'comment', path, start: place.start, end: place.end, data: blocks.data, verbatim, order });
    } else if (label === PLAIN_TEXT) {
      const [grid] = ranges;
      const data = blocks.data.subarray(grid ? grid.end - grid.start : 0);
      const place = { path, start: grid?.end ?? start, end };
      context.part({
        kind: 'text',
        ...place,
        data,
        verbatim: false,
        order,
        keyword: '',
        encoding: 'latin1',
        unit: 'plainText',
      });
    } else {
      context.problem('badStructure', 'warning', { path, start, end }, { identifierBytes: head[2] as number });
      const identifier = pathName(latin1(blocks.data, 0, Math.min(IDENTIFIER_BYTES, blocks.data.length)));
      context.part({ kind: 'application', path, start, end, data: blocks.data, verbatim: false, order, identifier });
    }
    return end;
  }

  *#application(at: number): Walk<number | undefined> {
    const context = this.#context;
    const head = yield* this.#bytes('application', at, APPLICATION_BYTES);
    if (!head) return undefined;
    const name = latin1(head, 3, APPLICATION_BYTES);
    const start = at + APPLICATION_BYTES;
    if (SKIPPED.has(name)) return yield* subBlocksEnd(context, `${this.#path}/application`, start, this.#end);
    this.finish();
    const path = this.#nextPath('application');
    if (name === XMP) {
      const first = yield* context.reader.loadUpTo(start, Math.min(3, this.#end - start));
      if (isRawPacket(first)) return yield* this.#rawXmp(path, start);
    }
    const end = yield* subBlocksEnd(context, path, start, this.#end);
    if (end === undefined) return undefined;
    const blocks = yield* readSubBlocks(context, path, start, end);
    if (!blocks) return end;
    const { data, ranges, verbatim } = blocks;
    const place = verbatim && ranges[0] ? ranges[0] : { start, end };
    const part = { path, start: place.start, end: place.end, data, verbatim, order: this.#order };
    if (name === XMP) context.part({ kind: 'xmp', ...part });
    else if (name.startsWith(C2PA))
      context.part({ kind: 'jumbf', ...part, data: data.subarray(0, 0), verbatim: false, ranges });
    else if (name === PHOTOSHOP) context.part({ kind: 'photoshop', ...part });
    else if (name === IPTC) context.part({ kind: 'iptc', ...part });
    else context.part({ kind: 'application', ...part, identifier: pathName(name) });
    return end;
  }

  *#rawXmp(path: string, start: number): Walk<number | undefined> {
    const context = this.#context;
    const packet = yield* rawPacketEnd(context, path, start, this.#end);
    if (!packet) return undefined;
    const { packetEnd, extensionEnd, wellFormed } = packet;
    if (!wellFormed) {
      context.problem(
        'badStructure',
        'warning',
        { path, start: packetEnd, end: extensionEnd },
        { missing: 'magic trailer' },
      );
    }
    const data = yield* context.payload(path, start, packetEnd);
    if (data) context.part({ kind: 'xmp', path, start, end: packetEnd, data, verbatim: true, order: this.#order });
    return extensionEnd;
  }

  /** Zeros between blocks are common and harmless; anything else means that the blocks are out of step. */
  #stray(at: number, kind: number | undefined): number | undefined {
    const place = { path: `${this.#path}/block`, start: at, end: at + 1 };
    if (kind !== 0) {
      this.#context.problem('badStructure', 'error', place);
      return undefined;
    }
    if (!this.#strayZeros) this.#context.problem('badStructure', 'warning', place);
    this.#strayZeros = true;
    return at + 1;
  }

  *#bytes(name: string, at: number, length: number): Walk<Uint8Array | undefined> {
    const { reader } = this.#context;
    const bytes =
      at + length > this.#end ? undefined : (reader.skimmed(at, length) ?? (yield* reader.skim(at, length)));
    if (!bytes) this.#context.ended(`${this.#path}/${name}`, at, length, this.#end);
    return bytes;
  }

  #nextPath(name: string): string {
    const index = this.#counts.get(name) ?? 0;
    this.#counts.set(name, index + 1);
    return `${this.#path}/${name}[${index}]`;
  }
}

/** The colour table that a packed field announces (GIF89a 18 and 20). */
const colourTableBytes = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
