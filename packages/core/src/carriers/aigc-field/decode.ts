import { trimmed } from '../../bytes/view.ts';
import { AIGC_KEYS, type AigcFieldData, type AigcKey } from '../../model/aigc.ts';
import { type JsonEntry, type JsonNode, parseJson } from './json.ts';

/** What one text turned out to be. */
export type Decoded =
  | { readonly kind: 'label'; readonly data: Omit<AigcFieldData, 'form' | 'standardPlace'> }
  /** JSON without any of the seven keys: `wrapped` when it says AIGC itself. */
  | { readonly kind: 'otherObject'; readonly wrapped: boolean; readonly empty: boolean }
  | { readonly kind: 'malformed'; readonly at: number; readonly tooDeep: boolean }
  | { readonly kind: 'empty' };

interface DecodeOptions {
  readonly maxNesting: number;
  /** Text may follow the object: it is glued into a free block. */
  readonly allowRest?: boolean;
}

/** JSON in a JSON string, and entities escaped again: each writer that meets the text may add one; more is no label. */
const MAX_EXTRA_ENCODINGS = 3;
const MAX_OTHER_KEYS = 16;
const KEYS: ReadonlySet<string> = new Set(AIGC_KEYS);

/** Decodes the text of an AIGC field, whatever holds it: the object, wrapped or bare, and encodings on top of it. */
export function decodeAigc(input: string, options: DecodeOptions): Decoded {
  const raw = trimmed(input);
  if (raw === '') return { kind: 'empty' };
  let text = raw;
  for (let extra = 0; ; extra++) {
    const parsed = parseJson(text, options.maxNesting, 0, options.allowRest);
    if (!parsed.ok) {
      const unescaped = unescapeEntities(text);
      if (unescaped === text || extra === MAX_EXTRA_ENCODINGS) {
        return { kind: 'malformed', at: parsed.at, tooDeep: parsed.tooDeep };
      }
      text = unescaped;
      continue;
    }
    const { value } = parsed;
    const layer = peel(value);
    if (typeof layer === 'string') {
      if (extra === MAX_EXTRA_ENCODINGS) return { kind: 'malformed', at: value.start, tooDeep: true };
      text = trimmed(layer);
      continue;
    }
    const { node, wrapped } = layer;
    if (node.kind !== 'object') return { kind: 'malformed', at: node.start, tooDeep: false };
    return object(node, wrapped, text, raw, extra, options.allowRest === true ? value.end : undefined);
  }
}

interface Layer {
  readonly node: JsonNode;
  readonly wrapped: boolean;
}

/** The object that should hold the keys; or the string that must be parsed again. */
function peel(value: JsonNode): Layer | string {
  if (value.kind === 'string') return value.value;
  if (value.kind !== 'object') return { node: value, wrapped: false };
  const inner = value.entries.find((entry) => entry.key === 'AIGC')?.value;
  if (!inner) return { node: value, wrapped: false };
  if (inner.kind === 'string' && inner.value.trimStart().startsWith('{')) return inner.value;
  const layer = peel(inner);
  return typeof layer === 'string' ? { node: inner, wrapped: true } : { node: layer.node, wrapped: true };
}

function object(
  { entries }: Extract<JsonNode, { kind: 'object' }>,
  wrapped: boolean,
  text: string,
  raw: string,
  extra: number,
  end: number | undefined,
): Decoded {
  const ours = entries.filter((entry) => KEYS.has(entry.key));
  if (ours.length === 0) return { kind: 'otherObject', wrapped, empty: entries.length === 0 };
  const fields: Partial<Record<AigcKey, string>> = {};
  const notStrings: AigcKey[] = [];
  for (const { key, value } of ours as readonly (JsonEntry & { readonly key: AigcKey })[]) {
    if (fields[key] !== undefined) continue;
    fields[key] = value.kind === 'string' ? value.value : written(text.slice(value.start, value.end));
    if (value.kind !== 'string') notStrings.push(key);
  }
  const others = entries.filter((entry) => !KEYS.has(entry.key)).map((entry) => entry.key.slice(0, 64));
  return {
    kind: 'label',
    data: {
      fields,
      raw: end === undefined || extra > 0 ? raw : raw.slice(0, end),
      wrapped,
      notStrings,
      otherKeys: others.slice(0, MAX_OTHER_KEYS),
      duplicateKeys: repeated(entries),
      extraEncoding: extra,
    },
  };
}

/** `null` says nothing, as an empty string does. */
const written = (json: string): string => (json === 'null' ? '' : json);

function repeated(entries: readonly JsonEntry[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { key } of entries) {
    if (seen.has(key)) twice.add(key.slice(0, 64));
    seen.add(key);
  }
  return [...twice].slice(0, MAX_OTHER_KEYS);
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' };

/** The named entities of XML, and references to ASCII characters by number. */
const unescapeEntities = (text: string): string =>
  text.replace(
    /&(?:(quot|apos|amp|lt|gt)|#0{0,5}(\d{2,3})|#[xX]0{0,5}([0-7][0-9a-fA-F]));/g,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code < 0x80 ? String.fromCharCode(code) : whole;
    },
  );
