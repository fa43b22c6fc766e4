import {
  type AssetReport,
  COMPLIANCES,
  DUTY_IDS,
  INTEGRITIES,
  ORIGINS,
  OUTCOMES,
  type RunHeader,
  SCHEMA_VERSION,
  SEVERITIES,
} from '@biaoshi/core';
import { MAX_ID_CHARS, MAX_ITEMS, MAX_RESULTS } from './limits.ts';

type Shape = (value: unknown) => boolean;

const text =
  (most: number): Shape =>
  (value) =>
    typeof value === 'string' && value.length <= most;
const id = text(MAX_ID_CHARS);
const free = text(Number.POSITIVE_INFINITY);
const oneOf =
  (values: readonly unknown[]): Shape =>
  (value) =>
    values.includes(value);
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const list =
  (shape: Shape, most = MAX_ITEMS): Shape =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(shape);
const count: Shape = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const object =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isObject(value) && Object.entries(shapes).every(([key, shape]) => shape(value[key]));
/** Data of messages: texts, figures, and lists of texts. */
const data: Shape = (value) =>
  isObject(value) &&
  Object.values(value).every(
    (item) => free(item) || typeof item === 'number' || (Array.isArray(item) && item.every(free)),
  );

const manifest = object({
  title: free,
  actions: list(object({ description: free })),
  ingredients: list(object({ title: free })),
  signer: orNull(object({ commonName: free })),
});

/** Of its data, only what is looked into. */
const evidence: Shape = (value) => {
  if (!object({ id, kind: id, carrier: free, location: isObject, data: isObject })(value)) return false;
  const { kind, data: found } = value as { kind: string; data: Readonly<Record<string, unknown>> };
  if (kind === 'aigcField') return object({ fields: isObject, raw: free })(found);
  if (kind === 'generatorTrace') return free(found.raw);
  if (kind === 'invisibleMark') return free(found.payload);
  return kind !== 'c2paManifest' || found.manifests === undefined || list(manifest)(found.manifests);
};

const finding = object({
  ruleId: id,
  outcome: oneOf(OUTCOMES),
  severity: orNull(oneOf(SEVERITIES)),
  messageId: free,
  data,
  clauses: list(id),
  evidence: list(id),
  fingerprint: id,
});

const result = object({
  profile: id,
  verdict: object({ origin: oneOf(ORIGINS), compliance: oneOf(COMPLIANCES), integrity: oneOf(INTEGRITIES) }),
  duties: list(object({ id: oneOf(DUTY_IDS), clause: id, data }), MAX_RESULTS),
  findings: list(finding),
});

const asset = object({
  index: count,
  asset: object({ uri: free, name: free, bytes: orNull(count), sha256: orNull(id), format: orNull(id) }),
  readings: isObject,
  unexamined: list(isObject),
  evidence: list(evidence),
  problems: list(isObject),
  results: list(result, MAX_RESULTS),
});

const run = object({
  tool: object({ name: id, version: id }),
  profiles: list(object({ id, version: count }), MAX_RESULTS),
  limits: isObject,
  startedAt: id,
});

/** True for what has the parts of an asset's report that deliveries are made from, each within its bound. */
export const isAssetReport = (value: unknown): value is AssetReport => asset(value);

/** The same of a run's header, whatever its version of the schema. */
export const isRun = (value: unknown): value is Omit<RunHeader, 'schemaVersion'> => run(value);

export const versionOf = (value: unknown): unknown => (isObject(value) ? value.schemaVersion : undefined);
export const isKnownVersion = (version: unknown): boolean => version === SCHEMA_VERSION;
