import { type AssetReport, type Evidence, type Finding, findingText, type LocaleId, type Report } from '@biaoshi/core';
import { CSV_COLUMNS, clauseCitations, concerns, csvRows, EVIDENCE_WORDS, evidenceText } from '@biaoshi/reporters';
import type { Cell } from './cell.ts';

export interface SheetSpec {
  readonly id: 'assets' | 'findings' | 'evidence';
  /** Of the columns; for machines, and the same in each locale. */
  readonly head: readonly string[];
  rows(asset: AssetReport, locale: LocaleId): readonly (readonly Cell[])[];
}

/** In the order of the workbook. */
export const SHEETS: readonly SheetSpec[] = [
  {
    id: 'assets',
    head: ['index', ...CSV_COLUMNS],
    rows: (asset) => csvRows(asset).map((row) => [asset.index, ...row]),
  },
  {
    id: 'findings',
    head: [
      'index',
      'uri',
      'profile',
      'outcome',
      'severity',
      'ruleId',
      'messageId',
      'text',
      'fix',
      'clauses',
      'evidence',
      'fingerprint',
    ],
    rows: (asset, locale) =>
      asset.results.flatMap((result) =>
        concerns(result).map((finding) => [...identity(asset), result.profile, ...findingCells(finding, locale)]),
      ),
  },
  {
    id: 'evidence',
    head: [
      'index',
      'uri',
      'id',
      'kind',
      'kindText',
      'carrier',
      'path',
      'start',
      'end',
      'x',
      'y',
      'width',
      'height',
      'text',
      'reader',
      'readerVersion',
    ],
    rows: (asset, locale) => asset.evidence.map((found) => [...identity(asset), ...evidenceCells(found, locale)]),
  },
];

export const SHEET_NAMES: Readonly<Record<LocaleId, Readonly<Record<SheetSpec['id'], string>>>> = {
  'zh-CN': { assets: '文件', findings: '发现', evidence: '证据' },
  en: { assets: 'assets', findings: 'findings', evidence: 'evidence' },
};

/** Rows of one sheet over the whole report, one asset after the other. */
export function* sheetRows(spec: SheetSpec, { assets }: Report, locale: LocaleId): Generator<readonly Cell[]> {
  for (const asset of assets) yield* spec.rows(asset, locale);
}

const identity = ({ index, asset }: AssetReport): readonly Cell[] => [index, asset.uri];

function findingCells(finding: Finding, locale: LocaleId): readonly Cell[] {
  const { text, fix } = findingText(finding, locale);
  const { outcome, severity, ruleId, messageId, fingerprint } = finding;
  const clauses = clauseCitations(finding.clauses, locale);
  return [outcome, severity, ruleId, messageId, text, fix, clauses, finding.evidence.join(' '), fingerprint];
}

function evidenceCells(found: Evidence, locale: LocaleId): readonly Cell[] {
  const { id, kind, carrier, location, reader, readerVersion } = found;
  const place: readonly Cell[] =
    'region' in location
      ? [null, null, null, location.region.x, location.region.y, location.region.width, location.region.height]
      : [location.path, location.start, location.end, null, null, null, null];
  const kindText = EVIDENCE_WORDS[locale].kind[kind];
  return [id, kind, kindText, carrier, ...place, evidenceText(found, locale), reader, readerVersion];
}
