import { createHash } from 'node:crypto';
import type { AssetReport, C2paManifest, Evidence } from '@biaoshi/core';
import { isPlaceKey, isQuotationOf, withoutPlaces } from '@biaoshi/reporters';
import type { Redaction } from './policy.ts';

/** What stands where something personal was. */
export const REDACTED = '[redacted]';

/** A name without an ending, and a prompt, that are shorter are words of their own and would be found everywhere. */
const LEAST_WORD_CHARS = 16;
const LEAST_NAME_CHARS = 5;
/** A file can hold twenty thousand prompts; to look for each in the text of each would take minutes. */
const MOST_SECRETS = 100;

type Has = (redaction: Redaction) => boolean;

/**
 * The asset without what is personal in these ways. Whoever holds the report finds the asset again by `index`, or by the
 * digest of its place that stands in `uri`. Pure.
 */
export function redacted(asset: AssetReport, redactions: readonly Redaction[]): AssetReport {
  if (redactions.length === 0) return asset;
  const has: Has = (redaction) => redactions.includes(redaction);
  const { uri, name } = asset.asset;
  const names = has('names') ? [name, ...asset.evidence.flatMap(namesOf)].filter(isTelling) : [];
  const places = has('paths') && isTelling(uri) ? [uri] : [];
  const prompts = has('prompts') ? asset.evidence.flatMap(promptsOf).filter(isLong) : [];
  // A finding repeats what the evidence says, so the texts are looked through wherever a file's own words may stand.
  const scrub = scrubber([...places, ...names], prompts, has);
  return {
    ...asset,
    asset: {
      ...asset.asset,
      uri: has('paths') ? digestOf(uri) : withoutAny(uri, names),
      name: has('names') ? REDACTED : name,
    },
    evidence: asset.evidence.map((item) => scrubbed(redactedEvidence(item, has), scrub)),
    problems: asset.problems.map((problem) => scrubbed(problem, scrub)),
    results: asset.results.map((result) => ({
      ...result,
      duties: result.duties.map((duty) => scrubbed(duty, scrub)),
      findings: result.findings.map((finding) => scrubbed(finding, scrub)),
    })),
  };
}

type Scrub = (value: unknown) => unknown;

/** Ids and codes are ours and stay; a file may be called like one. */
const scrubbed = <T extends { readonly data: unknown; readonly location?: unknown }>(item: T, scrub: Scrub): T => ({
  ...item,
  data: scrub(item.data),
  ...(item.location !== undefined && { location: scrub(item.location) }),
});

/** Tells assets apart and says nothing else. */
const digestOf = (uri: string): string => `redacted:${createHash('sha256').update(uri).digest('hex').slice(0, 16)}`;
const withoutAny = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((left, secret) => left.replaceAll(secret, REDACTED), text);
const isLong = (text: string): boolean => text.length >= LEAST_WORD_CHARS;
const isTelling = (name: string): boolean => isLong(name) || (name.length >= LEAST_NAME_CHARS && name.includes('.'));

/** Names of files and of people that a C2PA store holds. */
function namesOf({ kind, data }: Evidence): readonly string[] {
  if (kind !== 'c2paManifest' || !('manifests' in data)) return [];
  return data.manifests.flatMap(({ title, signer, ingredients }) => [
    title,
    ...(signer ? [signer.commonName] : []),
    ...ingredients.map((ingredient) => ingredient.title),
  ]);
}

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

/** Replaces names, places, prompts and the beginnings of prompts and, where asked, places on earth in every text of a value. */
function scrubber(names: readonly string[], prompts: readonly string[], has: Has): Scrub {
  const secrets = [...new Set([...prompts, ...names])];
  const crowded = secrets.length > MOST_SECRETS;
  const text = (value: string): string => {
    if (crowded) return isLong(value) ? REDACTED : value;
    if (prompts.some((prompt) => isQuotationOf(value, prompt, LEAST_WORD_CHARS))) return REDACTED;
    const left = withoutAny(value, secrets);
    return has('gps') ? withoutPlaces(left, REDACTED) : left;
  };
  const isSecret = (key: string): boolean => (has('gps') && isPlaceKey(key)) || (has('prompts') && key === 'payload');
  const scrub = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(scrub);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, isSecret(key) ? REDACTED : scrub(item)]),
    );
  };
  return scrub;
}
