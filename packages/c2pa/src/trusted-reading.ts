import type { Backend, LibraryReading, ReadRequest } from './backend.ts';
import { type Json, recordOf, recordsOf } from './json.ts';
import { MOST_INGREDIENTS, MOST_MANIFESTS } from './limits.ts';
import type { Settings } from './settings.ts';
import { type Status, type StatusLists, statusListsOf } from './statuses.ts';

const SIGNER_TRUST = /^signingCredential\.(?:trusted|untrusted)$/;
/** Time stamps of the first version of claims are taken as they are, as that version has it; no anchor is used. */
const LEGACY_STAMP = /^legacy timestamp\b/;

type Request = Omit<ReadRequest, 'settings'>;

/**
 * A reading in which signers are trusted by the signers' anchors and time stamps by their own. The library takes any
 * anchor for either, but says which set it used: only where that was the wrong one is the store read again, once with
 * each kind, and the answers are put together.
 */
export async function trustedReading(backend: Backend, request: Request, settings: Settings): Promise<LibraryReading> {
  const reading = await backend.read({ ...request, settings: settings.all });
  if (reading.report === null || !isMixed(reading.report, settings.names)) return reading;
  const { report: bySigners } = await backend.read({ ...request, settings: settings.signers, withLongReport: false });
  const { report: byTsas } = await backend.read({ ...request, settings: settings.tsas, withLongReport: false });
  const report = bySigners === null || byTsas === null ? null : combined(bySigners, byTsas);
  return { ...reading, report };
}

/** True unless the report shows for everything trusted that an anchor was used which may vouch for it. */
function isMixed(report: Json, names: Settings['names']): boolean {
  return listsOf(report).some(({ success }) => success.some((status) => !isVouchedFor(status, names)));
}

function isVouchedFor({ code, explanation }: Status, { signer, tsa, both }: Settings['names']): boolean {
  const names = (...sets: readonly string[]): boolean => sets.some((set) => explanation.includes(set));
  if (code === 'signingCredential.trusted') return names(signer, both);
  if (code === 'timeStamp.trusted') return names(tsa, both) || LEGACY_STAMP.test(explanation);
  return true;
}

const deltasIn = (report: Json): readonly Json[] =>
  recordsOf(recordOf(report.validation_results).ingredientDeltas, MOST_MANIFESTS * MOST_INGREDIENTS);

const activeIn = (report: Json): StatusLists => statusListsOf(recordOf(report.validation_results).activeManifest);

const listsOf = (report: Json): readonly StatusLists[] => [
  activeIn(report),
  ...deltasIn(report).map(({ validationDeltas }) => statusListsOf(validationDeltas)),
];

/** Whether signers are trusted from the one report, all else from the other. */
function combined(bySigners: Json, byTsas: Json): Json {
  const activeManifest = withSignersOf(activeIn(bySigners), activeIn(byTsas));
  const judged = new Map(deltasIn(bySigners).map((delta) => [delta.ingredientAssertionURI, delta]));
  const ingredientDeltas = deltasIn(byTsas).map((delta) => ({
    ...delta,
    validationDeltas: withSignersOf(
      statusListsOf(judged.get(delta.ingredientAssertionURI)?.validationDeltas),
      statusListsOf(delta.validationDeltas),
    ),
  }));
  const isTrusted = activeManifest.success.some(({ code }) => code === 'signingCredential.trusted');
  const sound = isTrusted ? 'Trusted' : 'Valid';
  return {
    ...byTsas,
    validation_state: byTsas.validation_state === 'Invalid' ? 'Invalid' : sound,
    validation_results: { activeManifest, ingredientDeltas },
  };
}

function withSignersOf(bySigners: StatusLists, byTsas: StatusLists): StatusLists {
  const about = (statuses: readonly Status[], trust: boolean) =>
    statuses.filter(({ code }) => SIGNER_TRUST.test(code) === trust);
  return {
    success: [...about(bySigners.success, true), ...about(byTsas.success, false)],
    informational: byTsas.informational,
    failure: [...about(bySigners.failure, true), ...about(byTsas.failure, false)],
  };
}
