import type { C2paAnswer, C2paExamined, C2paManifestData, C2paUnexamined } from '@biaoshi/core';
import { answersOf, isOnlyUnsupported, type Named } from './answers.ts';
import { failuresOf } from './failures.ts';
import { identityOf } from './identities.ts';
import { inceptionOf, isWatermarked, transformationsOf } from './inception.ts';
import { type Json, recordOf } from './json.ts';
import { manifestsOf } from './manifests.ts';
import { couldNotCheck } from './refusal.ts';
import { softBindingsOf } from './soft-bindings.ts';
import { type Statements, statementsIn } from './statements.ts';
import { statusListsOf } from './statuses.ts';
import { manifestTree } from './tree.ts';

const STATES = { Trusted: 'trusted', Valid: 'valid', Invalid: 'invalid' } as const;

const stateOf = (value: unknown): C2paExamined['state'] | undefined =>
  typeof value === 'string' && Object.hasOwn(STATES, value) ? STATES[value as keyof typeof STATES] : undefined;

/**
 * The validator's report as evidence. The same for every backend. Undefined when the report gives no state, or no active
 * manifest: then the validator did not answer.
 */
export function examine(
  report: Json,
  located: Pick<C2paUnexamined, 'home' | 'bytes'>,
  named: Named,
  backend: C2paExamined['backend'],
): C2paManifestData | undefined {
  const state = stateOf(report.validation_state);
  const tree = manifestTree(report);
  const [active] = tree.manifests;
  if (state === undefined || active === undefined) return undefined;
  const results = statusListsOf(recordOf(report.validation_results).activeManifest);
  if (state === 'invalid' && isOnlyUnsupported(results)) return couldNotCheck('unknownAlgorithm', located);
  const ancestors = tree.manifests.filter(({ ancestor }) => ancestor);
  const statements = statementsIn(tree);
  return {
    state,
    home: located.home,
    bytes: located.bytes,
    answers: {
      manifestPresent: { answer: 'yes', codes: [] },
      ...answersOf(results, named),
      saysAi: saysAi(statements),
    },
    inception: inceptionOf(ancestors, statements.all),
    transformations: transformationsOf(ancestors),
    statements: statements.all.map(({ ancestor: _, ...statement }) => statement),
    ...identityOf(tree.manifests, statements.all),
    active: active.label,
    manifests: manifestsOf(report, tree.manifests, named),
    failures: failuresOf(report, tree, named),
    softBindings: softBindingsOf(ancestors),
    watermarked: isWatermarked(ancestors),
    backend,
  };
}

function saysAi({ all, complete }: Statements): C2paAnswer {
  if (all.some(({ ai }) => ai === 'whole' || ai === 'part')) return { answer: 'yes', codes: [] };
  return { answer: complete ? 'no' : 'couldNotCheck', codes: [] };
}
