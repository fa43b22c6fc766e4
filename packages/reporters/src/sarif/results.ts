import {
  type AssetReport,
  type Evidence,
  type Finding,
  type LocaleId,
  type Location,
  type Problem,
  type ProfileResult,
  problemText,
} from '@biaoshi/core';
import { concerns } from '../concerns.ts';
import { sarifMessage } from '../escape/sarif-message.ts';
import { uriReference } from '../escape/uri.ts';
import { groundsOf } from '../grounds.ts';
import { findingSentence } from '../sentences.ts';
import { evidenceText } from '../text/evidence.ts';
import { problemRuleId, ruleIndex } from './rules.ts';

const KIND_OF_OUTCOME = {
  pass: 'pass',
  fail: 'fail',
  review: 'review',
  undetermined: 'open',
  notApplicable: 'notApplicable',
} as const satisfies Record<Finding['outcome'], string>;

/** `result` objects of one asset: what its findings say, then what could not be read. */
export function results(report: AssetReport, locale: LocaleId): readonly object[] {
  const artifactLocation = artifact(report);
  return [
    ...report.results.flatMap((result) =>
      concerns(result).map((finding) => findingResult(finding, result, report, artifactLocation, locale)),
    ),
    ...report.problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => problemResult(problem, artifactLocation, locale)),
  ];
}

/**
 * The asset. SARIF keeps hashes in `run.artifacts`, an array beside `results` that one stream cannot write at the same
 * time, so they go in the location's property bag, in the same form.
 */
function artifact({ asset: { uri, bytes, sha256, format } }: AssetReport): object {
  const hashes = sha256 === null ? undefined : { 'sha-256': sha256 };
  return { uri: uriReference(uri), properties: { length: bytes, format, hashes } };
}

function findingResult(
  finding: Finding,
  { profile, verdict }: ProfileResult,
  { evidence }: AssetReport,
  artifactLocation: object,
  locale: LocaleId,
): object {
  const { ruleId, messageId, outcome, severity, fingerprint, clauses, data } = finding;
  const grounds = groundsOf(finding, evidence);
  return {
    ruleId,
    ruleIndex: ruleIndex(ruleId),
    kind: KIND_OF_OUTCOME[outcome],
    level: outcome === 'fail' ? (severity ?? 'warning') : 'none',
    message: { text: sarifMessage(findingSentence(finding, locale)) },
    locations: locationsOf(grounds, artifactLocation),
    ...(grounds.length > 1 && { relatedLocations: relatedLocations(grounds, artifactLocation, locale) }),
    partialFingerprints: { 'biaoshiFinding/v1': fingerprint },
    properties: { profile, verdict, messageId, severity, clauses, data },
  };
}

/** What could not be read leaves a verdict open; without it a damaged file would look like a clean one. */
function problemResult(problem: Problem, artifactLocation: object, locale: LocaleId): object {
  const { code, location, data } = problem;
  const ruleId = problemRuleId(code);
  return {
    ruleId,
    ruleIndex: ruleIndex(ruleId),
    kind: 'open',
    level: 'none',
    message: { text: sarifMessage(problemText(problem, locale)) },
    locations: [locate(location, artifactLocation)],
    properties: { data },
  };
}

function locationsOf(grounds: readonly Evidence[], artifactLocation: object): readonly object[] {
  if (grounds.length === 0) return [{ physicalLocation: { artifactLocation } }];
  return grounds.map(({ location }) => locate(location, artifactLocation));
}

/** The same places, each with what stands there: viewers show the words of related locations only. */
const relatedLocations = (
  grounds: readonly Evidence[],
  artifactLocation: object,
  locale: LocaleId,
): readonly object[] =>
  grounds.map((found, index) => ({
    id: index + 1,
    message: { text: sarifMessage(evidenceText(found, locale)) },
    ...locate(found.location, artifactLocation),
  }));

function locate(location: Location, artifactLocation: object): object {
  if ('region' in location) return { physicalLocation: { artifactLocation }, properties: { region: location.region } };
  const { path, start, end } = location;
  const region = { byteOffset: start, byteLength: end - start };
  const physicalLocation = end > start ? { artifactLocation, region } : { artifactLocation };
  return path === '' ? { physicalLocation } : { physicalLocation, logicalLocations: [{ fullyQualifiedName: path }] };
}
