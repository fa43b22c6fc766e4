import type { ScanLimits } from '../limits.ts';
import type { Entry } from './entry.ts';

/** A source as the caller wrote it, and what the file system says of it. */
export interface SourceSpec {
  readonly text: string;
  /** `missing` where nothing of this name is there, or it cannot be asked; `none` for text that is no path. */
  readonly found: 'file' | 'folder' | 'missing' | 'none';
}

/** What expanding a source may use and say. */
export interface SourceContext {
  readonly limits: ScanLimits;
  /** Aborts when nobody wants more entries. */
  readonly signal: AbortSignal;
  /** Where `@-` reads from. */
  readonly input: NodeJS.ReadableStream;
  /** Something was met that cannot be an asset (a pipe, a device, a socket). */
  skipped(): void;
}

/** One way of naming assets. */
export interface SourceKind {
  readonly id: string;
  /** Asked in the order of the list; the first that says yes expands it. */
  matches(spec: SourceSpec): boolean;
  /**
   * The entries, in an order that depends on nothing but the source, in blocks: a million of them must not cost a
   * promise each. Throws `IoError` or `InvalidArgumentError` only where the source itself cannot be used; what is wrong
   * with single entries is an entry of kind `fault`.
   */
  expand(spec: SourceSpec, context: SourceContext): AsyncIterable<readonly Entry[]> | Iterable<readonly Entry[]>;
}
