export {
  ADAPTER_IDS,
  type Adapter,
  type AdapterId,
  type AssetChannel,
  type Attachment,
  type Channel,
  type ChannelOptions,
  type Environment,
  FAILURE_CODES,
  type Failure,
  type FailureCode,
  type Outcome,
  type RunChannel,
  type Sender,
} from './adapter.ts';
export { ADAPTERS, adapterById } from './adapters.ts';
export type { Delivery } from './delivery.ts';
export type { Digest } from './digest.ts';
export { DeadLetters, isDeadLetters, readDeadLetters } from './engine/dead-letters.ts';
export { type DeliverOptions, type DeliverySummary, deliverAll } from './engine/deliver-all.ts';
export { deliveriesOf } from './engine/deliveries.ts';
export { Journal } from './engine/journal.ts';
export { DEFAULT_RETRY, parseRetry, type RetryPolicy } from './engine/retry.ts';
export { choose } from './policy/choose.ts';
export { DEFAULT_POLICY, type Policy, parsePolicy, REDACTIONS, type Redaction } from './policy/policy.ts';
export { REDACTED } from './policy/redact.ts';
export { openReport, type SavedReport } from './report/read-report.ts';
