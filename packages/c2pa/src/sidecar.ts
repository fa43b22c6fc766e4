import { bindingOf } from './data-hash.ts';
import { deltasOf } from './failures.ts';
import { type Json, ownOf, recordOf, recordsOf } from './json.ts';
import { MOST_MANIFESTS } from './limits.ts';
import { type Status, type StatusLists, statusListsOf } from './statuses.ts';

/** What the library says of a bare store about its binding means nothing: it holds the store against itself. */
const BINDING = /^assertion\.(?:dataHash|bmffHash|boxesHash|collectionHash)\./;
/** Failures that do not make a manifest invalid: trust is a question of its own. */
const TOLERATED: ReadonlySet<string> = new Set(['signingCredential.untrusted', 'cawg.ica.untrusted_issuer']);

const DATA_HASH = 'c2pa.hash.data';
const MISSING = 'claim.hardBindings.missing';

/**
 * The library's report of a bare store with the binding to `asset` put in, as if the store were embedded. Undefined where
 * the binding is of a form that is not computed here.
 */
export function boundReport(report: Json, longReport: Json, asset: Uint8Array): Json | undefined {
  const results = recordOf(report.validation_results);
  const lists = withoutBinding(statusListsOf(results.activeManifest));
  const label = report.active_manifest;
  const hasNone = lists.failure.some(({ code }) => code === MISSING);
  const bound = hasNone ? lists : withBinding(lists, bindingStatuses(label, longReport, asset));
  if (bound === undefined) return undefined;
  const failures = [...bound.failure, ...deltasOf(results).flatMap((delta) => delta.failures)];
  return {
    ...report,
    validation_state: stateOf(bound, failures),
    validation_results: { ...results, activeManifest: bound },
  };
}

function withoutBinding({ success, informational, failure }: StatusLists): StatusLists {
  const kept = (statuses: readonly Status[]) => statuses.filter(({ code }) => !BINDING.test(code));
  return { success: kept(success), informational: kept(informational), failure: kept(failure) };
}

const withBinding = (lists: StatusLists, binding: StatusLists | undefined): StatusLists | undefined =>
  binding && {
    success: [...lists.success, ...binding.success],
    informational: [...lists.informational, ...binding.informational],
    failure: [...lists.failure, ...binding.failure],
  };

function bindingStatuses(label: unknown, longReport: Json, asset: Uint8Array): StatusLists | undefined {
  const manifest = recordsOf(longReport.manifests, MOST_MANIFESTS).find((candidate) => candidate.label === label);
  const assertion = ownOf(recordOf(manifest?.assertions), DATA_HASH);
  if (assertion === undefined) return undefined;
  const url = `self#jumbf=/c2pa/${String(label)}/c2pa.assertions/${DATA_HASH}`;
  const one = (code: string): readonly Status[] => [{ code, url, explanation: '' }];
  switch (bindingOf(recordOf(assertion), algorithmOf(recordOf(manifest)), asset)) {
    case 'match':
      return { success: one('assertion.dataHash.match'), informational: [], failure: [] };
    case 'matchWithExclusions':
      return {
        success: one('assertion.dataHash.match'),
        informational: one('assertion.dataHash.additionalExclusionsPresent'),
        failure: [],
      };
    case 'mismatch':
      return { success: [], informational: [], failure: one('assertion.dataHash.mismatch') };
    case 'unsupported':
      return undefined;
  }
}

/** Version 2 of the claim has its own name in crJSON. */
const algorithmOf = (manifest: Json): unknown => recordOf(manifest.claim).alg ?? recordOf(manifest['claim.v2']).alg;

function stateOf({ success }: StatusLists, failures: readonly Status[]): string {
  const has = (wanted: string): boolean => success.some(({ code }) => code === wanted);
  if (failures.some(({ code }) => !TOLERATED.has(code)) || !has('claimSignature.validated')) return 'Invalid';
  return has('signingCredential.trusted') ? 'Trusted' : 'Valid';
}
