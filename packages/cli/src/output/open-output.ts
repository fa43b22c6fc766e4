import { createWriteStream, realpathSync, statSync } from 'node:fs';
import { rename, unlink } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Terminal } from '../terminal.ts';
import { systemReason, UsageError } from '../usage-error.ts';
import { BufferedSink } from './buffered-sink.ts';

/** Where results go. One of `finish` and `discard` ends it. */
export interface Output {
  /** Undefined while the reader keeps up; otherwise resolves when it has caught up, or is gone. */
  write(piece: string | Uint8Array): Promise<void> | undefined;
  /** Everything is out and, for a file, under its name. Throws `UsageError` (`fileUnwritable`). */
  finish(): Promise<void>;
  /** Gives up: a file that was being written leaves no trace. */
  discard(): Promise<void>;
}

interface OutputOptions {
  /** `--output`; undefined or `-` is standard output. */
  readonly file: string | undefined;
  /** What is being read: none of it may be overwritten. */
  readonly sources: readonly string[];
  readonly terminal: Terminal;
  /** Nobody takes the results any more: go on no further. */
  readonly onGone: () => void;
  readonly beforeWrite?: () => void;
}

/**
 * Opens the place of the results. A file appears under its name only once it is complete; an existing one is replaced
 * then, and stays as it was if the run fails. A device or pipe is written as it is. Throws `UsageError`.
 */
export async function openOutput(options: OutputOptions): Promise<Output> {
  const { file } = options;
  if (file === undefined || file === '-') return standardOutput(options);
  const target = resolved(file);
  if (target.replace && options.sources.some((source) => isSameFile(source, file))) {
    throw new UsageError('outputIsSource', { file });
  }
  if (target.replace) return openFile(file, target.path, `${target.path}.${process.pid}.part`);
  return openFile(file, target.path, undefined);
}

function standardOutput({ terminal, onGone, beforeWrite }: OutputOptions): Output {
  let failure: Error | undefined;
  const failed = (error: Error) => {
    failure = error;
    onGone();
  };
  const sink = new BufferedSink(terminal.stdout, failed, beforeWrite);
  return {
    write: (piece) => sink.write(piece),
    async finish() {
      await sink.finish().catch(() => undefined);
      if (failure && !isReaderGone(failure)) {
        throw new UsageError('fileUnwritable', { file: '-', reason: systemReason(failure) }, failure);
      }
    },
    discard: () => sink.finish().catch(() => undefined),
  };
}

/** `| head` has seen enough: nobody needs to be told. */
const isReaderGone = (error: Error): boolean => ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(systemReason(error));

async function openFile(file: string, path: string, partial: string | undefined): Promise<Output> {
  const unwritable = (error: unknown) => new UsageError('fileUnwritable', { file, reason: systemReason(error) }, error);
  const stream = createWriteStream(partial ?? path, { flags: partial ? 'wx' : 'w' });
  await opened(stream).catch((error: unknown) => {
    throw unwritable(error);
  });
  const sink = new BufferedSink(stream, () => undefined);
  const discard = async () => {
    stream.destroy();
    if (partial) await unlink(partial).catch(() => undefined);
  };
  return {
    write: (piece) => sink.write(piece),
    async finish() {
      try {
        await sink.finish();
        stream.end();
        await finished(stream);
        if (partial) await rename(partial, path);
      } catch (error) {
        await discard();
        throw unwritable(error);
      }
    },
    discard,
  };
}

const opened = (stream: Writable): Promise<void> =>
  new Promise((resolve, reject) => stream.once('open', () => resolve()).once('error', reject));

function isSameFile(source: string, file: string): boolean {
  const [one, other] = [source, file].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.isFile() && one.ino === other.ino && one.dev === other.dev;
}

interface Target {
  /** The way through links, so that a link to a file stays one. */
  readonly path: string;
  /** False for a device or a pipe, which cannot be replaced. */
  readonly replace: boolean;
}

function resolved(file: string): Target {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return { path: file, replace: true };
  if (stats.isDirectory()) throw new UsageError('fileUnwritable', { file, reason: 'EISDIR' });
  return stats.isFile() ? { path: realpathSync(file), replace: true } : { path: file, replace: false };
}
