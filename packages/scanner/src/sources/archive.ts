import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { memorySource, type Problem, type SyncByteSource } from '@biaoshi/core';
import { lastPart } from '../asset-input.ts';
import { OpenFile } from '../file-source.ts';
import { ioProblem, ReadFault } from '../read-fault.ts';
import type { Budget } from './budget.ts';
import { type Entry, fault, wholeProblem } from './entry.ts';
import { listGzippedTar } from './gzip-tar.ts';
import { type Named, tarMembers, zipMembers } from './members.ts';
import type { SourceContext, SourceKind } from './source-kind.ts';
import { beginsTar } from './tar-reader.ts';
import { type Expanded, readAll } from './zip-member.ts';

type ArchiveFormat = 'zip' | 'tar' | 'tarGz';

/** An archive to be listed: a file, or bytes that came out of another archive. */
interface Archive {
  readonly uri: string;
  readonly format: ArchiveFormat;
  readonly source: SyncByteSource;
  /** The file that it is; undefined for bytes in memory. */
  readonly path: string | undefined;
  readonly level: number;
  readonly budget: Budget;
}

type Blocks = AsyncGenerator<readonly Entry[], Problem | undefined>;

const BLOCK_ENTRIES = 256;

/** The archive format that a name promises, if any. The bytes have the last word. */
export function archiveFormatOf(name: string): ArchiveFormat | undefined {
  const lower = name.toLowerCase();
  if (lower.endsWith('.zip')) return 'zip';
  if (lower.endsWith('.tar')) return 'tar';
  return lower.endsWith('.tar.gz') || lower.endsWith('.tgz') ? 'tarGz' : undefined;
}

const archiveKind = (id: string, format: ArchiveFormat): SourceKind => ({
  id,
  matches: ({ text, found }) => found === 'file' && archiveFormatOf(text) === format,
  expand: ({ text }, context) => expandArchive(text, true, context),
});

/** `archive.zip`: its entries, as `archive.zip!/inner/name.png`. */
export const zipSource = archiveKind('zip', 'zip');
/** `archive.tar`. */
export const tarSource = archiveKind('tar', 'tar');
/** `archive.tar.gz`, `archive.tgz`. */
export const tarGzSource = archiveKind('tar.gz', 'tarGz');

/**
 * The entries of the archive at `path`, nested archives opened in their turn. A file that only calls itself an archive,
 * or cannot be read, is offered as a file. What is wrong with an archive is a result under its own name, after what
 * could be listed.
 */
export async function* expandArchive(
  path: string,
  explicit: boolean,
  context: SourceContext,
): AsyncGenerator<readonly Entry[]> {
  const format = archiveFormatOf(path);
  const file = format && openArchive(path, format);
  if (!file) {
    yield [{ kind: 'file', path, explicit }];
    return;
  }
  try {
    const budget = { bytes: context.limits.maxArchiveTotalBytes };
    yield* list({ uri: path, format, source: file, path, level: 1, budget }, context);
  } finally {
    file.close();
  }
}

function openArchive(path: string, format: ArchiveFormat): OpenFile | undefined {
  let file: OpenFile | undefined;
  try {
    file = new OpenFile(path);
    if (isArchive(file, format)) return file;
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
  }
  file?.close();
  return undefined;
}

function isArchive(source: SyncByteSource, format: ArchiveFormat): boolean {
  const head = readAll(source, 0, 512);
  if (format === 'tar') return beginsTar(head);
  if (format === 'tarGz') return head[0] === 0x1f && head[1] === 0x8b;
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) < 9;
}

async function* list(archive: Archive, context: SourceContext): AsyncGenerator<readonly Entry[]> {
  let problem: Problem | undefined;
  try {
    problem = yield* archive.format === 'tarGz' ? listStreamed(archive, context) : listInPlace(archive, context);
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    problem = ioProblem(error);
  }
  if (problem) yield [fault(archive.uri, lastPart(archive.uri), problem)];
}

/** Zip and plain tar: the entries of a file stay where they are until somebody scans them. */
async function* listInPlace(archive: Archive, context: SourceContext): Blocks {
  const { source, path, budget } = archive;
  const { limits, signal } = context;
  const members = archive.format === 'zip' ? zipMembers(source, limits, budget) : tarMembers(source, limits);
  let block: Entry[] = [];
  while (!signal.aborted) {
    const step = members.next();
    const member = step.done ? undefined : step.value;
    const inner = member && archiveFormatOf(member.name);
    if (member && !inner) {
      const named = nameIn(archive, member.name);
      block.push(path === undefined ? inMemory(member.expand(), named) : member.onDisk(path, named));
    }
    if (block.length > 0 && (!member || inner || path === undefined || block.length === BLOCK_ENTRIES)) {
      yield block;
      block = [];
    }
    if (step.done) return step.value;
    if (member && inner) yield* listNested(archive, nameIn(archive, member.name), inner, member.expand, context);
  }
  return undefined;
}

/** A compressed tar can only be read through, so each entry's bytes are taken along. */
async function* listStreamed(archive: Archive, context: SourceContext): Blocks {
  const { path, source, budget } = archive;
  const packed = path === undefined ? Readable.from([readAll(source, 0, source.size)]) : createReadStream(path);
  const members = listGzippedTar(packed, context.limits, budget);
  try {
    while (!context.signal.aborted) {
      const step = await members.next();
      if (step.done) return step.value;
      const { member, bytes, problem } = step.value;
      const named = nameIn(archive, member.name);
      const inner = archiveFormatOf(member.name);
      const expanded: Expanded =
        bytes.length === 0 && problem
          ? { source: undefined, problem }
          : { source: memorySource(bytes), ...(problem && { problem }) };
      if (inner) yield* listNested(archive, named, inner, () => expanded, context);
      else yield [inMemory(expanded, named)];
    }
    return undefined;
  } finally {
    await members.return(undefined);
  }
}

async function* listNested(
  outer: Archive,
  named: Named,
  format: ArchiveFormat,
  expand: () => Expanded,
  context: SourceContext,
): AsyncGenerator<readonly Entry[]> {
  const { maxArchiveNesting, maxArchiveEntryBytes } = context.limits;
  const level = outer.level + 1;
  if (level > maxArchiveNesting) {
    yield [{ kind: 'fault', ...named, problem: wholeProblem('nestingTooDeep', { limit: maxArchiveNesting }) }];
    return;
  }
  const { source, problem } = expand();
  if (!source || source.size > maxArchiveEntryBytes) {
    const data = { limit: 'maxArchiveEntryBytes', value: maxArchiveEntryBytes };
    yield [{ kind: 'fault', ...named, problem: problem ?? wholeProblem('limitExceeded', data) }];
    return;
  }
  const bytes = memorySource(readAll(source, 0, source.size));
  if (!isArchive(bytes, format)) {
    yield [inMemory({ source: bytes, ...(problem && { problem }) }, named)];
    return;
  }
  yield* list({ uri: named.uri, format, source: bytes, path: undefined, level, budget: outer.budget }, context);
  if (problem) yield [fault(named.uri, named.name, problem)];
}

function inMemory({ source, problem }: Expanded, named: Named): Entry {
  if (!source) return { kind: 'fault', ...named, problem };
  const bytes = readAll(source, 0, source.size);
  return { kind: 'bytes', bytes, ...named, ...(problem && { problem }) };
}

const nameIn = (archive: Archive, name: string): Named => ({
  uri: `${archive.uri}!/${shortened(name)}`,
  name: shortened(lastPart(name)),
  explicit: false,
});

/** Names can be a megabyte long; the beginning and the ending tell enough. */
const shortened = (name: string): string =>
  name.length <= MAX_NAME_CHARACTERS
    ? name
    : `${name.slice(0, MAX_NAME_CHARACTERS / 2)}…${name.slice(-MAX_NAME_CHARACTERS / 2)}`;

const MAX_NAME_CHARACTERS = 4096;
