import { Readable } from 'node:stream';
import { resolveLimits, type ScanLimits } from '../src/limits.ts';
import { nameOf, uriOf } from '../src/scanner.ts';
import type { Entry } from '../src/sources/entry.ts';
import { type BatchInput, expandAll } from '../src/sources/expand.ts';

export interface Expansion {
  readonly entries: readonly Entry[];
  readonly skipped: number;
}

/** All entries of the sources, in order. */
export async function expand(
  inputs: readonly BatchInput[],
  limits: Partial<ScanLimits> = {},
  input: NodeJS.ReadableStream = Readable.from([]),
): Promise<Expansion> {
  let skipped = 0;
  const context = {
    limits: resolveLimits(limits),
    signal: new AbortController().signal,
    input,
    skipped: () => void skipped++,
  };
  const entries: Entry[] = [];
  for await (const block of expandAll(inputs, context)) entries.push(...block.entries);
  return { entries, skipped };
}

/** What entries are called, below a folder. */
export const urisBelow = (folder: string, { entries }: Expansion): string[] =>
  entries.map((entry) => uriOf(entry).replace(`${folder}/`, ''));

/** What is wrong with entries of kind `fault`, by name. */
export const faultsOf = ({ entries }: Expansion): [string, string, object][] =>
  entries.flatMap((entry) => (entry.kind === 'fault' ? [[nameOf(entry), entry.problem.code, entry.problem.data]] : []));
