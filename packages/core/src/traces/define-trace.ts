import { type Carrier, type CarrierContext, defineCarrier } from '../bytes/carrier.ts';
import { partKey } from '../bytes/reader-index.ts';
import { pathName, trimmed } from '../bytes/view.ts';
import type { GeneratorTraceData } from '../model/evidence.ts';
import type { Part, PartKind, XmpPropertiesPart, XmpProperty } from '../model/part.ts';
import { bounded, decoded } from './seen-text.ts';

export const XMP_NAMESPACES = {
  exif: 'http://ns.adobe.com/exif/1.0/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
} as const;

/**
 * Where a writer puts its text: a keyword of a text entry (PNG, QuickTime), an EXIF tag by name, a property of the XMP
 * description itself, an IIM dataset, a comment (JPEG, GIF), or the bytes behind the picture.
 */
export type Home =
  | `text:${string}`
  | `exif:${string}`
  | `xmp:${keyof typeof XMP_NAMESPACES}:${string}`
  | `iptc:${number}:${number}`
  | 'comment'
  | 'trailer';

/** One text in one of a trace's homes. */
interface TraceText {
  readonly home: Home;
  /** Never empty, without filler at its ends, bounded (`seen-text.ts`). A trailer has none: ''. */
  readonly text: string;
  /** As stored. */
  readonly data: Uint8Array;
}

/** What a text was found to be. */
export interface TraceFound extends Omit<GeneratorTraceData, 'raw'> {
  /** Where that is only part of the bytes: the range in `data`, and its text. */
  readonly within?: { readonly from: number; readonly to: number; readonly text: string };
}

interface TraceExample {
  readonly title: string;
  /** A home; for a false example perhaps one that the trace does not read. */
  readonly at: Home;
  readonly text: string | Uint8Array;
  readonly finds: Pick<GeneratorTraceData, 'generator' | 'strength'> | null;
}

interface TraceSpec {
  /** The family, and the file's name. */
  readonly id: string;
  /** Raised whenever its answer for some bytes may change. */
  readonly version: number;
  /** Every name that it may give. */
  readonly generators: readonly string[];
  readonly homes: readonly Home[];
  /** Called only for texts in `homes`. Each text decides alone: no trace depends on what else the file holds. */
  read(text: TraceText): TraceFound | undefined;
  /** Called by tests only: whoever scans does not pay for them. */
  examples(): readonly TraceExample[];
}

export interface Trace extends Carrier {
  readonly generators: TraceSpec['generators'];
  readonly examples: readonly TraceExample[];
}

type Accepted = 'text' | 'exifText' | 'xmpProperties' | 'iptcText' | 'comment' | 'trailer';

/** Kind of part by the first word of a home. */
const KINDS: Readonly<Record<string, Accepted>> = {
  text: 'text',
  exif: 'exifText',
  xmp: 'xmpProperties',
  iptc: 'iptcText',
  comment: 'comment',
  trailer: 'trailer',
};

const MAX_RAW_CHARS = 4096;

/** A generator family in one place: the homes of its texts, how they are known, examples. Its reader is `trace:<id>`. */
export function defineTrace(spec: TraceSpec): Trace {
  const homes = byKind(spec.homes);
  const properties = spec.homes.flatMap((home) => xmpHome(home));
  const carrier = defineCarrier<PartKind>({
    id: `trace:${spec.id}`,
    version: spec.version,
    accepts: [...homes.keys()],
    keys: keysOf(homes),
    read(part, context) {
      if (part.kind === 'xmpProperties') {
        readProperties(spec, properties, part, context);
        return;
      }
      const home = homes.get(part.kind)?.get(partKey(part));
      if (home === undefined) return;
      const text = textOf(part);
      if (text === '' && home !== 'trailer') return;
      const found = spec.read({ home, text, data: part.data });
      if (found) emit(part, pathOf(part), text, found, context);
    },
  });
  return {
    ...carrier,
    generators: spec.generators,
    get examples() {
      return spec.examples();
    },
  };
}

type Homes = ReadonlyMap<PartKind, ReadonlyMap<string, Home>>;

function byKind(homes: readonly Home[]): Homes {
  const kinds = new Map<PartKind, Map<string, Home>>();
  for (const home of homes) {
    const [word = '', ...key] = home.split(':');
    const kind = KINDS[word] as Accepted;
    kinds.set(kind, (kinds.get(kind) ?? new Map()).set(key.join(':'), home));
  }
  return kinds;
}

/** XMP is read a packet, not a property, at a time. */
function keysOf(homes: Homes): Carrier['keys'] {
  const keyed = [...homes].filter(([kind]) => kind !== 'xmpProperties');
  return new Map(keyed.map(([kind, keys]) => [kind, [...keys.keys()]]));
}

function textOf(part: Part): string {
  if (part.kind === 'exifText' || part.kind === 'iptcText') return trimmed(bounded(part.text));
  if (part.kind === 'text' || part.kind === 'comment') return trimmed(decoded(part.data));
  return '';
}

interface XmpHome {
  readonly home: Home;
  readonly namespace: string;
  readonly name: string;
}

function xmpHome(home: Home): readonly XmpHome[] {
  const [kind, prefix, name = ''] = home.split(':');
  if (kind !== 'xmp') return [];
  return [{ home, namespace: XMP_NAMESPACES[prefix as keyof typeof XMP_NAMESPACES], name }];
}

/** Only a property of the description itself is the asset's; the same name inside a structure speaks of something else. */
const isTopLevel = ({ path }: XmpProperty): boolean => !path.replace(/\/rdf:li\[\d+\]$/, '').includes('/');

function readProperties(
  spec: TraceSpec,
  homes: readonly XmpHome[],
  part: XmpPropertiesPart,
  context: CarrierContext,
): void {
  for (const property of part.properties) {
    for (const { home, namespace, name } of homes) {
      if (property.name !== name || property.namespace !== namespace || !isTopLevel(property)) continue;
      const text = trimmed(bounded(property.text));
      const found = text === '' ? undefined : spec.read({ home, text, data: part.data });
      const path = `${part.path}/${property.path}`;
      if (found) emit({ ...property, verbatim: false }, path, text, found, context);
    }
  }
}

const pathOf = (part: Part): string =>
  part.kind === 'text' && part.unit.endsWith('Xt') ? `${part.path}/${pathName(part.keyword)}` : part.path;

function emit(
  { start, end, verbatim }: Pick<Part, 'start' | 'end' | 'verbatim'>,
  path: string,
  text: string,
  { within, ...found }: TraceFound,
  context: CarrierContext,
): void {
  const range = within && verbatim ? { start: start + within.from, end: start + within.to } : { start, end };
  context.evidence({
    kind: 'generatorTrace',
    carrier: path.replace(/\[\d+\]/g, '').replaceAll('/', ':'),
    location: { path, ...range },
    data: { ...found, raw: (within?.text ?? text).slice(0, MAX_RAW_CHARS) },
  });
}
