import { createHash } from 'node:crypto';
import { CONTAINERS_SHOWN } from './containers.ts';
import { DAMAGES } from './damage.ts';
import { DEFECTS } from './defects.ts';
import { OTHER_CARRIERS } from './other-carriers.ts';
import { PLACEMENTS } from './placement.ts';
import { SERIALISATIONS } from './serialisations.ts';
import type { Group, Paper, Specimen } from './specimen.ts';

/** Every file of the corpus. Adding one: a line in the list of its group. */
export const SPECIMENS: readonly Specimen[] = [
  ...SERIALISATIONS,
  ...CONTAINERS_SHOWN,
  ...OTHER_CARRIERS,
  ...DEFECTS,
  ...PLACEMENTS,
  ...DAMAGES,
];

export function paperOf({ file, what, pins, bytes, expect, decodes }: Specimen): Paper {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const group = file.slice(0, file.indexOf('/')) as Group;
  return { file, group, what, pins, ...expect, decodes, bytes: bytes.length, sha256 };
}

/** The text of `papers.jsonl`. */
export const papersText = (): string => SPECIMENS.map((specimen) => `${JSON.stringify(paperOf(specimen))}\n`).join('');
