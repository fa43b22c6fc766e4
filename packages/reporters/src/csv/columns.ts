import {
  type AigcKey,
  type AssetReport,
  describeProducer,
  type Evidence,
  type EvidenceKind,
  type EvidenceOf,
  isExamined,
  type ProfileResult,
} from '@biaoshi/core';
import { concerns } from '../concerns.ts';

type Cell = string | number | null;

/** What the cells of one asset's rows are made from. */
interface Row {
  readonly report: AssetReport;
  readonly labels: readonly EvidenceOf<'aigcField'>[];
  readonly manifests: readonly EvidenceOf<'c2paManifest'>[];
  readonly sourceTypes: readonly EvidenceOf<'digitalSourceType'>[];
  readonly traces: readonly EvidenceOf<'generatorTrace'>[];
  readonly texts: readonly EvidenceOf<'visibleText'>[];
  readonly marks: readonly EvidenceOf<'vendorMark'>[];
  readonly hidden: readonly EvidenceOf<'invisibleMark'>[];
  /** Null when no profile was asked for. */
  readonly result: ProfileResult | null;
}

/** Several values in one cell: a file may hold more than one label. */
const SEPARATOR = ' | ';
const joined = (values: readonly string[]): string => [...new Set(values)].join(SEPARATOR);

/** Values of which several columns have one each, in the same order. */
const aligned = (values: readonly string[]): string => values.join(SEPARATOR);

const field = ({ labels }: Row, key: AigcKey): string[] =>
  labels.map(({ data }) => data.fields[key]).filter((value) => value !== undefined);

const stores = ({ manifests }: Row) => manifests.map(({ data }) => data).filter(isExamined);

const producers = (row: Row) => field(row, 'ContentProducer').map(describeProducer);

/** Names are for machines and the same in each locale. */
const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => Cell])[] = [
  ['uri', ({ report }) => report.asset.uri],
  ['name', ({ report }) => report.asset.name],
  ['format', ({ report }) => report.asset.format],
  ['bytes', ({ report }) => report.asset.bytes],
  ['sha256', ({ report }) => report.asset.sha256],
  ['profile', ({ result }) => result?.profile ?? null],
  ['origin', ({ result }) => result?.verdict.origin ?? null],
  ['compliance', ({ result }) => result?.verdict.compliance ?? null],
  ['integrity', ({ result }) => result?.verdict.integrity ?? null],
  ['producer', (row) => joined(field(row, 'ContentProducer'))],
  [
    'entity',
    (row) => joined(producers(row).flatMap((producer) => (producer.kind === 'code' ? [producer.entity] : []))),
  ],
  ['brand', (row) => joined(producers(row).flatMap(brandsOf))],
  ['label', (row) => joined(field(row, 'Label'))],
  ['produceId', (row) => joined(field(row, 'ProduceID'))],
  ['propagator', (row) => joined(field(row, 'ContentPropagator'))],
  [
    'findings',
    ({ result }) => joined(result ? concerns(result).map(({ ruleId, messageId }) => `${ruleId}/${messageId}`) : []),
  ],
  ['problems', ({ report }) => joined(report.problems.map(({ code }) => code))],
  ['c2pa', ({ manifests }) => joined(manifests.map(({ data }) => data.state))],
  ['c2paSaysAi', (row) => joined(stores(row).map(({ answers }) => answers.saysAi.answer))],
  ['c2paInception', (row) => joined(stores(row).map(({ inception }) => inception))],
  ['c2paProduct', (row) => joined(stores(row).flatMap(({ product }) => (product === '' ? [] : [product])))],
  ['digitalSourceType', ({ sourceTypes }) => joined(sourceTypes.map(({ data }) => data.term ?? data.raw))],
  ['generator', ({ traces }) => joined(traces.map(({ data }) => data.generator))],
  ['explicitLabel', ({ texts }) => aligned(texts.map(({ data }) => data.text))],
  ['explicitLabelReading', ({ texts }) => aligned(texts.map(({ data }) => data.reading))],
  ['explicitLabelPercent', ({ texts }) => aligned(texts.map(({ data }) => data.glyphHeightPercent.toFixed(1)))],
  ['vendorMark', ({ marks }) => joined(marks.map(({ data }) => data.mark))],
  ['invisibleMark', ({ hidden }) => joined(hidden.map(({ data }) => data.scheme))],
];

function brandsOf(producer: ReturnType<typeof describeProducer>): readonly string[] {
  if (producer.kind === 'code') return producer.brands;
  return producer.kind === 'name' ? [producer.brand] : [];
}

export const HEADER: readonly string[] = COLUMNS.map(([name]) => name);

const ofKind = <K extends EvidenceKind>({ evidence }: AssetReport, kind: K) =>
  evidence.filter((found): found is Evidence & EvidenceOf<K> => found.kind === kind);

/** One row a profile; one in all when there is none. */
export function rows(report: AssetReport): readonly (readonly Cell[])[] {
  const found = {
    report,
    labels: ofKind(report, 'aigcField'),
    manifests: ofKind(report, 'c2paManifest'),
    sourceTypes: ofKind(report, 'digitalSourceType'),
    traces: ofKind(report, 'generatorTrace'),
    texts: ofKind(report, 'visibleText'),
    marks: ofKind(report, 'vendorMark'),
    hidden: ofKind(report, 'invisibleMark'),
  };
  const results = report.results.length === 0 ? [null] : report.results;
  return results.map((result) => COLUMNS.map(([, cell]) => cell({ ...found, result })));
}
