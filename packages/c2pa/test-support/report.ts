import type { C2paExamined } from '@biaoshi/core';
import { examine } from '../src/examine.ts';
import { examined } from './samples.ts';

type Value = Readonly<Record<string, unknown>>;

/** A manifest as the library reports it; its own fields win. */
export interface ReportedManifest extends Value {
  readonly ingredients?: unknown;
  readonly assertions?: unknown;
}

/** A list of actions as the library reports it. */
export const reportedActions = (...list: readonly Value[]): Value => ({
  label: 'c2pa.actions.v2',
  data: { actions: list },
});

/** An ingredient that has a manifest in the store. */
export const ingredient = (relationship: string, manifest: string): Value => ({
  relationship,
  active_manifest: manifest,
  label: 'c2pa.ingredient.v3',
});

/** A report of the library over manifests by label; `a` is the active one. */
export const reportOf = (manifests: Readonly<Record<string, ReportedManifest>>, results: Value = {}): Value => ({
  active_manifest: 'a',
  manifests,
  validation_state: 'Valid',
  validation_results: { activeManifest: { success: [], informational: [], failure: [] }, ...results },
});

/** The evidence that comes of such a report. */
export const evidenceOf = (report: Value, trustAnchors = true, tsaAnchors = true): C2paExamined => {
  const data = examine(report, { home: 'embedded', bytes: 1 }, { trustAnchors, tsaAnchors }, 'wasm');
  if (data === undefined) throw new Error('no answer');
  return examined(data);
};

/** The evidence of manifests by label. */
export const told = (manifests: Readonly<Record<string, ReportedManifest>>): C2paExamined =>
  evidenceOf(reportOf(manifests));
