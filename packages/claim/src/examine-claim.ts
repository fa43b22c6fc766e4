import { availableParallelism } from 'node:os';
import { type EncodedPicture, profileById } from '@biaoshi/core';
import { TOOL } from '@biaoshi/scanner';
import { PixelHost } from '@biaoshi/vision/host';
import { type ClaimOptions, checkedContext, type Examiner } from './claim-input.ts';
import {
  CLAIM_SCHEMA_VERSION,
  type ClaimContext,
  type ClaimReport,
  NOT_ASSESSED,
  type PairComparison,
} from './claim-report.ts';
import { CLAIM_LIMITS } from './limits.ts';
import { lookUp } from './look-up.ts';
import { comparedPairs, crossPairs, innerPairs, matchesOf, type Pair } from './pairs.ts';
import { type HeldBytes, type HeldPhoto, readPhoto } from './read-photo.ts';
import { type RegionDetail, regionDetails } from './region-details.ts';
import { statementsOf } from './statements/index.ts';

/** The two photos of a pair laid onto each other, with what differs drawn. */
export interface PairPictures {
  readonly evidence: string;
  readonly listing: string;
  readonly views: { readonly evidence: EncodedPicture; readonly listing: EncodedPicture };
  /** The largest regions that differ, close up. */
  readonly details: readonly RegionDetail[];
}

/** What a sheet shows beside the report. */
export interface ClaimPictures {
  /** Each photo shrunk, by its id; those that could not be decoded are not there. */
  readonly photos: ReadonlyMap<string, EncodedPicture>;
  readonly pairs: readonly PairPictures[];
}

export interface Claim {
  readonly report: ClaimReport;
  readonly pictures: ClaimPictures;
}

/** Processes that decode pictures, at most: each holds a picture or two. */
const MAX_PROCESSES = 4;

/**
 * Examines a refund claim's photos against the listing's. A photo that is damaged is a result; a file that cannot be opened
 * rejects with `IoError`, an input that cannot be with `InvalidArgumentError`, and an abort with the signal's reason.
 */
export async function examineClaim(options: ClaimOptions): Promise<Claim> {
  const context = checkedContext(options);
  const examiner = options.examiner ?? new PixelHost({ processes: Math.min(MAX_PROCESSES, availableParallelism()) });
  try {
    return await examined(options, context, examiner);
  } finally {
    if (!options.examiner) await examiner.close();
  }
}

async function examined(options: ClaimOptions, context: ClaimContext, examiner: Examiner): Promise<Claim> {
  const { signal, now = Date.now() } = options;
  const budget = { left: CLAIM_LIMITS.maxHeldBytes };
  const evidence = await photosOf('E', options, budget, examiner);
  const listing = await photosOf('L', options, budget, examiner);
  const cross = crossPairs(evidence, listing);
  const { chosen, leftOut } = comparedPairs(cross);
  const { pictures: wantsPictures = true } = options;
  const compared = await Promise.all(chosen.map((pair) => compare(pair, wantsPictures, examiner, signal)));
  const comparisons = compared.map(({ comparison }) => comparison);
  const crossMatches = matchesOf(cross);
  const innerMatches = matchesOf(innerPairs(evidence));
  const ledger = options.ledger
    ? await lookUp(evidence, options.ledger, context.case, new Date(now).toISOString())
    : null;
  const found = { comparisons, crossMatches, innerMatches, ledger, context, now };
  const report: ClaimReport = {
    kind: 'claim',
    schemaVersion: CLAIM_SCHEMA_VERSION,
    tool: TOOL,
    ...context,
    profiles: profilesOf(evidence),
    limits: CLAIM_LIMITS,
    createdAt: new Date(now).toISOString(),
    evidence: evidence.map(({ photo }) => photo),
    listing: listing.map(({ photo }) => photo),
    comparisons,
    pairsLeftOut: leftOut,
    matches: [...innerMatches, ...crossMatches],
    ledger,
    statements: statementsOf(
      evidence.map(({ photo }) => photo),
      listing.map(({ photo }) => photo),
      found,
    ),
    notAssessed: NOT_ASSESSED,
  };
  return { report, pictures: picturesOf([...evidence, ...listing], compared) };
}

async function photosOf(
  side: 'E' | 'L',
  { evidence, listing, scan: given, pictures: wantsPicture = true, signal }: ClaimOptions,
  budget: HeldBytes,
  examiner: Examiner,
): Promise<readonly HeldPhoto[]> {
  const scan = { pixels: 'always', ...given, hash: true, ...(signal && { signal }) } as const;
  return Promise.all(
    (side === 'E' ? evidence : listing).map((input, index) =>
      readPhoto({ id: `${side}${index + 1}`, index, input, scan, wantsPicture, budget }, examiner, signal),
    ),
  );
}

interface Compared {
  readonly comparison: PairComparison;
  readonly views: PairPictures['views'] | null;
  readonly details: PairPictures['details'];
}

async function compare(
  pair: Pair,
  wantsPictures: boolean,
  examiner: Examiner,
  signal?: AbortSignal,
): Promise<Compared> {
  const { one, other } = pair;
  const { views, ...comparison } = await examiner.compare(one.bytes as Uint8Array, other.bytes as Uint8Array, signal);
  const details = wantsPictures ? await regionDetails(pair, comparison.regions, examiner, signal) : [];
  return { comparison: { evidence: one.photo.id, listing: other.photo.id, ...comparison }, views, details };
}

function profilesOf([first]: readonly HeldPhoto[]): ClaimReport['profiles'] {
  const results = first?.photo.report.results ?? [];
  return results.map(({ profile }) => ({ id: profile, version: profileById(profile).version }));
}

function picturesOf(photos: readonly HeldPhoto[], compared: readonly Compared[]): ClaimPictures {
  return {
    photos: new Map(photos.flatMap(({ photo, thumbnail }) => (thumbnail ? [[photo.id, thumbnail]] : []))),
    pairs: compared.flatMap(({ comparison: { evidence, listing }, views, details }) =>
      views ? [{ evidence, listing, views, details }] : [],
    ),
  };
}
