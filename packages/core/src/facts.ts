import { AIGC_KEYS, type AigcFieldData, type AigcKey } from './model/aigc.ts';
import type { Evidence, EvidenceOf } from './model/evidence.ts';
import type { FormatId } from './model/format.ts';
import type { Unexamined } from './model/location.ts';
import type { Problem } from './model/problem.ts';
import type { Readings } from './model/reading.ts';
import type { EvaluationContext, Facts, LabelChain } from './model/rule.ts';

/** What was read of an asset, as far as rules may know it. */
export interface ReadAsset {
  readonly format: FormatId | null;
  readonly readings: Readings;
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  readonly unexamined: readonly Unexamined[];
}

const NONE: readonly never[] = [];

/** True for a value that says something: a missing key, an empty one and one of blanks say nothing. */
export const isFilled = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

/** What rules see of an asset: its evidence, ordered by what they ask for. Pure. */
export function factsOf(asset: ReadAsset, name: string, context: EvaluationContext): Facts {
  const { format, readings, evidence, problems } = asset;
  const labels = ofKind(evidence, 'aigcField');
  return {
    format,
    extension: extensionOf(name),
    readings,
    evidence,
    problems,
    labels,
    chains: labels.length === 0 ? NONE : chainsOf(labels),
    traces: ofKind(evidence, 'generatorTrace'),
    manifests: ofKind(evidence, 'c2paManifest'),
    sourceTypes: ofKind(evidence, 'digitalSourceType'),
    histories: ofKind(evidence, 'xmpHistory'),
    devices: ofKind(evidence, 'captureDevice'),
    visibleTexts: ofKind(evidence, 'visibleText'),
    vendorMarks: ofKind(evidence, 'vendorMark'),
    invisibleMarks: ofKind(evidence, 'invisibleMark'),
    residues: ofKind(evidence, 'residue'),
    securityData: ofKind(evidence, 'securityData'),
    complete: isComplete(asset),
    context,
  };
}

function ofKind<K extends Evidence['kind']>(evidence: readonly Evidence[], kind: K): readonly EvidenceOf<K>[] {
  if (evidence.length === 0) return NONE;
  return evidence.filter((item): item is Evidence & EvidenceOf<K> => item.kind === kind);
}

/** Real endings are short; a longer one is part of a name, not an ending. */
const LONGEST_EXTENSION = 16;

function extensionOf(name: string): string | null {
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || dot === name.length - 1 || name.length - dot - 1 > LONGEST_EXTENSION) return null;
  return name.slice(dot + 1).toLowerCase();
}

/**
 * A label that was read says nothing of what was not: any error, any limit, any range that the tier, a limit or damage
 * hid leaves room for another one. Coded picture data and payloads of unknown structure are no legal home.
 */
function isComplete({ readings, problems, unexamined }: ReadAsset): boolean {
  if (readings.aigcField === 'unreadable' || readings.aigcField === 'notExamined') return false;
  return !problems.some(hides) && !unexamined.some(({ reason }) => HIDING.has(reason));
}

const hides = ({ severity, code }: Problem): boolean => severity === 'error' || code === 'limitExceeded';

const HIDING: ReadonlySet<string> = new Set(['quickTier', 'limit', 'damage']);

/**
 * Labels of one producer and one ProduceID are links of one chain: what the producer wrote, and what propagators
 * appended. A label that lacks either joins nothing: it cannot be shown to speak of the same content.
 */
function chainsOf(labels: readonly EvidenceOf<'aigcField'>[]): readonly LabelChain[] {
  const groups = new Map<string, EvidenceOf<'aigcField'>[]>();
  for (const label of labels) {
    const { ContentProducer, ProduceID } = label.data.fields;
    const key =
      isFilled(ContentProducer) && isFilled(ProduceID) ? JSON.stringify([ContentProducer, ProduceID]) : label.id;
    const links = groups.get(key);
    if (links) links.push(label);
    else groups.set(key, [label]);
  }
  return [...groups.values()].map(chainOf);
}

function chainOf(links: readonly EvidenceOf<'aigcField'>[]): LabelChain {
  const merged: Partial<Record<AigcKey, string>> = {};
  const propagators = new Set<string>();
  for (const { data } of links) {
    mergeInto(merged, data.fields);
    if (isFilled(data.fields.ContentPropagator)) propagators.add(data.fields.ContentPropagator);
  }
  return {
    producer: isFilled(merged.ContentProducer) ? merged.ContentProducer : undefined,
    produceId: isFilled(merged.ProduceID) ? merged.ProduceID : undefined,
    links,
    merged,
    propagators: [...propagators],
  };
}

function mergeInto(merged: Partial<Record<AigcKey, string>>, fields: AigcFieldData['fields']): void {
  for (const key of AIGC_KEYS) {
    const value = fields[key];
    if (value !== undefined && !isFilled(merged[key])) merged[key] = value;
  }
}
