import type { WalkContext } from '../../bytes/container.ts';
import { storePart } from '../../bytes/store-part.ts';
import { drawingSize } from './drawing-size.ts';
import { asUnicode, declaredEncoding, type Encoding, encodingOf, unitsOf } from './encoding.ts';
import { Markup, type TokenKind } from './markup.ts';
import { NamespaceScopes } from './namespace-scopes.ts';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const C2PA_NAMESPACE = 'http://c2pa.org/manifest';
const COLON = 0x3a;
/** Metadata that no packet is in; this much of it is shown. */
const SHOWN_BYTES = 64 * 1024;

/** How a walk over the markup ended: behind the root element, where the text broke off, or at damage already told. */
export interface Stop {
  readonly reason: 'finished' | 'cut' | 'damaged';
  /** Offset in the asset. */
  readonly at: number;
}

interface Packet {
  readonly start: number;
  end: number;
  /** Depth of its element. */
  readonly depth: number;
  /** The instruction that wraps packets stood before it. */
  readonly wrapped: boolean;
  readonly namespaces: Readonly<Record<string, string>>;
}

/** Walks the elements of one SVG in memory: one pass, no recursion, no entity expanded. */
export class ElementWalk {
  readonly #context: WalkContext;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #path: string;
  readonly #encoding: Encoding;
  readonly #declaredEncoding: string;
  readonly #markup: Markup;
  readonly #scopes = new NamespaceScopes();
  /** Where the names of the open elements begin and end, two positions each. */
  readonly #open: number[] = [];
  /** Depth and content of the `metadata` element that is open. */
  #metadata: { readonly depth: number; readonly contentStart: number; packets: number } | undefined;
  /** Depth and content of the element that holds a C2PA store, as Base64. */
  #store: { readonly depth: number; readonly contentStart: number } | undefined;
  #stores = 0;
  /** Where a packet's opening instruction stands that no element followed yet. */
  #wrapper = -1;
  #packet: Packet | undefined;
  #closed: Packet | undefined;
  #packets = 0;
  #metadataCount = 0;

  constructor(context: WalkContext, bytes: Uint8Array, start: number, path: string) {
    this.#context = context;
    this.#bytes = bytes;
    this.#start = start;
    this.#path = path;
    this.#encoding = encodingOf(bytes);
    const units = unitsOf(bytes, this.#encoding);
    this.#declaredEncoding = declaredEncoding(units, this.#encoding.from);
    this.#markup = new Markup(units, this.#encoding.from, context.limits.maxXmlNodes);
  }

  walk(): Stop {
    const markup = this.#markup;
    for (;;) {
      const kind = markup.next();
      if (kind === 'done' || kind === 'cut') return this.#stop('cut', markup.units.length);
      if (!this.#context.unit(this.#path, this.#offset(markup.start))) return this.#stop('damaged', markup.start);
      if (kind === 'instruction') this.#instruction();
      else if (kind !== 'comment') {
        this.#flush();
        if (!this.#element(kind)) return this.#stop('damaged', markup.start);
        this.#wrapper = -1;
        if (this.#open.length === 0 && (kind === 'end' || kind === 'empty')) return this.#epilogue();
      }
    }
  }

  /** False, with a problem, when the walk cannot go on. */
  #element(kind: TokenKind): boolean {
    const markup = this.#markup;
    if (kind === 'end') return this.#close();
    if (kind === 'tooMany') return this.#limit('maxXmlNodes');
    if (kind === 'malformed') return this.#malformed();
    if (kind === 'start' || kind === 'empty') {
      const { nameStart, nameEnd } = markup;
      if (this.#open.length === 0) this.#size();
      this.#open.push(nameStart, nameEnd);
      if (!this.#attributes()) return this.#limit('maxNamespaces');
      this.#recognise(kind);
      if (kind === 'empty') this.#leave();
    }
    return true;
  }

  /** Notes where metadata and packets begin. */
  #recognise(kind: 'start' | 'empty'): void {
    const markup = this.#markup;
    if (this.#packet) return;
    const { nameStart, nameEnd } = markup;
    const colon = markup.units.subarray(nameStart, nameEnd).indexOf(COLON);
    const localStart = nameStart + colon + 1;
    const is = (name: string): boolean => nameEnd - localStart === name.length && markup.has(name, localStart);
    if (!this.#metadata && kind === 'start' && is('metadata')) {
      const uri = this.#scopes.resolve(markup.text(nameStart, Math.max(nameStart, localStart - 1)));
      const isSvg = uri === undefined ? colon < 0 : uri === SVG_NAMESPACE || uri.includes('&');
      if (isSvg) this.#metadata = { depth: this.#depth, contentStart: markup.end, packets: 0 };
    } else if (this.#metadata && kind === 'start' && is('manifest')) {
      const uri = this.#scopes.resolve(markup.text(nameStart, Math.max(nameStart, localStart - 1)));
      if (uri === C2PA_NAMESPACE) this.#store ??= { depth: this.#depth, contentStart: markup.end };
    } else if ((this.#metadata || this.#wrapper >= 0) && (is('xmpmeta') || is('xapmeta') || is('RDF'))) {
      const wrapped = this.#wrapper >= 0;
      const start = wrapped ? this.#wrapper : markup.start;
      this.#packet = { start, end: 0, depth: this.#depth, wrapped, namespaces: this.#scopes.around(this.#depth) };
    }
  }

  #close(): boolean {
    const markup = this.#markup;
    const length = markup.nameEnd - markup.nameStart;
    const nameEnd = this.#open.at(-1) ?? 0;
    const nameStart = this.#open.at(-2) ?? 0;
    if (nameEnd - nameStart !== length) return this.#malformed();
    for (let i = 0; i < length; i++) {
      if (markup.units[nameStart + i] !== markup.units[markup.nameStart + i]) return this.#malformed();
    }
    this.#leave();
    return true;
  }

  #leave(): void {
    const markup = this.#markup;
    const depth = this.#depth;
    this.#open.length -= 2;
    this.#scopes.leave(depth);
    if (this.#packet?.depth === depth) {
      this.#packet.end = markup.end;
      this.#closed = this.#packet;
      this.#packet = undefined;
      if (!this.#closed.wrapped) this.#flush();
    } else if (this.#store?.depth === depth) {
      const path = `${this.#path}/c2pa[${this.#stores++}]`;
      this.#context.part(storePart(path, this.#offset(this.#store.contentStart), this.#offset(markup.start)));
      this.#store = undefined;
      if (this.#metadata) this.#metadata.packets++;
    } else if (this.#metadata?.depth === depth) {
      const { contentStart, packets } = this.#metadata;
      if (packets === 0 && markup.end > contentStart) this.#showMetadata(contentStart, markup.start);
      this.#metadata = undefined;
    }
  }

  /** `<?xpacket begin…?>` and `<?xpacket end…?>` around a packet. */
  #instruction(): void {
    const markup = this.#markup;
    const name = markup.text(markup.nameStart, Math.min(markup.nameEnd, markup.nameStart + 10));
    if (name !== 'xpacket' || this.#packet) return;
    const value = markup.skipSpace(markup.nameEnd);
    if (markup.has('begin', value)) {
      this.#flush();
      this.#wrapper = markup.start;
    } else if (markup.has('end', value) && this.#closed) {
      this.#closed.end = markup.end;
      this.#flush();
    }
  }

  /** Hands over the packet whose element has ended. */
  #flush(): void {
    const packet = this.#closed;
    if (!packet) return;
    this.#closed = undefined;
    if (this.#metadata) this.#metadata.packets++;
    const path = `${this.#path}/xmp[${this.#packets++}]`;
    const content = this.#content(path, packet.start, packet.end);
    if (content) this.#context.part({ kind: 'xmp', path, ...content, namespaces: packet.namespaces });
  }

  #showMetadata(start: number, end: number): void {
    if (this.#markup.skipSpace(start) >= end) return;
    const path = `${this.#path}/metadata[${this.#metadataCount++}]`;
    const shown = Math.min(end, start + SHOWN_BYTES / this.#encoding.unitBytes);
    const content = this.#content(path, start, shown);
    if (content)
      this.#context.part({ kind: 'application', identifier: 'metadata', path, ...content, end: this.#offset(end) });
  }

  #content(path: string, from: number, to: number) {
    const start = this.#offset(from);
    const end = this.#offset(to);
    const stored = this.#bytes.subarray(start - this.#start, end - this.#start);
    const data = asUnicode(stored, this.#encoding, this.#declaredEncoding);
    if (!data) {
      this.#context.problem('badEncoding', 'error', { path, start, end }, { encoding: this.#declaredEncoding });
      return undefined;
    }
    return { start, end, data, verbatim: data === stored };
  }

  /** Declares the tag's namespaces; values that hold whole files are listed, not walked. False once over the limit. */
  #attributes(): boolean {
    const markup = this.#markup;
    const { attributes } = markup;
    for (let i = 0; i < attributes.length; i += 4) {
      const nameStart = attributes[i] as number;
      const valueStart = attributes[i + 2] as number;
      if (markup.has('data:', valueStart)) {
        this.#context.unexamined(this.#offset(valueStart), this.#offset(attributes[i + 3] as number), 'opaquePayload');
      } else if (markup.has('xmlns', nameStart)) {
        const nameEnd = attributes[i + 1] as number;
        const prefixStart = markup.has(':', nameStart + 5) ? nameStart + 6 : nameStart + 5;
        if (prefixStart === nameStart + 5 && nameEnd > prefixStart) continue;
        if (this.#scopes.size === this.#context.limits.maxNamespaces) return false;
        const uri = markup.text(valueStart, attributes[i + 3] as number);
        this.#scopes.declare(this.#depth, markup.text(prefixStart, nameEnd), uri);
      }
    }
    return true;
  }

  #size(): void {
    const markup = this.#markup;
    const { attributes } = markup;
    const values = new Map<string, string>();
    for (let i = 0; i < attributes.length; i += 4) {
      const [nameStart = 0, nameEnd = 0, valueStart = 0, valueEnd = 0] = attributes.slice(i, i + 4);
      if (nameEnd - nameStart <= 7 && valueEnd - valueStart <= 100) {
        values.set(markup.text(nameStart, nameEnd), markup.text(valueStart, valueEnd));
      }
    }
    const size = drawingSize(values);
    if (size) this.#context.dimensions(size.width, size.height);
  }

  /** Behind the root element: white space, comments and instructions still belong to the text. */
  #epilogue(): Stop {
    const markup = this.#markup;
    this.#flush();
    for (;;) {
      const at = markup.skipSpace(markup.end);
      const misc = markup.has('<!--', at) || markup.has('<?', at);
      const before = markup.end;
      if (!misc) return this.#stop('finished', at);
      if (markup.next() === 'cut') return this.#stop('finished', before);
    }
  }

  #limit(limit: 'maxNamespaces' | 'maxXmlNodes'): false {
    this.#context.problem('limitExceeded', 'error', this.#place(), { limit, value: this.#context.limits[limit] });
    return false;
  }

  #malformed(): false {
    this.#context.problem('malformedXml', 'error', this.#place());
    return false;
  }

  #place() {
    const { start, end } = this.#markup;
    return { path: `${this.#path}/markup`, start: this.#offset(start), end: this.#offset(Math.max(end, start + 1)) };
  }

  #stop(reason: Stop['reason'], at: number): Stop {
    this.#flush();
    return { reason, at: this.#offset(at) };
  }

  /** Of the innermost open element; the root's is 1. */
  get #depth(): number {
    return this.#open.length / 2;
  }

  #offset(unit: number): number {
    return this.#start + unit * this.#encoding.unitBytes;
  }
}
