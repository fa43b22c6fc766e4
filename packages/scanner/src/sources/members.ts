import type { Problem, SyncByteSource } from '@biaoshi/core';
import { rangeOf } from '../file-source.ts';
import type { SourceLimits } from '../limits.ts';
import { type Budget, overBudget } from './budget.ts';
import { type Entry, wholeProblem } from './entry.ts';
import { readTar, type TarMember } from './tar-reader.ts';
import { listZip, type ZipEntry } from './zip-directory.ts';
import { type Expanded, expandMember, readAll } from './zip-member.ts';

/** What an entry of an archive is called. */
export interface Named {
  readonly uri: string;
  readonly name: string;
  readonly explicit: boolean;
}

/** One file of an archive that can be read in any order. */
export interface Member {
  readonly name: string;
  /** As an entry that whoever scans it reads from the archive at `path`. */
  onDisk(path: string, named: Named): Entry;
  /** Its bytes, now. */
  expand(): Expanded;
}

export function* zipMembers(
  archive: SyncByteSource,
  limits: SourceLimits,
  budget: Budget,
): Generator<Member, Problem | undefined> {
  const listed = listZip(archive, limits);
  for (;;) {
    const step = listed.next();
    if (step.done) return step.value;
    budget.bytes -= step.value.member.size;
    if (budget.bytes < 0) return overBudget(limits);
    yield zipMember(archive, step.value, limits);
  }
}

const zipMember = (archive: SyncByteSource, { name, member }: ZipEntry, limits: SourceLimits): Member => ({
  name,
  onDisk: (path, named) => ({ kind: 'zipped', path, member, ...named }),
  expand: () => expandMember(archive, member, limits),
});

export function* tarMembers(archive: SyncByteSource, limits: SourceLimits): Generator<Member, Problem | undefined> {
  const reader = readTar(limits);
  let step = reader.next();
  while (!step.done) {
    const wanted = step.value;
    if (wanted.want === 'bytes') {
      step = reader.next(readAll(archive, wanted.offset, wanted.length));
      continue;
    }
    yield tarMember(archive, wanted.member);
    step = reader.next(new Uint8Array(0));
  }
  return step.value;
}

const tarMember = (archive: SyncByteSource, member: TarMember): Member => ({
  name: member.name,
  onDisk: (path, named) =>
    member.sparse
      ? { kind: 'fault', problem: sparseProblem(), ...named }
      : { kind: 'range', path, start: member.start, end: member.end, ...named },
  expand: () =>
    member.sparse ? { source: undefined, problem: sparseProblem() } : expandRange(archive, member.start, member.end),
});

const sparseProblem = (): Problem => wholeProblem('unsupportedVariant', { variant: 'sparse tar entry' });

/** Bytes that an archive holds as they are; a problem when the archive ends before them. */
export function expandRange(archive: SyncByteSource, start: number, end: number): Expanded {
  const source = rangeOf(archive, start, end);
  const missing = end - start - source.size;
  return missing === 0 ? { source } : { source, problem: wholeProblem('truncated', { missing }) };
}
