import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from '@biaoshi/core';
import { type RenderRequest, resolveOptions, type ScanOptions, type Setup } from '../options.ts';
import { resolvePictures } from '../pixels/picture-setup.ts';

/** How many assets are scanned as one run. */
export interface BatchOptions extends ScanOptions {
  /**
   * Worker threads; 0 and 1 mean that this thread scans. Default: one a processor, started only once there has been work
   * for four full chunks. Pixels are examined by as many child processes.
   */
  readonly concurrency?: number;
  /** Assets handed to a worker at once. Default 256; 8 where every byte is read (`thorough`, `hash`) or pixels may be. */
  readonly chunkSize?: number;
  /** Ends the run: what was done is delivered, then iteration ends and `interrupted` is true. */
  readonly signal?: AbortSignal;
  /** Path of the journal that lets a killed run go on; made when it is not there. */
  readonly resume?: string;
  /** Folder that keeps evidence by content, for later runs; made when it is not there. */
  readonly cache?: string;
  /** Called in this thread after each chunk, with `total` once the sources have offered everything. */
  readonly onProgress?: (progress: { readonly done: number; readonly total?: number }) => void;
  /** Has workers turn reports into text: the batch then yields `RenderedAsset`. */
  readonly render?: RenderRequest;
  /**
   * Assets, from the first on, of which `render` is handed pictures beside the report: a thumbnail, and the regions of
   * visible evidence. None where pixels are never examined. Default 0.
   */
  readonly pictures?: number;
  /**
   * Folder for the regions of visible evidence, `<index>-<evidence id>.png`; made when it is not there. Where pixels are
   * examined and show none, nothing is written.
   */
  readonly evidenceDir?: string;
  /** Where the source `-` reads from. Default: standard input. */
  readonly input?: NodeJS.ReadableStream;
}

export interface ResolvedBatch {
  readonly setup: Setup;
  readonly threads: number;
  /** The number of threads was not the caller's choice. */
  readonly threadsByDefault: boolean;
  readonly chunkSize: number;
}

const MAX_THREADS = 256;
const MAX_CHUNK_ENTRIES = 10_000;

/** Checks the options and fills in the defaults. Throws `InvalidArgumentError`. */
export function resolveBatchOptions(options: BatchOptions): ResolvedBatch {
  const scan = resolveOptions(options);
  const { concurrency, resume, cache, render } = options;
  for (const [name, value] of Object.entries({ resume, cache })) {
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      throw new InvalidArgumentError('invalidOption', `${name}: expected a path`);
    }
  }
  const pictures = scan.pixels === 'never' ? null : resolvePictures(options);
  const isSlow = scan.tier === 'thorough' || scan.hash || scan.pixels !== 'never';
  return {
    setup: { ...scan, pictures, cache: cache ?? null, render: checkedRender(render), journal: resume !== undefined },
    threads: whole('concurrency', concurrency ?? availableParallelism(), 0, MAX_THREADS),
    threadsByDefault: concurrency === undefined,
    chunkSize: whole('chunkSize', options.chunkSize ?? (isSlow ? 8 : 256), 1, MAX_CHUNK_ENTRIES),
  };
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new InvalidArgumentError('invalidOption', `${name}: expected a whole number from ${least} to ${most}`);
}

function checkedRender(render: RenderRequest | undefined): RenderRequest | null {
  if (render === undefined) return null;
  if (!URL.canParse(render.module)) throw new InvalidArgumentError('invalidOption', 'render.module: expected a URL');
  try {
    return JSON.parse(JSON.stringify(render)) as RenderRequest;
  } catch (cause) {
    throw new InvalidArgumentError('invalidOption', 'render.options: expected a JSON value', { cause });
  }
}
