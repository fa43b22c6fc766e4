import type { C2paStatus } from '@biaoshi/core';
import { judgedFailures, type Named } from './answers.ts';
import { type Json, recordOf, recordsOf } from './json.ts';
import { MOST_FAILURES, MOST_INGREDIENTS, MOST_MANIFESTS } from './limits.ts';
import { isFailureCode } from './status-codes.ts';
import { type Status, statusesOf, statusListsOf } from './statuses.ts';
import { ingredientsOf, type ManifestTree } from './tree.ts';

/** What the validator found amiss: in the active manifest, then in its ingredients, then what these say of themselves. */
export function failuresOf(report: Json, { manifests }: ManifestTree, named: Named): readonly C2paStatus[] {
  const results = recordOf(report.validation_results);
  const active = judgedFailures(statusListsOf(results.activeManifest).failure, named);
  const validated = deltasOf(results).flatMap(({ failures }) => judgedFailures(failures, named));
  const recorded = manifests.flatMap(({ raw }) =>
    ingredientsOf(raw).flatMap((ingredient) => recordedFailures(ingredient, named)),
  );
  const found = [
    ...active.map((status) => place(status, 'active')),
    ...[...validated, ...recorded].map((status) => place(status, 'ingredient')),
  ];
  return unique(found, ({ code, url, scope }) => `${scope} ${code} ${url}`).slice(0, MOST_FAILURES);
}

const place = ({ code, url }: Status, scope: C2paStatus['scope']): C2paStatus => ({ code, url, scope });

/** Results of validating the ingredients, by the address of the ingredient's assertion. */
export const deltasOf = (results: Json): readonly { readonly url: string; readonly failures: readonly Status[] }[] =>
  recordsOf(results.ingredientDeltas, MOST_MANIFESTS * MOST_INGREDIENTS).map((delta) => ({
    url: typeof delta.ingredientAssertionURI === 'string' ? delta.ingredientAssertionURI : '',
    failures: statusListsOf(delta.validationDeltas).failure,
  }));

/**
 * What an ingredient's own record says was amiss when it was taken in: in the older list, or in the newer results. Whom
 * whoever took it in trusted is not what was asked here, unless a list was named.
 */
export function recordedFailures(ingredient: Json, named: Named): readonly Status[] {
  const results = recordOf(ingredient.validation_results);
  const recorded = [
    statusesOf(ingredient.validation_status).filter(({ code }) => isFailureCode(code)),
    statusListsOf(results.activeManifest).failure,
    ...deltasOf(results).map(({ failures }) => failures),
  ];
  return recorded.flatMap((failures) => judgedFailures(failures, named));
}

const unique = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];
