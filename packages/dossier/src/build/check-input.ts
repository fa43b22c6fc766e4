import { InvalidArgumentError } from '@biaoshi/core';
import { dateOf } from '../date-of.ts';
import { DOSSIER_LIMITS, type DossierInput } from './input.ts';

/** Throws `InvalidArgumentError` (`invalidOption`) for what cannot become a dossier. */
export function checkInput({
  report,
  identifier = '',
  facts = {},
  pictures,
  originals = [],
  redact,
  timestamp,
}: DossierInput): void {
  const refuse = (message: string): never => {
    throw new InvalidArgumentError('invalidOption', message);
  };
  const most = (name: keyof typeof DOSSIER_LIMITS, value: number): void => {
    if (value > DOSSIER_LIMITS[name]) refuse(`${name}: at most ${DOSSIER_LIMITS[name]}, got ${value}`);
  };
  dateOf(report.finishedAt);
  most('assets', report.assets.length);
  most('originals', originals.length);
  most('timestampBytes', timestamp?.length ?? 0);
  most('identifierChars', identifier.length);
  for (const fact of Object.values(facts)) most('factChars', fact.length);
  most('pictureBytes', pictureBytes(pictures));
  if (redact && originals.length > 0) refuse('originals: a redacted copy holds none');
  const known = new Set(report.assets.map(({ index }) => index));
  const named = new Set<number>();
  for (const { index } of originals) {
    if (!known.has(index)) refuse(`originals: the report has no asset ${index}`);
    if (named.has(index)) refuse(`originals: asset ${index} is given twice`);
    named.add(index);
  }
}

function pictureBytes(pictures: DossierInput['pictures']): number {
  let bytes = 0;
  for (const { thumbnail, crops } of pictures?.values() ?? []) {
    bytes += thumbnail?.bytes.length ?? 0;
    for (const { picture } of crops) bytes += picture.bytes.length;
  }
  return bytes;
}
