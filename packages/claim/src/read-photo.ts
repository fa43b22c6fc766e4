import { setImmediate } from 'node:timers/promises';
import { type AssetReport, type EncodedPicture, IoError, type Problem } from '@biaoshi/core';
import { type AssetInput, decoders, fileSource, type ScanOptions, scanAsset } from '@biaoshi/scanner';
import type { Fingerprint } from '@biaoshi/vision';
import { NO_CAPTURE_FACTS } from './capture/capture-facts.ts';
import { earlierCompression } from './capture/earlier-compression.ts';
import type { JpegCoding } from './capture/jpeg-coding.ts';
import { readCapture } from './capture/read-capture.ts';
import type { ClaimInput, Examiner } from './claim-input.ts';
import type { ClaimPhoto } from './claim-report.ts';
import { sm3Of } from './digest.ts';
import { CLAIM_LIMITS } from './limits.ts';
import { thumbnailRelation } from './thumbnail-relation.ts';

/** A photo with what the rest of the work needs of it and no report keeps. */
export interface HeldPhoto {
  readonly photo: ClaimPhoto;
  /** Null where the file is too large to be held whole. */
  readonly bytes: Uint8Array | null;
  readonly fingerprint: Fingerprint | null;
  /** The picture, shrunk, for a sheet. */
  readonly thumbnail: EncodedPicture | null;
}

export interface PhotoRequest {
  readonly id: string;
  readonly index: number;
  readonly input: ClaimInput;
  readonly scan: ScanOptions;
  readonly wantsPicture: boolean;
  readonly budget: HeldBytes;
}

/** Bytes that may still be held. */
export interface HeldBytes {
  left: number;
}

/**
 * Everything about one photo by itself. Its bytes are read once, so that all of it is said of the same bytes; a sidecar
 * beside it is not read, since nobody handed that in. Throws `IoError` for a file that cannot be opened.
 */
export async function readPhoto(request: PhotoRequest, examiner: Examiner, signal?: AbortSignal): Promise<HeldPhoto> {
  const { id, index, scan, wantsPicture, budget } = request;
  const input = named(request.input);
  const held = input.kind === 'bytes' ? bounded(input.bytes, budget) : bytesOf(input.path, budget);
  const bytes = held instanceof Uint8Array ? held : null;
  const report = await scanAsset(bytes && input.kind === 'file' ? heldFile(input, bytes) : input, scan);
  if (!bytes) {
    const problems = typeof held === 'string' ? [tooLarge(held, report.asset.bytes ?? 0)] : [];
    const photo = { id, report: numbered(report, index), sm3: null, capture: NO_CAPTURE_FACTS, pdq: null, problems };
    return { photo, bytes, fingerprint: null, thumbnail: null };
  }
  await setImmediate();
  const { facts, thumbnail } = readCapture(bytes, decoders);
  const fingerprint = await examiner.fingerprint(bytes, signal);
  const relation = thumbnail
    ? await thumbnailRelation(thumbnail.jpeg, bytes, fingerprint, examiner, signal)
    : undefined;
  const earlier = await earlierOf(bytes, facts.coding, examiner, signal);
  const finePattern = await examiner.finePattern(bytes, signal);
  const pictures = wantsPicture && fingerprint.pdq ? await examiner.crops(bytes, { regions: [] }, signal) : undefined;
  const photo: ClaimPhoto = {
    id,
    report: numbered(report, index),
    sm3: sm3Of(bytes),
    capture: {
      ...facts,
      earlierCompression: earlier,
      finePattern,
      thumbnail:
        thumbnail && relation ? { bytes: thumbnail.jpeg.length, relation, location: thumbnail.location } : null,
    },
    pdq: fingerprint.pdq,
    problems: fingerprint.problems,
  };
  return { photo, bytes, fingerprint, thumbnail: pictures?.thumbnail ?? null };
}

/** Of grey and of YCbCr: what other colours a JPEG may have are not those whose steps its first table gives. */
async function earlierOf(bytes: Uint8Array, coding: JpegCoding | null, examiner: Examiner, signal?: AbortSignal) {
  if (coding?.components !== 1 && coding?.components !== 3) return null;
  const steps = await examiner.earlierSteps(bytes, coding.luminance, signal);
  return steps && earlierCompression(steps);
}

const numbered = (report: AssetReport, index: number): AssetReport => ({ ...report, index });

function named(input: ClaimInput): Exclude<ClaimInput, string | Uint8Array> {
  if (typeof input === 'string') return { kind: 'file', path: input };
  return input instanceof Uint8Array ? { kind: 'bytes', bytes: input, name: '' } : input;
}

const heldFile = ({ path, uri, name }: Extract<AssetInput, { kind: 'file' }>, bytes: Uint8Array): AssetInput => ({
  kind: 'bytes',
  bytes,
  uri: uri ?? path,
  name: name ?? path.replace(/^.*[\\/]/s, ''),
});

type Held = Uint8Array | 'maxPhotoBytes' | 'maxHeldBytes';

/** Takes the bytes off the budget; answers with the limit that they are over, if any. */
function bounded(bytes: Uint8Array, budget: HeldBytes): Held {
  const limit = limitOver(bytes.length, budget);
  if (limit) return limit;
  budget.left -= bytes.length;
  return bytes;
}

function limitOver(size: number, budget: HeldBytes) {
  if (size > CLAIM_LIMITS.maxPhotoBytes) return 'maxPhotoBytes';
  return size > budget.left ? 'maxHeldBytes' : undefined;
}

const tooLarge = (limit: Exclude<Held, Uint8Array>, bytes: number): Problem => ({
  code: 'limitExceeded',
  severity: 'error',
  location: { path: '', start: 0, end: bytes },
  data: { limit, value: CLAIM_LIMITS[limit] },
});

function bytesOf(path: string, budget: HeldBytes): Held {
  const file = fileSource(path);
  try {
    const limit = limitOver(file.size, budget);
    if (limit) return limit;
    const bytes = new Uint8Array(file.size);
    let at = 0;
    while (at < bytes.length) {
      const piece = file.read(at, bytes.length - at);
      if (piece.length === 0) throw new IoError('readFailed', `${path}: fewer bytes came than the file has`);
      bytes.set(piece, at);
      at += piece.length;
    }
    return bounded(bytes, budget);
  } finally {
    file.close();
  }
}
