/**
 * What a digital source type says about generative AI: the whole was made by it, a part was, none was, or the value
 * leaves it open.
 */
export const AI_SHARES = ['whole', 'part', 'no', 'cannotTell'] as const;
export type AiShare = (typeof AI_SHARES)[number];

interface SourceTypeTerm {
  readonly ai: AiShare;
  /** Withdrawn from the vocabulary; still read. */
  readonly retired?: true;
}

/** IPTC's Digital Source Type vocabulary and the two terms that C2PA adds, by value verbatim. */
export const DIGITAL_SOURCE_TYPES = {
  algorithmicMedia: { ai: 'no' },
  algorithmicallyEnhanced: { ai: 'no' },
  composite: { ai: 'cannotTell' },
  compositeCapture: { ai: 'no' },
  compositeSynthetic: { ai: 'part' },
  compositeWithTrainedAlgorithmicMedia: { ai: 'part' },
  computationalCapture: { ai: 'no' },
  dataDrivenMedia: { ai: 'no' },
  digitalArt: { ai: 'no', retired: true },
  digitalCapture: { ai: 'no' },
  digitalCreation: { ai: 'no' },
  empty: { ai: 'no' },
  humanEdits: { ai: 'no' },
  minorHumanEdits: { ai: 'no', retired: true },
  negativeFilm: { ai: 'no' },
  positiveFilm: { ai: 'no' },
  print: { ai: 'no' },
  screenCapture: { ai: 'cannotTell' },
  softwareImage: { ai: 'cannotTell', retired: true },
  trainedAlgorithmicData: { ai: 'whole' },
  trainedAlgorithmicMedia: { ai: 'whole' },
  virtualRecording: { ai: 'cannotTell' },
} as const satisfies Readonly<Record<string, SourceTypeTerm>>;

export type DigitalSourceType = keyof typeof DIGITAL_SOURCE_TYPES;

/** How a value was written: the vocabulary's own URI, the same with https, another vocabulary's URI or short form, or a bare token. */
export const SOURCE_TYPE_SPELLINGS = ['uri', 'httpsUri', 'otherUri', 'token'] as const;
export type SourceTypeSpelling = (typeof SOURCE_TYPE_SPELLINGS)[number];

export interface ParsedSourceType {
  /** The term; null for a value that is in neither vocabulary. */
  readonly term: DigitalSourceType | null;
  readonly ai: AiShare;
  readonly retired: boolean;
  readonly spelling: SourceTypeSpelling;
}

const IPTC_URI = /^(https?):\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/([A-Za-z]+)\/?$/i;
const C2PA_URI = /^(https?):\/\/c2pa\.org\/digitalsourcetype\/([A-Za-z]+)\/?$/i;
/** IPTC's short form, from its news formats. */
const QCODE = /^digsrctype:([A-Za-z]+)$/i;
const LONGEST_VALUE = 256;

const TERMS: ReadonlyMap<string, DigitalSourceType> = new Map(
  (Object.keys(DIGITAL_SOURCE_TYPES) as DigitalSourceType[]).map((term) => [term.toLowerCase(), term]),
);

/**
 * A digital source type in any spelling seen in files: `http://cv.iptc.org/newscodes/digitalsourcetype/…`, the same with
 * https, C2PA's URI, `digsrctype:…`, or a bare token in any case. Terms of either vocabulary are taken under either URI: some kits mix them.
 */
export function parseDigitalSourceType(value: string): ParsedSourceType {
  const text = value.length > LONGEST_VALUE ? '' : value.trim();
  const uri = IPTC_URI.exec(text) ?? C2PA_URI.exec(text);
  const term = TERMS.get((uri?.[2] ?? QCODE.exec(text)?.[1] ?? text).toLowerCase()) ?? null;
  const known: SourceTypeTerm | undefined = term === null ? undefined : DIGITAL_SOURCE_TYPES[term];
  return {
    term,
    ai: known?.ai ?? 'cannotTell',
    retired: known?.retired === true,
    spelling: spellingOf(text, uri?.[1]),
  };
}

function spellingOf(text: string, scheme: string | undefined): SourceTypeSpelling {
  if (scheme !== undefined) return scheme.toLowerCase() === 'https' ? 'httpsUri' : 'uri';
  return text.includes(':') ? 'otherUri' : 'token';
}
