import { type AiShare, type C2paStatement, parseDigitalSourceType } from '@biaoshi/core';
import { actionsOf, assertionsOf, hasMoreThanBounds, type StatedAction } from './actions.ts';
import { type Json, listOf, textOf } from './json.ts';
import { MOST_ACTIONS, MOST_STATEMENTS } from './limits.ts';
import type { ManifestTree, TreeManifest } from './tree.ts';

/** A statement and the manifest that makes it. */
export interface PlacedStatement extends C2paStatement {
  readonly ancestor: boolean;
}

export interface Statements {
  readonly all: readonly PlacedStatement[];
  /** False: a bound kept some of the store from being looked at. */
  readonly complete: boolean;
}

/** Everything that the tree of manifests says about AI, and about being without it. */
export function statementsIn({ manifests, complete }: ManifestTree): Statements {
  const all = manifests.flatMap((manifest) => [...fromActions(manifest), ...fromAssertions(manifest)]);
  const whole = complete && all.length <= MOST_STATEMENTS && !manifests.some(({ raw }) => hasMoreThanBounds(raw));
  return { all: all.slice(0, MOST_STATEMENTS), complete: whole };
}

const fromActions = (manifest: TreeManifest): readonly PlacedStatement[] =>
  actionsOf(manifest.raw).flatMap((action) => {
    const ai = shareOf(action);
    if (ai === undefined) return [];
    const { digitalSourceType, softwareAgent, when } = action;
    return [{ ...placeOf(manifest), by: action.action, digitalSourceType, ai, softwareAgent, when }];
  });

/** Firefly names its operation where it names no source type: `text_to_image` makes a picture, others change one. */
const FIREFLY_OPERATIONS = ['com.adobe.firefly.operation', 'firefly.operation'];
const MAKES_A_PICTURE = /^text[_-]?to[_-]?image$/i;

function shareOf({ digitalSourceType, parameters }: StatedAction): AiShare | undefined {
  if (digitalSourceType !== '') return parseDigitalSourceType(digitalSourceType).ai;
  const operation = FIREFLY_OPERATIONS.map((key) => textOf(parameters[key])).find(Boolean);
  if (operation === undefined) return undefined;
  return MAKES_A_PICTURE.test(operation) ? 'whole' : 'part';
}

const fromAssertions = (manifest: TreeManifest): readonly PlacedStatement[] =>
  assertionsOf(manifest.raw).flatMap(({ label, data }) => {
    const by = label.replace(/__\d+$/, '');
    return (ASSERTIONS.get(by)?.(data) ?? []).map((statement) => ({ ...placeOf(manifest), by, ...statement }));
  });

const placeOf = ({ label, depth, ancestor }: TreeManifest) => ({ manifest: label, depth, ancestor });

type Stated = Pick<C2paStatement, 'digitalSourceType' | 'ai' | 'softwareAgent' | 'when'>;

const says = (ai: AiShare, softwareAgent: string): Stated => ({ digitalSourceType: '', ai, softwareAgent, when: '' });

/** IPTC's property in the spellings of the metadata assertions: one value, or several. */
const metadataSourceTypes = (data: Json): readonly Stated[] =>
  ['Iptc4xmpExt:DigitalSourceType', 'iptcExt:DigitalSourceType', 'DigitalSourceType']
    .flatMap((key) => (Array.isArray(data[key]) ? listOf(data[key], MOST_ACTIONS) : [data[key]]))
    .map(textOf)
    .filter(Boolean)
    .map((digitalSourceType) => ({ ...says(parseDigitalSourceType(digitalSourceType).ai, ''), digitalSourceType }));

/** The assertions outside the list of actions that speak of AI. Those on the use as training data do not. */
const ASSERTIONS: ReadonlyMap<string, (data: Json) => readonly Stated[]> = new Map([
  // Says that a model took part, not that it made all (C2PA 2.4, AI disclosure).
  ['c2pa.ai-disclosure', (data: Json) => [says('part', textOf(data.modelName) || textOf(data.modelIdentifier))]],
  [
    'c2pa.ai_generated_content',
    (data: Json) => (data.ai_generated === false ? [] : [says('whole', textOf(data.model))]),
  ],
  ['c2pa.metadata', metadataSourceTypes],
  ['cawg.metadata', metadataSourceTypes],
  ['stds.iptc', metadataSourceTypes],
  ['stds.iptc.photo-metadata', metadataSourceTypes],
]);
