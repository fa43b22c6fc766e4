import { SaxesParser } from 'saxes';
import type { Limits } from '../../bytes/limits.ts';
import { pathName } from '../../bytes/view.ts';
import type { XmpProperty } from '../../model/part.ts';
import { ByteCounter } from './byte-counter.ts';
import { RDF_NAMESPACE, usualPrefix, XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.ts';

export interface ParsedPacket {
  /** Places are bytes from the start of the text. */
  readonly properties: readonly XmpProperty[];
  readonly declaredNamespaces: readonly string[];
  readonly hasRdf: boolean;
  /** The first error; what a parser says after one cannot be relied on. */
  readonly error: { readonly message: string; readonly at: number } | undefined;
  readonly limit: { readonly limit: string; readonly value: number } | undefined;
}

interface Frame {
  readonly namespace: string;
  readonly local: string;
  /** Way down from the description, '' above it. */
  readonly path: string;
  /** Offset of the content's first character. */
  readonly contentStart: number;
  /** The property whose value this element holds; rdf:li and rdf:value hold their parent's. */
  readonly owner: { readonly namespace: string; readonly name: string } | undefined;
  readonly inRdf: boolean;
  text: string;
  children: number;
  items: number;
  attributes: number;
}

/** Input goes in in slices so that a limit stops the work within one of them. */
const SLICE_CHARS = 64 * 1024;
const MAX_MESSAGE_CHARS = 120;
/** Text of control characters is a fault a character, and each costs the parser an error; this many are no packet. */
const MAX_FAULTS = 1000;

/** Parses one packet. Never throws on what it holds. */
export function parsePacket(
  packet: string,
  bytesPerChar: 2 | undefined,
  namespaces: Readonly<Record<string, string>> | undefined,
  limits: Limits,
): ParsedPacket {
  const text = withoutPadding(packet);
  const run = new PacketRun(text, new ByteCounter(text, bytesPerChar), limits);
  const parser = new SaxesParser({ xmlns: true, position: false, additionalNamespaces: { ...namespaces } });
  parser.on('error', (error) => run.fault(error.message, parser.position));
  parser.on('attribute', (attribute) => run.attributeEnd(attribute.name, parser.position));
  parser.on('opentag', (tag) => run.open(tag as unknown as Tag, parser.position));
  parser.on('text', (content) => run.text(content));
  parser.on('cdata', (content) => run.text(content));
  parser.on('closetag', () => run.close(parser.position));
  for (let at = 0; at < text.length && !run.stopped; at += SLICE_CHARS) {
    parser.write(text.length <= SLICE_CHARS ? text : text.slice(at, at + SLICE_CHARS));
  }
  if (!run.stopped) parser.close();
  return run;
}

/** Writers pad packets with kilobytes of white space before the end marker, for editing in place. */
function withoutPadding(packet: string): string {
  const end = packet.lastIndexOf('<?xpacket end');
  let bare = end < 0 ? packet.length : end;
  while (bare > 0 && packet.charCodeAt(bare - 1) <= 0x20) bare--;
  return packet.slice(0, bare);
}

/** Attributes of these are syntax, not properties; '' is an attribute without a prefix. */
const NOT_PROPERTIES: ReadonlySet<string> = new Set(['', RDF_NAMESPACE, XML_NAMESPACE, XMLNS_NAMESPACE]);

/** RDF/XML 7.2.8 lets a document of one node do without `rdf:RDF`. */
const RDF_ROOTS: ReadonlySet<string> = new Set(['RDF', 'Description']);

/** Below it stand nodes, whatever they are named; everywhere else a name that is not RDF's is a property's. */
const isRdfRoot = (frame: Frame | undefined): boolean => frame?.namespace === RDF_NAMESPACE && frame.local === 'RDF';

/** Attributes of RDF that hold the value of the property they stand on (ISO 16684-1 C.2.12). */
const VALUE_ATTRIBUTES: ReadonlySet<string> = new Set(['value', 'resource']);

interface Attribute {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

interface Tag {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly ns: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

class PacketRun implements ParsedPacket {
  readonly properties: XmpProperty[] = [];
  error: ParsedPacket['error'];
  limit: ParsedPacket['limit'];
  hasRdf = false;
  stopped = false;
  readonly #namespaces = new Set<string>();
  readonly #stack: Frame[] = [];
  readonly #text: string;
  readonly #bytes: ByteCounter;
  readonly #limits: Limits;
  #nodes = 0;
  #faults = 0;
  /** Places of the attribute values of the tag being read, by qualified name. */
  #values = new Map<string, { readonly start: number; readonly end: number }>();

  constructor(text: string, bytes: ByteCounter, limits: Limits) {
    this.#text = text;
    this.#bytes = bytes;
    this.#limits = limits;
  }

  get declaredNamespaces(): readonly string[] {
    return [...this.#namespaces];
  }

  fault(message: string, at: number): void {
    if (++this.#faults === MAX_FAULTS) this.stopped = true;
    this.error ??= { message: message.slice(0, MAX_MESSAGE_CHARS), at: this.#bytes.at(at) };
  }

  /** The closing quote is the last character read; the opening one is the nearest of its kind before it. */
  attributeEnd(name: string, position: number): void {
    const end = position - 1;
    const quote = this.#text[end] ?? '';
    const isQuoted = quote === '"' || quote === "'";
    this.#values.set(name, { start: isQuoted ? this.#text.lastIndexOf(quote, end - 1) + 1 : end, end });
  }

  open(tag: Tag, position: number): void {
    const parent = this.#stack.at(-1);
    if (parent) parent.children++;
    if (!this.#count(1, this.#stack.length + 1)) return;
    for (const prefix in tag.ns) this.#namespaces.add(tag.ns[prefix] as string);
    const frame = this.#frame(tag, parent, position);
    this.#stack.push(frame);
    this.#attributes(tag, frame);
  }

  #frame(tag: Tag, parent: Frame | undefined, contentStart: number): Frame {
    const { uri: namespace, local } = tag;
    const isRoot = namespace === RDF_NAMESPACE && RDF_ROOTS.has(local);
    if (isRoot) this.hasRdf = true;
    const inRdf = isRoot || parent?.inRdf === true;
    let path = parent?.path ?? '';
    let owner = parent?.owner;
    if (inRdf && namespace !== RDF_NAMESPACE && !isRdfRoot(parent)) {
      path = join(path, stepOf(namespace, tag.prefix, local));
      owner = { namespace, name: local };
    } else if (inRdf && local === 'li' && parent) {
      parent.items++;
      path = join(path, `rdf:li[${parent.items}]`);
    }
    return { namespace, local, path, contentStart, owner, inRdf, text: '', children: 0, items: 0, attributes: 0 };
  }

  #attributes(tag: Tag, frame: Frame): void {
    const places = this.#values;
    if (places.size === 0) return;
    this.#values = new Map();
    if (!this.#count(places.size, this.#stack.length) || !frame.inRdf) return;
    for (const [qualifiedName, place] of places) {
      const attribute = tag.attributes[qualifiedName];
      if (!attribute) continue;
      const { uri, local, prefix, value } = attribute;
      if (uri === RDF_NAMESPACE && VALUE_ATTRIBUTES.has(local) && frame.owner) {
        frame.attributes++;
        const { namespace, name } = frame.owner;
        this.#add(namespace, name, 'attribute', frame.path, value, place.start, place.end);
      }
      if (NOT_PROPERTIES.has(uri)) continue;
      frame.attributes++;
      this.#add(uri, local, 'attribute', join(frame.path, stepOf(uri, prefix, local)), value, place.start, place.end);
    }
  }

  text(content: string): void {
    const frame = this.#stack.at(-1);
    if (frame) frame.text += content;
  }

  close(position: number): void {
    const frame = this.#stack.pop();
    if (!frame?.owner) return;
    const isLeaf = frame.children === 0 && frame.attributes === 0;
    if (!isLeaf && frame.text.trim() === '') return;
    const { namespace, name } = frame.owner;
    if (frame.namespace === RDF_NAMESPACE && frame.local !== 'li' && frame.local !== 'value') return;
    const end = Math.max(this.#text.lastIndexOf('<', position - 1), frame.contentStart);
    this.#add(namespace, name, 'element', frame.path, frame.text, frame.contentStart, end);
  }

  #add(
    namespace: string,
    name: string,
    form: XmpProperty['form'],
    path: string,
    text: string,
    from: number,
    to: number,
  ) {
    const start = this.#bytes.at(from);
    this.properties.push({ namespace, name, form, path, text, start, end: this.#bytes.at(to) });
  }

  #count(nodes: number, depth: number): boolean {
    this.#nodes += nodes;
    if (this.#nodes > this.#limits.maxXmlNodes) this.#stop('maxXmlNodes', this.#limits.maxXmlNodes);
    else if (depth > this.#limits.maxNesting) this.#stop('maxNesting', this.#limits.maxNesting);
    return !this.stopped;
  }

  #stop(limit: string, value: number): void {
    this.stopped = true;
    this.limit ??= { limit, value };
  }
}

const stepOf = (namespace: string, prefix: string, local: string): string =>
  `${pathName(usualPrefix(namespace, prefix))}:${pathName(local)}`;

const join = (above: string, step: string): string => (above === '' ? step : `${above}/${step}`);
