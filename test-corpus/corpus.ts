import { createHash } from 'node:crypto';
import { CONTAINERS_SHOWN } from './containers.ts';
import { DAMAGES } from './damage.ts';
import { DEFECTS } from './defects.ts';
import { OTHER_CARRIERS } from './other-carriers.ts';
import { PLACEMENTS } from './placement.ts';
import { corpusSigner } from './provenance.ts';
import { c2paSpecimens } from './provenance-c2pa.ts';
import { conflictSpecimens } from './provenance-conflicts.ts';
import { METADATA } from './provenance-metadata.ts';
import { GENERATOR_TRACES } from './provenance-traces.ts';
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
  ...(await c2paSpecimens()),
  ...METADATA,
  ...GENERATOR_TRACES,
  ...(await conflictSpecimens()),
];

export function paperOf({ file, what, pins, bytes, expect, decodes }: Specimen): Paper {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const group = file.slice(0, file.indexOf('/')) as Group;
  return { file, group, what, pins, ...expect, decodes, bytes: bytes.length, sha256 };
}

/** The text of `trust-anchors.pem`: who the signer of the corpus is trusted by. Nobody else has a reason to trust it. */
export const anchorsText: string = corpusSigner.root;

/** The text of `papers.jsonl`. */
export const papersText = (): string => SPECIMENS.map((specimen) => `${JSON.stringify(paperOf(specimen))}\n`).join('');
