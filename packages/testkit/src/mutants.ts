import {
  type AssetEvidence,
  METADATA_FAMILIES,
  memorySource,
  type ProblemCode,
  readEvidenceSync,
  type Tier,
} from '@biaoshi/core';
import { endsWhole } from './ends-whole.ts';
import { MUTATORS } from './mutate.ts';
import { randomBelow, seededRandom } from './random.ts';

export interface MutantRun {
  /** Mutants read, each under one tier and once more cut short. */
  readonly mutants: number;
  readonly byMutator: Readonly<Record<string, number>>;
  /** What went wrong, with the seed's step so that it can be made again; empty when nothing did. */
  readonly complaints: readonly string[];
  readonly slowestMs: number;
}

const TIERS: readonly Tier[] = ['metadata', 'metadata', 'thorough', 'quick'];
const MAX_COMPLAINTS = 20;

/**
 * Damages files in seeded ways and reads them. A complaint is a throw; a label called absent although a walk
 * broke off; or a family that a mutant made unreadable and a cut of the same mutant makes absent.
 */
export function runMutants(bases: readonly Uint8Array[], count: number, seed: number): MutantRun {
  const random = seededRandom(seed);
  const names = Object.keys(MUTATORS);
  const byMutator: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  const complaints: string[] = [];
  let slowestMs = 0;
  for (let step = 0; step < count && complaints.length < MAX_COMPLAINTS; step++) {
    let bytes = pick(bases, random);
    let recipe = '';
    for (let rounds = 1 + randomBelow(random, 3); rounds > 0; rounds--) {
      const name = pick(names, random);
      byMutator[name] = (byMutator[name] ?? 0) + 1;
      recipe += ` ${name}`;
      bytes = (MUTATORS[name] as (typeof MUTATORS)[string])(bytes, random, pick(bases, random));
    }
    const tier = pick(TIERS, random);
    const cut = bytes.slice(0, randomBelow(random, bytes.length + 1));
    const started = performance.now();
    try {
      const mutant = readEvidenceSync(memorySource(bytes), { tier });
      const shorter = readEvidenceSync(memorySource(cut), { tier });
      const relapsed = isFinished(shorter, cut) ? [] : relapses(mutant, shorter);
      complaints.push(
        ...[...lies(mutant), ...lies(shorter), ...relapsed].map((lie) => `${step}${recipe} ${tier}: ${lie}`),
      );
    } catch (error) {
      complaints.push(`${step}${recipe} ${tier}: threw ${error instanceof Error ? error.stack : error}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
  }
  return { mutants: count, byMutator, complaints, slowestMs };
}

/** Damage that breaks a walk off, wherever it happens: behind it a label may have stood. */
const BROKEN_OFF: ReadonlySet<ProblemCode> = new Set(['emptyFile', 'truncated', 'unknownFormat']);

function lies({ problems, readings }: AssetEvidence): string[] {
  const broken = problems.find(({ code, severity }) => severity === 'error' && BROKEN_OFF.has(code));
  return broken && readings.aigcField === 'absent'
    ? [`no label in spite of ${broken.code} at ${broken.location.path}`]
    : [];
}

/** A cut that leaves a finished file, with or without a rest behind it, may take away just what the damage had added. */
const isFinished = ({ format, problems }: AssetEvidence, bytes: Uint8Array): boolean =>
  endsWhole(bytes, format) || problems.some(({ code }) => code === 'trailingData');

/** Families that more damage turned from unreadable to absent. */
const relapses = (mutant: AssetEvidence, shorter: AssetEvidence): string[] =>
  METADATA_FAMILIES.filter(
    (family) => mutant.readings[family] === 'unreadable' && shorter.readings[family] === 'absent',
  ).map((family) => `${family} was unreadable, and absent once cut`);

const pick = <T>(list: readonly T[], random: () => number): T => list[randomBelow(random, list.length)] as T;
