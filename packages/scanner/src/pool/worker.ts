import type { ChunkResult } from '../batch/chunk-result.ts';
import { ChunkRunner } from '../batch/chunk-runner.ts';
import type { Setup } from '../options.ts';
import type { Entry } from '../sources/entry.ts';

/** A chunk on its way to a worker: text where it can be, since that crosses at a fraction of an object's cost. */
export interface WorkerTask {
  /** The setup as JSON; the same text for every task of a run. */
  readonly setup: string;
  readonly first: number;
  /** The entries as JSON; those of kind `bytes` have the place of their bytes in `blobs` instead of them. */
  readonly entries: string;
  readonly blobs: readonly Uint8Array[];
  /** Not 0 once the work is to stop. */
  readonly stop: Int32Array;
}

/** Never a rejection: a worker that fails to answer has died, and nothing else looks like that. */
export type WorkerAnswer = ChunkResult | { readonly failure: string };

let current: { readonly setup: string; readonly runner: ChunkRunner } | undefined;

/** What a worker does, and all that it does. @public: its only importer is the CommonJS entry. */
export default async function scanChunk(task: WorkerTask): Promise<WorkerAnswer> {
  try {
    if (current?.setup !== task.setup) {
      const setup = JSON.parse(task.setup) as Setup;
      current = { setup: task.setup, runner: await ChunkRunner.create(setup, true, 1) };
    }
    return await current.runner.run(task.first, entriesOf(task), () => Atomics.load(task.stop, 0) !== 0);
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** The inverse of `packEntries`. */
const entriesOf = ({ entries, blobs }: WorkerTask): Entry[] =>
  (JSON.parse(entries) as (Entry & { blob?: number })[]).map((entry) =>
    entry.blob === undefined ? entry : ({ ...entry, bytes: blobs[entry.blob] } as Entry),
  );

/** Entries as a task carries them. */
export function packEntries(entries: readonly Entry[]): Pick<WorkerTask, 'entries' | 'blobs'> {
  const blobs: Uint8Array[] = [];
  const packed = entries.map((entry) => {
    if (entry.kind !== 'bytes') return entry;
    const { bytes, ...rest } = entry;
    return { ...rest, blob: blobs.push(alone(bytes)) - 1 };
  });
  return { entries: JSON.stringify(packed), blobs };
}

/** A view takes all of the memory behind it along to another thread, so one of a part is copied first. */
const alone = (bytes: Uint8Array): Uint8Array =>
  bytes.length === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
