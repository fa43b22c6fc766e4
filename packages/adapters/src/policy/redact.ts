import { createHash } from 'node:crypto';
import type { AssetReport, C2paManifest, Evidence } from '@biaoshi/core';
import type { Redaction } from './policy.ts';

/** What stands where something personal was. */
export const REDACTED = '[redacted]';

/** Shorter texts are words of their own and would be found everywhere. */
const LEAST_SECRET_CHARS = 4;

/** Two decimal degrees with at least three places, which is a place on earth to 100 m. */
const COORDINATES = /[-+]?\d{1,3}\.\d{3,15} ?[NSns]?[,;/ ] ?[-+]?\d{1,3}\.\d{3,15}(?: ?[EWew])?/g;
/** Degrees and minutes, seconds or not. */
const SEXAGESIMAL = /\d{1,3}° ?\d{1,2}(?:\.\d{1,6})?['′] ?(?:\d{1,2}(?:\.\d{1,6})?["″] ?)?[NSEWnsew]/g;
const GPS_KEY = /^(?:gps|latitude|longitude|geolocation)/i;

type Has = (redaction: Redaction) => boolean;

/**
 * The asset without what is personal in these ways. Whoever holds the report finds the asset again by `index`, or by the
 * digest of its place that stands in `uri`. Pure.
 */
export function redacted(asset: AssetReport, redactions: readonly Redaction[]): AssetReport {
  if (redactions.length === 0) return asset;
  const has: Has = (redaction) => redactions.includes(redaction);
  const { uri, name } = asset.asset;
  const names = has('names') ? [name, stem(name)].filter(isTelling) : [];
  const places = has('paths') ? [uri].filter(isTelling) : [];
  const prompts = has('prompts') ? asset.evidence.flatMap(promptsOf).filter(isTelling) : [];
  const scrub = scrubber([...places, ...names], prompts, has('gps'));
  const kept = {
    ...asset.asset,
    uri: has('paths') ? digestOf(uri) : withoutNames(uri, names),
    name: has('names') ? REDACTED : name,
  };
  // A finding repeats what the evidence says, so the texts are looked through wherever they stand.
  const evidence = asset.evidence.map((item) => redactedEvidence(item, has));
  const { results, problems } = asset;
  return { ...asset, ...(scrub({ results, problems, evidence }) as Partial<AssetReport>), asset: kept };
}

/** Tells assets apart and says nothing else. */
const digestOf = (uri: string): string => `redacted:${createHash('sha256').update(uri).digest('hex').slice(0, 16)}`;
const withoutNames = (text: string, names: readonly string[]): string =>
  names.reduce((left, name) => left.replaceAll(name, REDACTED), text);
const isTelling = (text: string): boolean => text.length >= LEAST_SECRET_CHARS;
const stem = (name: string): string => name.replace(/\.[^.]{1,10}$/, '');

/** The texts of a file that may be what somebody asked a generator for. */
function promptsOf({ kind, data }: Evidence): readonly string[] {
  if (kind === 'generatorTrace') return [data.raw];
  if (kind === 'invisibleMark') return [data.payload];
  if (kind !== 'c2paManifest' || !('manifests' in data)) return [];
  return data.manifests.flatMap(({ actions }) => actions.map(({ description }) => description));
}

function redactedEvidence(evidence: Evidence, has: Has): Evidence {
  switch (evidence.kind) {
    // Beside the seven keys, which the rules need, a label's raw text may hold anything.
    case 'aigcField':
      return has('prompts') ? { ...evidence, data: { ...evidence.data, raw: REDACTED } } : evidence;
    case 'generatorTrace':
      return has('prompts') ? { ...evidence, data: { ...evidence.data, raw: REDACTED } } : evidence;
    case 'invisibleMark':
      return has('prompts') ? { ...evidence, data: { ...evidence.data, payload: REDACTED } } : evidence;
    // A parcel's label has a name and an address; the label that the law asks for has neither.
    case 'visibleText':
      return has('names') && evidence.data.reading === 'other'
        ? { ...evidence, data: { ...evidence.data, text: REDACTED } }
        : evidence;
    case 'c2paManifest': {
      const { data } = evidence;
      if (!('manifests' in data)) return evidence;
      return { ...evidence, data: { ...data, manifests: data.manifests.map((one) => redactedManifest(one, has)) } };
    }
    default:
      return evidence;
  }
}

/** Titles are file names; a description of an action is often the prompt; a signer's common name may be a person's. */
function redactedManifest(manifest: C2paManifest, has: Has): C2paManifest {
  const { signer } = manifest;
  const named = has('names') && {
    title: REDACTED,
    signer: signer && { ...signer, commonName: REDACTED },
    ingredients: manifest.ingredients.map((ingredient) => ({ ...ingredient, title: REDACTED })),
  };
  const prompted = has('prompts') && {
    actions: manifest.actions.map((action) => ({ ...action, description: REDACTED })),
  };
  return { ...manifest, ...named, ...prompted };
}

/** Replaces names, prompts and the beginnings of prompts and, where asked, places on earth in every text of a value. */
function scrubber(names: readonly string[], prompts: readonly string[], gps: boolean): (value: unknown) => unknown {
  const secrets = [...prompts, ...names];
  const text = (value: string): string => {
    if (prompts.some((prompt) => isExcerpt(value, prompt))) return REDACTED;
    const left = withoutNames(value, secrets);
    return gps ? left.replace(COORDINATES, REDACTED).replace(SEXAGESIMAL, REDACTED) : left;
  };
  const scrub = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(scrub);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, gps && GPS_KEY.test(key) ? REDACTED : scrub(item)]),
    );
  };
  return scrub;
}

/** Findings quote a long text by its beginning and an ellipsis. */
const isExcerpt = (value: string, prompt: string): boolean =>
  value.endsWith('…') && isTelling(value.slice(0, -1)) && prompt.startsWith(value.slice(0, -1));
