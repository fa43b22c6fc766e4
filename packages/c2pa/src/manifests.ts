import type { C2paAction, C2paIngredient, C2paManifest, C2paSigner } from '@biaoshi/core';
import { actionsOf, assertionsOf } from './actions.ts';
import { judgedFailures, type Named } from './answers.ts';
import { deltasOf, recordedFailures } from './failures.ts';
import { type Json, recordOf, recordsOf, textOf } from './json.ts';
import { MOST_FAILURES } from './limits.ts';
import { ingredientsOf, type TreeManifest } from './tree.ts';

type Deltas = ReturnType<typeof deltasOf>;

/** The manifests of a tree for the evidence: bounded, and nothing of the validator's own shape. */
export function manifestsOf(report: Json, manifests: readonly TreeManifest[], named: Named): readonly C2paManifest[] {
  const deltas = deltasOf(recordOf(report.validation_results))
    .map(({ url, failures }) => ({ url, failures: judgedFailures(failures, named) }))
    .filter(({ failures }) => failures.length > 0);
  return manifests.map((manifest) => manifestOf(manifest, deltas, named));
}

function manifestOf({ label, raw }: TreeManifest, deltas: Deltas, named: Named): C2paManifest {
  const { name, version } = generatorOf(raw);
  return {
    label,
    title: textOf(raw.title),
    claimGenerator: textOf(raw.claim_generator) || textOf([name, version].filter(Boolean).join('/')),
    generatorName: name,
    generatorVersion: version,
    signer: signerOf(raw),
    actions: actionsOf(raw).map(withoutParameters),
    ingredients: ingredientsOf(raw).map((ingredient) => ingredientOf(label, ingredient, deltas, named)),
    assertions: assertionsOf(raw).map((assertion) => assertion.label),
  };
}

/** Name and version that a claim gives apart; '' where it does not. */
export function generatorOf(manifest: Json): { readonly name: string; readonly version: string } {
  const [{ name, version } = {} as Json] = recordsOf(manifest.claim_generator_info, 1);
  return { name: textOf(name), version: textOf(version) };
}

export function signerOf(manifest: Json): C2paSigner | null {
  if (manifest.signature_info === undefined || manifest.signature_info === null) return null;
  const { issuer, common_name: commonName, alg, time } = recordOf(manifest.signature_info);
  return {
    organisation: textOf(issuer),
    commonName: textOf(commonName),
    algorithm: textOf(alg),
    timestamp: textOf(time),
  };
}

const withoutParameters = ({ parameters: _, ...action }: C2paAction & { readonly parameters: Json }): C2paAction =>
  action;

function ingredientOf(manifest: string, ingredient: Json, deltas: Deltas, named: Named): C2paIngredient {
  const place = `/${manifest}/c2pa.assertions/${textOf(ingredient.label)}`;
  const validated = deltas.filter(({ url }) => url.endsWith(place)).flatMap(({ failures }) => failures);
  const codes = [...recordedFailures(ingredient, named), ...validated].map(({ code }) => code);
  return {
    title: textOf(ingredient.title),
    relationship: textOf(ingredient.relationship),
    manifest: typeof ingredient.active_manifest === 'string' ? textOf(ingredient.active_manifest) : null,
    failures: [...new Set(codes)].slice(0, MOST_FAILURES),
  };
}
