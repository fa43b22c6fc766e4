import type { AssetReport, Evidence, Report } from '@biaoshi/core';
import { isPlaceKey, isQuotationOf, withoutPlaces } from '@biaoshi/reporters';
import { isOwnWord } from './vocabulary.ts';

/** What stands where something was left out. */
export const REDACTED = '[已隐去 redacted]';

/** Why a text is left out of a copy that is to be shared. */
export type RedactionReason = 'name' | 'path' | 'prompt' | 'person' | 'place' | 'text';

export interface Redaction {
  /** Place in the report, as a JSON Pointer (RFC 6901). */
  readonly path: string;
  readonly reason: RedactionReason;
}

export interface Redacted {
  readonly report: Report;
  /** Every place where the copy differs from the report, in its order. */
  readonly redactions: readonly Redaction[];
}

/** UTF-16 units. Shorter texts occur by chance inside others; they are left out only where they stand alone. */
const MIN_INSIDE = 4;

/**
 * A copy of a report without prompts, names of files and persons, places and paths. A text that is left out in its own
 * place is left out wherever else it is repeated.
 */
export function redact(report: Report): Redacted {
  const redactions: Redaction[] = [];
  const assets = report.assets.map((asset, index) => {
    const secrets = secretsOf(asset);
    return cleaned(asset, `/assets/${index}`, secrets, redactions) as AssetReport;
  });
  return { report: { ...report, assets }, redactions };
}

interface Secrets {
  /** Left out where they stand by themselves. */
  readonly own: ReadonlyMap<string, RedactionReason>;
  /** Left out inside other texts too, the longest first. */
  readonly anywhere: readonly (readonly [string, RedactionReason])[];
}

function secretsOf({ asset, evidence }: AssetReport): Secrets {
  const found: (readonly [string, RedactionReason])[] = [
    [asset.uri, 'path'],
    [asset.name, 'name'],
    [stemOf(asset.name), 'name'],
    ...evidence.flatMap(evidenceSecrets),
  ];
  const kept = found.filter(([text]) => text !== '' && !isOwnWord(text));
  const anywhere = kept.filter(([text]) => text.length >= MIN_INSIDE).sort(([a], [b]) => b.length - a.length);
  return { own: new Map(kept), anywhere };
}

/** A finding may repeat a name without its ending. */
const stemOf = (name: string): string => name.replace(/\.[^.]{1,10}$/, '');

/** Texts of one piece of evidence that say more than whether there is a label. */
function evidenceSecrets(evidence: Evidence): readonly [string, RedactionReason][] {
  switch (evidence.kind) {
    case 'generatorTrace':
      return [[evidence.data.raw, 'prompt']];
    // Beside the seven keys, which the verdict rests on, a label's raw text may hold anything.
    case 'aigcField':
      return [[evidence.data.raw, 'prompt']];
    case 'invisibleMark':
      return /^[0-9a-f]*$/i.test(evidence.data.payload) ? [] : [[evidence.data.payload, 'prompt']];
    case 'visibleText':
      return evidence.data.reading === 'other' ? [[evidence.data.text, 'text']] : [];
    case 'xmpHistory':
      return [[evidence.data.derivedFrom, 'path']];
    case 'c2paManifest':
      return c2paSecrets(evidence.data);
    default:
      return [];
  }
}

function c2paSecrets(data: object): readonly [string, RedactionReason][] {
  const secrets: [string, RedactionReason][] = [];
  walk(data, '', (key, text) => {
    if (key === 'title') secrets.push([text, 'name']);
    if (key === 'description') secrets.push([text, 'prompt']);
    if (key === 'commonName') secrets.push([text, 'person']);
    if (key === 'url' && /^[a-z]+:\/\//i.test(text)) secrets.push([text, 'path']);
  });
  return secrets;
}

/** Why the asset's own name and place are left out, whatever they are; undefined for every other text. */
function ownReason(path: string): RedactionReason | undefined {
  const own = /^\/assets\/\d+\/asset\/(uri|name)$/.exec(path)?.[1];
  return own === undefined ? undefined : own === 'uri' ? 'path' : 'name';
}

function walk(value: unknown, key: string, visit: (key: string, text: string) => void): void {
  if (typeof value === 'string') visit(key, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [inner, child] of Object.entries(value)) walk(child, inner, visit);
  }
}

function cleaned(value: unknown, path: string, secrets: Secrets, redactions: Redaction[]): unknown {
  if (typeof value === 'string') return cleanedText(value, path, secrets, redactions);
  if (Array.isArray(value)) return value.map((item, at) => cleaned(item, `${path}/${at}`, secrets, redactions));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const place = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!isPlaceKey(key)) return [key, cleaned(inner, place, secrets, redactions)];
    redactions.push({ path: place, reason: 'place' });
    return [key, REDACTED];
  });
  return Object.fromEntries(entries);
}

function cleanedText(text: string, path: string, { own, anywhere }: Secrets, redactions: Redaction[]): string {
  let reason = text === '' ? undefined : (ownReason(path) ?? own.get(text));
  let left = reason ? REDACTED : text;
  for (const [secret, why] of anywhere) {
    const cleaner = isQuotationOf(left, secret, MIN_INSIDE) ? REDACTED : left.replaceAll(secret, REDACTED);
    if (cleaner === left) continue;
    left = cleaner;
    reason ??= why;
  }
  const placeless = withoutPlaces(left, REDACTED);
  if (placeless !== left) reason ??= 'place';
  if (reason) redactions.push({ path, reason });
  return placeless;
}
