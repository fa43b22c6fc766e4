import { type C2paInception, parseDigitalSourceType } from '@biaoshi/core';
import { actionsOf, type StatedAction } from './actions.ts';
import type { PlacedStatement } from './statements.ts';
import type { TreeManifest } from './tree.ts';

const CAPTURED: ReadonlySet<string | null> = new Set([
  'digitalCapture',
  'computationalCapture',
  'compositeCapture',
  'negativeFilm',
  'positiveFilm',
  'print',
]);

/** Actions that say how the picture began; `c2pa.opened` may not say so, but older writers did. */
const BEGINNINGS: ReadonlySet<string> = new Set(['c2pa.created', 'c2pa.opened', 'c2pa.ai_generated_content']);

/** Actions that leave the picture as it is to the eye. */
const KEEPS_THE_PICTURE: ReadonlySet<string> = new Set([
  'c2pa.created',
  'c2pa.opened',
  'c2pa.published',
  'c2pa.repackaged',
  'c2pa.converted',
  'c2pa.transcoded',
  'c2pa.redacted',
  'c2pa.edited.metadata',
  'c2pa.watermarked',
  'c2pa.watermarked.bound',
  'c2pa.watermarked.unbound',
]);

const MOST_TRANSFORMATIONS = 64;

const termOf = ({ digitalSourceType }: StatedAction): string | null => parseDigitalSourceType(digitalSourceType).term;

/** How the picture began, from what its own line of manifests says; parts that went in make it partly generated at most. */
export function inceptionOf(ancestors: readonly TreeManifest[], statements: readonly PlacedStatement[]): C2paInception {
  if (statements.some(({ ancestor, by, ai }) => ancestor && ai === 'whole' && BEGINNINGS.has(by)))
    return 'fullyGenerated';
  if (statements.some(({ ai }) => ai === 'whole' || ai === 'part')) return 'partlyGenerated';
  const actions = ancestors.flatMap(({ raw }) => actionsOf(raw));
  const terms = actions.map(termOf);
  if (terms.some((term) => CAPTURED.has(term))) return 'captured';
  if (terms.includes('screenCapture')) return 'screenCapture';
  return actions.some(({ action }) => action === 'c2pa.created') ? 'created' : 'unknown';
}

/** Names of the actions that changed the picture on its own line of manifests, each once, the latest manifest first. */
export const transformationsOf = (ancestors: readonly TreeManifest[]): readonly string[] =>
  [
    ...new Set(
      ancestors
        .flatMap(({ raw }) => actionsOf(raw).map(({ action }) => action))
        .filter((action) => action !== '' && !KEEPS_THE_PICTURE.has(action)),
    ),
  ].slice(0, MOST_TRANSFORMATIONS);

const WATERMARKED = /^c2pa\.watermarked(?:\.|$)/;
/** Google says so in the description of a `c2pa.edited`. */
const INVISIBLE_MARK = /imperceptible|invisible|\bSynthID\b/i;

/** True when an action says that a mark was put into the picture that nobody sees. */
export const isWatermarked = (ancestors: readonly TreeManifest[]): boolean =>
  ancestors.some(({ raw }) =>
    actionsOf(raw).some(
      ({ action, description }) =>
        WATERMARKED.test(action) || (/watermark/i.test(description) && INVISIBLE_MARK.test(description)),
    ),
  );
