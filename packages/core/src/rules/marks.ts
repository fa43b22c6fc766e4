import { isFilled } from '../facts.ts';
import { isExamined } from '../model/c2pa.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import type { Family } from '../model/reading.ts';
import type { Facts } from '../model/rule.ts';
import { seenStatements } from './ai-statements.ts';
import { type ExaminedManifest, examinedManifests, isCredible, saysAi } from './c2pa-manifests.ts';
import { tellingTraces } from './telling-traces.ts';

/** What laws outside China want a mark to tell beside "AI". */
export type MarkItem = 'provider' | 'system' | 'version' | 'time' | 'uniqueId' | 'generatedOrAltered';

/** A statement that a machine reads and that calls the asset AI-made, in whole or in part. */
export interface Mark {
  readonly id: string;
  readonly carrier: string;
  /** `perhaps`: an AIGC field that does not say 1. `broken`: a signed mark that is shown to be changed or another picture's. */
  readonly standing: 'saysAi' | 'perhaps' | 'broken';
  readonly tells: ReadonlySet<MarkItem>;
}

/**
 * The marks of an asset: AIGC fields, C2PA manifests that were validated and speak of AI, digital source types, the
 * metadata by which a generator names itself, and invisible marks in the pixels that a known generator writes. Weaker traces
 * are told by their form only, and mark nothing; a visible label is for people.
 */
export function marksOf({ labels, manifests, sourceTypes, traces, invisibleMarks }: Facts): readonly Mark[] {
  return [
    ...labels.map(labelMark),
    ...examinedManifests({ manifests }).flatMap((manifest) =>
      manifest.data.answers.saysAi.answer === 'yes' ? [manifestMark(manifest)] : [],
    ),
    ...sourceTypes.flatMap(({ id, carrier, data: { ai } }) =>
      ai === 'whole' || ai === 'part' ? [markOf(id, carrier, 'saysAi', { generatedOrAltered: true })] : [],
    ),
    ...traces.flatMap(({ id, carrier, data: { strength, generator } }) =>
      strength === 'selfDeclared' ? [markOf(id, carrier, 'saysAi', { system: generator !== 'unknown' })] : [],
    ),
    ...invisibleMarks.flatMap(({ id, carrier, data: { generator, signature } }) => {
      const standing = signature === 'notVerified' ? 'broken' : 'saysAi';
      return generator === '' ? [] : [markOf(id, carrier, standing, { system: true })];
    }),
  ];
}

/** Label does not tell generated from altered: it says 生成合成 of both. */
function labelMark({ id, carrier, data: { fields } }: EvidenceOf<'aigcField'>): Mark {
  return markOf(id, carrier, fields.Label === '1' ? 'saysAi' : 'perhaps', {
    provider: isFilled(fields.ContentProducer),
    uniqueId: isFilled(fields.ProduceID),
  });
}

/**
 * Where C2PA keeps each item; no law says so, the mapping is ours. The signer may be a vendor and not the provider in law,
 * and `when` is the signer's own word.
 */
function manifestMark({ id, carrier, data }: ExaminedManifest): Mark {
  const active = data.manifests[0];
  const agents = data.statements.map(({ softwareAgent }) => softwareAgent);
  const times = [
    active?.signer?.timestamp,
    ...[...data.statements, ...(active?.actions ?? [])].map(({ when }) => when),
  ];
  return markOf(id, carrier, isCredible(data) && saysAi(data) ? 'saysAi' : 'broken', {
    provider: isFilled(active?.signer?.organisation) || isFilled(active?.generatorName),
    system: isFilled(active?.generatorName) || agents.some(isFilled),
    version: isFilled(active?.generatorVersion) || agents.some((agent) => /\d/.test(agent)),
    time: times.some(isFilled),
    uniqueId: isFilled(data.active),
    generatedOrAltered: data.statements.some(({ ai }) => ai === 'whole' || ai === 'part'),
  });
}

function markOf(
  id: string,
  carrier: string,
  standing: Mark['standing'],
  told: Readonly<Partial<Record<MarkItem, boolean>>>,
): Mark {
  const tells = (Object.keys(told) as MarkItem[]).filter((item) => told[item]);
  return { id, carrier, standing, tells: new Set(tells) };
}

/** Stores that nobody could validate, and links to stores: what they say of AI is not known. */
export const unansweredManifests = ({ manifests }: Facts): readonly EvidenceOf<'c2paManifest'>[] =>
  manifests.filter(({ data }) => !isExamined(data) || data.answers.saysAi.answer === 'couldNotCheck');

/**
 * True where it is for marks to be asked after: something says AI, or what might could not be read. A link beside a store
 * that was validated and holds leaves nothing open: C2PA has a validator go by the store then.
 */
export function concernsMarks(facts: Facts): boolean {
  if (aiBasis(facts) !== 'none' || hidesMarks(facts)) return true;
  const unanswered = unansweredManifests(facts);
  if (unanswered.length === 0) return false;
  const isAnswered = examinedManifests(facts).some(({ data }) => isCredible(data));
  return unanswered.some(({ data: { state } }) => state !== 'remote' || !isAnswered);
}

const MARK_FAMILIES = ['aigcField', 'c2pa', 'xmp', 'iptc'] as const satisfies readonly Family[];

/**
 * True where damage, a limit or the tier hid places in which a mark could be. That nobody looked for generator traces
 * hides nothing: a trace is credited where it is seen, and no law asks for it.
 */
export const hidesMarks = ({ readings, complete }: Facts): boolean =>
  !complete ||
  readings.generatorTrace === 'unreadable' ||
  MARK_FAMILIES.some((family) => readings[family] === 'unreadable' || readings[family] === 'notExamined');

/** Why an asset counts as AI-made: somebody states it, a mark says so, something lets one suspect it; or nothing does. */
export function aiBasis(facts: Facts): 'stated' | 'marked' | 'suspected' | 'none' {
  if (facts.context.aiMade || facts.context.declared) return 'stated';
  const marks = marksOf(facts);
  if (marks.some(({ standing }) => standing === 'saysAi')) return 'marked';
  const isSuspected = marks.length > 0 || tellingTraces(facts).length > 0 || seenStatements(facts).length > 0;
  return isSuspected ? 'suspected' : 'none';
}
