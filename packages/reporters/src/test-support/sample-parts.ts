import {
  type AigcFieldData,
  type AssetInfo,
  type AssetReport,
  type Duty,
  type Evidence,
  type EvidenceDataByKind,
  type EvidenceKind,
  FAMILIES,
  type Finding,
  type Location,
  type ProfileResult,
  type Reading,
  type Readings,
  type Verdict,
} from '@biaoshi/core';

const READ: Readings = {
  ...(Object.fromEntries(FAMILIES.map((family) => [family, 'absent'])) as Record<keyof Readings, Reading>),
  generatorTrace: 'notExamined',
  explicitLabel: 'notExamined',
  vendorMark: 'notExamined',
  invisibleMark: 'notExamined',
};
export const UNREADABLE = Object.fromEntries(FAMILIES.map((family) => [family, 'unreadable'])) as Record<
  keyof Readings,
  Reading
>;

/** Everything about one asset that differs from a clean PNG nobody has anything to say about. */
type Changes = Partial<Omit<AssetReport, 'asset' | 'readings'>> & {
  readonly asset?: Partial<AssetInfo>;
  readonly readings?: Partial<Readings>;
};

export function assetReport({ asset, readings, ...changes }: Changes): AssetReport {
  return {
    index: 0,
    asset: {
      uri: 'plain.png',
      name: 'plain.png',
      bytes: 2048,
      sha256: null,
      format: 'png',
      width: 1024,
      height: 768,
      ...asset,
    },
    readings: { ...READ, ...readings },
    unexamined: [],
    evidence: [],
    problems: [],
    results: [],
    ...changes,
  };
}

export function evidence<K extends EvidenceKind>(
  id: string,
  kind: K,
  location: Location,
  data: EvidenceDataByKind[K],
): Evidence {
  return { id, kind, reader: 'sample', readerVersion: 1, carrier: 'png:iTXt:XMP', location, data } as Evidence;
}

export const label = (id: string, location: Location, fields: AigcFieldData['fields']): Evidence =>
  evidence(id, 'aigcField', location, {
    fields,
    raw: JSON.stringify(fields),
    form: 'xmpElement',
    wrapped: false,
    standardPlace: true,
    notStrings: [],
    otherKeys: [],
    duplicateKeys: [],
    extraEncoding: 0,
  });

export function finding(ruleId: string, messageId: string, changes: Partial<Finding>): Finding {
  const fingerprint = Buffer.from(`${ruleId}/${messageId}`).toString('hex').slice(-16);
  return {
    ruleId,
    outcome: 'fail',
    severity: changes.outcome === undefined || changes.outcome === 'review' ? 'error' : null,
    messageId,
    data: {},
    clauses: [],
    evidence: [],
    fingerprint,
    ...changes,
  };
}

export const result = (
  profile: string,
  verdict: Verdict,
  findings: readonly Finding[] = [],
  duties: readonly Duty[] = [],
): ProfileResult => ({
  profile,
  verdict,
  duties,
  findings,
});
