import { type Json, ownOf, recordOf, recordsOf, textOf } from './json.ts';
import { MOST_INGREDIENTS, MOST_MANIFESTS } from './limits.ts';

/** One manifest of the store, as reached from the active one. */
export interface TreeManifest {
  readonly label: string;
  readonly raw: Json;
  /** Steps from the active manifest, which is 0. */
  readonly depth: number;
  /** The active manifest, or one that the picture came from as a whole (`parentOf` all the way). */
  readonly ancestor: boolean;
}

export interface ManifestTree {
  /** The active manifest first, then its ancestors, then whatever went in; each once. */
  readonly manifests: readonly TreeManifest[];
  /** False: a bound ended the walk, and something more may be said in what was not looked at. */
  readonly complete: boolean;
}

export const ingredientsOf = (manifest: Json): readonly Json[] => recordsOf(manifest.ingredients, MOST_INGREDIENTS);

const isTooLong = (manifest: Json): boolean =>
  Array.isArray(manifest.ingredients) && manifest.ingredients.length > MOST_INGREDIENTS;

/** The manifests that the active one rests on, through its ingredients. Cycles end where they began. */
export function manifestTree(report: Json): ManifestTree {
  const store = recordOf(report.manifests);
  const found = new Map<string, TreeManifest>();
  let complete = true;

  function reach(label: string, depth: number, ancestor: boolean): void {
    const raw = ownOf(store, label);
    if (raw === undefined || found.has(label)) return;
    if (found.size === MOST_MANIFESTS) {
      complete = false;
      return;
    }
    const manifest = { label, raw: recordOf(raw), depth, ancestor };
    complete &&= !isTooLong(manifest.raw);
    found.set(label, manifest);
  }

  function reachIngredients(parent: TreeManifest, wanted: (relationship: unknown) => boolean, ancestor: boolean): void {
    for (const ingredient of ingredientsOf(parent.raw)) {
      const label = ingredient.active_manifest;
      if (typeof label === 'string' && wanted(ingredient.relationship)) reach(label, parent.depth + 1, ancestor);
    }
  }

  if (typeof report.active_manifest === 'string') reach(report.active_manifest, 0, true);
  // A map hands out what is added while it is walked. Ancestors go first: a manifest that is both counts as one.
  for (const manifest of found.values())
    reachIngredients(manifest, (relationship) => relationship === 'parentOf', true);
  for (const manifest of found.values()) reachIngredients(manifest, () => true, false);
  return {
    manifests: [...found.values()].map((manifest) => ({ ...manifest, label: textOf(manifest.label) })),
    complete,
  };
}
