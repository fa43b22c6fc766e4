import type { AssetReport, LocaleId, RunHeader } from '@biaoshi/core';
import type { Delivery } from './delivery.ts';
import type { Digest } from './digest.ts';

export const ADAPTER_IDS = ['dingtalk', 'dsa', 'feishu', 'file', 'mail', 's3', 'webhook', 'wecom'] as const;
export type AdapterId = (typeof ADAPTER_IDS)[number];

/** The environment variables of the process; secrets come from nowhere else. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Why a delivery was not taken. */
export const FAILURE_CODES = [
  /** There was no connection, so nothing was sent. */
  'noConnection',
  /** The connection broke. */
  'network',
  'timeout',
  /** The receiver answered with an HTTP status that is no success. */
  'httpStatus',
  /** The receiver points elsewhere; a signed message is not sent after it. */
  'redirect',
  /** HTTP 200, and a code in the body that is no success. */
  'answerCode',
  'smtp',
  'fileSystem',
  /** The receiver names the field of the message that it does not accept. */
  'invalidFields',
  /** A run was killed while it sent this, and the receiver cannot be asked: a person decides. */
  'unknownOutcome',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export interface Failure {
  readonly code: FailureCode;
  /** What the other side said, bounded; hostile text. */
  readonly detail: string;
}

/**
 * What became of one delivery. `delivered`: taken now. `alreadyThere`: an earlier try had got through. `retry`: may work
 * later, at the earliest after `afterMs` where the receiver said so. `refused`: will never work as it is.
 */
export type Outcome =
  | { readonly result: 'delivered' | 'alreadyThere' }
  | { readonly result: 'retry'; readonly failure: Failure; readonly afterMs?: number }
  | { readonly result: 'refused'; readonly failure: Failure };

/** An open way to the receiver. */
export interface Sender {
  /**
   * Sends at most `batchSize` deliveries and answers for each, in order. Throws only when there is a bug, or with the
   * signal's reason when it was aborted.
   */
  deliver(batch: readonly Delivery[], signal: AbortSignal): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

interface ChannelBase {
  readonly adapter: AdapterId;
  /** Deliveries that one request carries at most. */
  readonly batchSize: number;
  /** Requests under way at the same time at most. */
  readonly concurrency: number;
  /**
   * The receiver drops what it has had already, by the idempotency key. Where it does not, a delivery that a killed run
   * left open is never sent again unasked.
   */
  readonly deduplicates: boolean;
  /** Reads the secrets and opens the way. Throws `InvalidArgumentError` (`invalidConfig`) for a secret that is missing or malformed. */
  open(environment: Environment): Sender;
}

/** Makes deliveries of each chosen asset. `prepare` is pure. */
export interface AssetChannel extends ChannelBase {
  readonly unit: 'asset';
  prepare(asset: AssetReport, run: RunHeader): readonly Delivery[];
}

/** Makes deliveries of a whole run, one digest a group of recipients. `groupsOf` and `prepare` are pure. */
export interface RunChannel extends ChannelBase {
  readonly unit: 'run';
  /** The digests that an asset belongs to; none: nobody is told of it. Few: a digest each is held. */
  groupsOf(asset: AssetReport): readonly string[];
  prepare(digest: Digest): readonly Delivery[];
}

/** An adapter with its settings. */
export type Channel = AssetChannel | RunChannel;

export interface ChannelOptions {
  readonly locale: LocaleId;
  /** Files that go along (the dossier), where the adapter can take any. */
  readonly attachments?: readonly Attachment[];
}

export interface Attachment {
  /** A bare file name, of the operator's choice. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Adapter {
  readonly id: AdapterId;
  /** `settings`: the operator's, as parsed from JSON. Throws `InvalidArgumentError` (`invalidConfig`). */
  configure(settings: unknown, options: ChannelOptions): Channel;
}
