import {
  type AssetInfo,
  type AssetReport,
  type ByteLocation,
  COMPLIANCES,
  DUTY_IDS,
  type Duty,
  FAMILIES,
  type Finding,
  FORMATS,
  INTEGRITIES,
  LIMIT_SPECS,
  ORIGINS,
  OUTCOMES,
  PROBLEM_CODES,
  type Problem,
  type ProblemSeverity,
  type ProfileResult,
  type ProfileSummary,
  type Reading,
  type RegionLocation,
  type Report,
  type RunHeader,
  SCHEMA_VERSION,
  SEVERITIES,
  type Summary,
  UNEXAMINED_REASONS,
  type Unexamined,
  type Verdict,
} from '@biaoshi/core';
import { EVIDENCE_SCHEMA } from './evidence-schema.ts';
import { count, list, mapOf, members, nullable, ref, type Schema, shape, text, values } from './shape.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const TIME: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' };
const FINDINGS_WITH_SEVERITY: readonly Finding['outcome'][] = ['fail', 'review'];

const run: Readonly<Record<keyof RunHeader, Schema>> = {
  schemaVersion: { const: SCHEMA_VERSION },
  tool: shape<RunHeader['tool']>({ name: { const: 'biaoshi' }, version: text }),
  profiles: list(shape<RunHeader['profiles'][number]>({ id: text, version: { type: 'integer', minimum: 1 } })),
  // Whoever scans has limits of its own beside the core's.
  limits: { ...mapOf(Object.keys(LIMIT_SPECS), count, true), additionalProperties: count },
  startedAt: TIME,
};

const summary: Readonly<Record<keyof Summary, Schema>> = {
  assets: count,
  results: list(ref('profileSummary')),
  problems: mapOf(PROBLEM_CODES, { type: 'integer', minimum: 1 }, true),
};

const asset: Readonly<Record<keyof AssetReport, Schema>> = {
  index: count,
  asset: ref('assetInfo'),
  readings: mapOf(FAMILIES, members<Reading>({ present: true, absent: true, unreadable: true, notExamined: true })),
  unexamined: list(shape<Unexamined>({ start: count, end: count, reason: values(UNEXAMINED_REASONS) })),
  evidence: list(ref('evidence')),
  problems: list(ref('problem')),
  results: list(ref('profileResult')),
};

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  assetInfo: shape<AssetInfo>({
    uri: text,
    name: text,
    bytes: nullable(count),
    sha256: nullable({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
    format: nullable(values(FORMATS)),
    width: nullable(count),
    height: nullable(count),
  }),
  byteLocation: shape<ByteLocation>({ path: text, start: count, end: count }),
  regionLocation: shape<RegionLocation>({
    region: shape<RegionLocation['region']>({
      x: { type: 'number' },
      y: { type: 'number' },
      width: { type: 'number', minimum: 0 },
      height: { type: 'number', minimum: 0 },
    }),
  }),
  evidence: EVIDENCE_SCHEMA,
  problem: shape<Problem>({
    code: values(PROBLEM_CODES),
    severity: members<ProblemSeverity>({ error: true, warning: true }),
    location: ref('byteLocation'),
    data: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  }),
  profileResult: shape<ProfileResult>({
    profile: text,
    verdict: shape<Verdict>({
      origin: values(ORIGINS),
      compliance: values(COMPLIANCES),
      integrity: values(INTEGRITIES),
    }),
    duties: list(
      shape<Duty>({
        id: values(DUTY_IDS),
        clause: text,
        data: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
      }),
    ),
    findings: list(ref('finding')),
  }),
  finding: {
    ...shape<Finding>({
      ruleId: text,
      outcome: values(OUTCOMES),
      severity: nullable(values(SEVERITIES)),
      messageId: text,
      data: {
        type: 'object',
        additionalProperties: { anyOf: [{ type: ['string', 'number'] }, list(text)] },
      },
      clauses: list(text),
      evidence: list(text),
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$' },
    }),
    if: { properties: { outcome: values(FINDINGS_WITH_SEVERITY) } },
    // biome-ignore lint/suspicious/noThenProperty: the JSON Schema keyword
    then: { properties: { severity: { not: { type: 'null' } } } },
    else: { properties: { severity: { type: 'null' } } },
  },
  profileSummary: shape<ProfileSummary>({
    profile: text,
    origin: mapOf(ORIGINS, count),
    compliance: mapOf(COMPLIANCES, count),
    integrity: mapOf(INTEGRITIES, count),
  }),
};

/** What the `json` reporter writes. */
export const reportSchema: Schema = {
  $schema: DIALECT,
  $id: `urn:biaoshi:schema:report:${SCHEMA_VERSION}`,
  title: `biaoshi report, schemaVersion ${SCHEMA_VERSION}`,
  ...shape<Report>({
    ...run,
    assets: list(shape<AssetReport>(asset)),
    finishedAt: TIME,
    summary: shape<Summary>(summary),
  }),
  $defs: DEFINITIONS,
};

/** What the `jsonl` reporter writes on one line. */
export const reportLineSchema: Schema = {
  $schema: DIALECT,
  $id: `urn:biaoshi:schema:report-line:${SCHEMA_VERSION}`,
  title: `one line of a biaoshi report as JSON Lines, schemaVersion ${SCHEMA_VERSION}`,
  type: 'object',
  required: ['type'],
  oneOf: [
    shape<RunHeader & { type: 'run' }>({ type: { const: 'run' }, ...run }),
    shape<AssetReport & { type: 'asset' }>({ type: { const: 'asset' }, ...asset }),
    shape<Summary & { type: 'summary'; finishedAt: string }>({
      type: { const: 'summary' },
      finishedAt: TIME,
      ...summary,
    }),
  ],
  $defs: DEFINITIONS,
};
