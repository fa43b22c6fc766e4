import type { Reading } from '@biaoshi/core';
import { decode } from './decode.ts';
import type { Detector, PixelDepth, PixelFamily } from './detector.ts';
import { DETECTORS } from './detectors/index.ts';
import type { Picture } from './picture.ts';
import {
  type PixelEvidence,
  type PixelOptions,
  type PixelResult,
  problemOf,
  readingsBy,
  unreadable,
} from './result.ts';

/** Pieces of evidence of one asset, at most. */
const MAX_EVIDENCE = 64;

/**
 * Decodes an image and runs every detector over it, in this process: a hostile file can end it, so use a `PixelHost` for
 * what strangers hand in. Never rejects on what the bytes hold.
 */
export async function examinePixels(bytes: Uint8Array, options: PixelOptions): Promise<PixelResult> {
  const { picture, fault } = await decode(bytes);
  const problems = fault ? [problemOf(bytes.length, fault.code, fault.data)] : [];
  if (!picture) return unreadable(problems);
  const findings = await Promise.all(DETECTORS.map((detector) => run(detector, picture, options.depth)));
  const evidence = findings.flatMap(({ found }) => found).slice(0, MAX_EVIDENCE);
  for (const { error } of findings) {
    if (error) problems.push(problemOf(bytes.length, 'internalError', { message: error }));
  }
  const silent = new Set(findings.flatMap(({ detector, error }) => (error ? detector.families : [])));
  const answer = (family: PixelFamily): Reading => {
    if (evidence.some((one) => answersFor(one) === family)) return 'present';
    if (fault || silent.has(family)) return 'unreadable';
    const asked = findings.filter(({ detector }) => detector.families.includes(family));
    return asked.length > 0 && asked.every(({ looked }) => looked) ? 'absent' : 'notExamined';
  };
  return {
    width: picture.assetWidth,
    height: picture.assetHeight,
    evidence,
    readings: readingsBy(answer),
    problems,
  };
}

interface Findings {
  readonly detector: Detector;
  readonly found: readonly PixelEvidence[];
  readonly looked: boolean;
  readonly error: string;
}

async function run(detector: Detector, picture: Picture, depth: PixelDepth): Promise<Findings> {
  try {
    let looked = true;
    const leftOut = () => {
      looked = false;
    };
    const evidence = await detector.detect(picture, { depth, leftOut });
    const { id: reader, version: readerVersion } = detector;
    const found = (evidence ?? []).map((one) => ({ ...one, reader, readerVersion }));
    return { detector, found, looked: looked && evidence !== null, error: '' };
  } catch (error) {
    return {
      detector,
      found: [],
      looked: false,
      error: (error instanceof Error ? error.message : String(error)).slice(0, 200) || '?',
    };
  }
}

/** The family that a piece of evidence answers for: a text that is no label answers for none. */
function answersFor(evidence: PixelEvidence): PixelFamily | undefined {
  if (evidence.kind !== 'visibleText') return evidence.kind;
  return evidence.data.reading === 'label' ? 'explicitLabel' : undefined;
}
