import {
  type AssetEvidence,
  type AssetPictures,
  type AssetReport,
  assetReport,
  type ByteSource,
  DEFAULT_LIMITS,
  InternalError,
  type LimitName,
  memorySource,
  type Problem,
  type Profile,
  profileById,
  type ReadOptions,
  readEvidence,
  readEvidenceSync,
  type SyncByteSource,
  unreadableEvidence,
} from '@biaoshi/core';
import { Arena } from './arena.ts';
import { lastPart } from './asset-input.ts';
import { Backlog } from './backlog.ts';
import { EvidenceCache } from './cache/evidence-cache.ts';
import { fileIdentity } from './cache/file-identity.ts';
import { PixelCache } from './cache/pixel-cache.ts';
import { decoders } from './decoders.ts';
import { digestLater, digestOf } from './digest.ts';
import { OpenFile } from './file-source.ts';
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from './limits.ts';
import type { Setup } from './options.ts';
import { Pictures } from './pixels/pictures.ts';
import type { PixelProcesses } from './pixels/pixel-processes.ts';
import { Pixels } from './pixels/pixels.ts';
import { isLasting, openStore, Provenance, withSidecar } from './provenance/provenance.ts';
import { type Sidecar, sidecarOf } from './provenance/sidecar.ts';
import { type Whole, wholeLater, wholeOf } from './provenance/whole-asset.ts';
import { rangeSource } from './range-source.ts';
import { ioProblem, ReadFault } from './read-fault.ts';
import { hasOpenBinding, hasOpenSignature, withBindings, withSignatures } from './security/security-data.ts';
import type { Entry, FileEntry } from './sources/entry.ts';
import { expandRange } from './sources/members.ts';
import { isNoAsset } from './sources/no-asset.ts';
import { type Expanded, expandMember } from './sources/zip-member.ts';

/** Entries whose bytes can be had at once. */
type SyncEntry = Exclude<Entry, LaterEntry>;
type LaterEntry = Extract<Entry, { kind: 'open' | 'url' }>;

interface Examined {
  readonly evidence: AssetEvidence;
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** There are C2PA stores or signatures to validate, or pixels to look at, which takes a promise. */
  readonly pending?: Pending;
}

interface Pending {
  /** Every byte of the asset, up to the larger of the limits on what is held whole. */
  readonly whole: () => Whole | Promise<Whole>;
  readonly sidecar?: Sidecar;
  /** Puts the evidence, that of pixels apart, into the cache once it is complete. */
  readonly keep?: Keep;
  /** SHA-256 of the bytes, where the cache may be asked what their pixels show. */
  readonly content?: string;
  /** What makes the bytes doubtful. */
  readonly problem?: Problem;
}

/** Evidence that was read or found in the cache, and what the cache may be told and asked. */
interface Known {
  readonly evidence: AssetEvidence;
  readonly keep?: Keep;
  readonly content?: string;
}

type Keep = (evidence: AssetEvidence) => void;

/** An asset's report; undefined when nobody named it and it is no asset. */
type Answer = AssetReport | undefined;

/** True for entries that any thread can scan, at once. */
export const isSyncEntry = (entry: Entry): entry is SyncEntry => entry.kind !== 'open' && entry.kind !== 'url';

export const uriOf = (entry: Entry): string => entry.uri ?? ('path' in entry ? entry.path : (entry.name ?? ''));
/** @public: tests name entries by it. */
export const nameOf = (entry: Entry): string => entry.name ?? ('path' in entry ? lastPart(entry.path) : '');

/** Core merges what it is given with its defaults for each asset, so it is given only what differs. */
function ownLimits(limits: ScanLimits): Pick<ReadOptions, 'limits'> {
  if (limits === DEFAULT_SCAN_LIMITS) return {};
  const names = (Object.keys(DEFAULT_LIMITS) as LimitName[]).filter((name) => limits[name] !== DEFAULT_LIMITS[name]);
  return names.length === 0 ? {} : { limits: Object.fromEntries(names.map((name) => [name, limits[name]])) };
}

/** One a thread: a synchronous scan is over before the next begins. */
const arena = new Arena();

/** Scans assets, all in the same way. Every thread has one, and nothing else scans. */
export class Scanner {
  readonly #setup: Setup;
  readonly #profiles: readonly Profile[];
  readonly #reading: ReadOptions;
  readonly #cache: EvidenceCache | undefined;
  readonly #provenance: Provenance | undefined;
  readonly #processes: PixelProcesses;
  readonly #pixels: Pixels | undefined;
  readonly #pictures: Pictures | undefined;
  /** Of reports that somebody still holds. */
  readonly #picturesByReport = new WeakMap<AssetReport, AssetPictures>();
  readonly #backlog: Backlog;

  /** `processes` may be shared; its owner closes it. */
  constructor(setup: Setup, processes: PixelProcesses) {
    this.#setup = setup;
    this.#profiles = setup.profiles.map(profileById);
    this.#reading = { tier: setup.tier, decoders, ...ownLimits(setup.limits) };
    this.#cache = setup.cache === null ? undefined : new EvidenceCache(setup.cache, setup);
    const isExamined = setup.provenance.mode === 'auto' && setup.tier !== 'quick';
    this.#provenance = isExamined ? new Provenance(setup.provenance, setup.limits.maxC2paAssetBytes) : undefined;
    this.#processes = processes;
    this.#pixels = this.#pixelsOf(setup, processes);
    this.#pictures = setup.pictures ? new Pictures(setup.pictures, processes) : undefined;
    this.#backlog = new Backlog(processes.count + 1);
  }

  #pixelsOf({ pixels, cache, declared, limits }: Setup, processes: PixelProcesses): Pixels | undefined {
    if (pixels === 'never') return undefined;
    const setup = { mode: pixels, profiles: this.#profiles, declared, maxAssetBytes: limits.maxPixelAssetBytes };
    return new Pixels(setup, processes, cache === null ? undefined : new PixelCache(cache));
  }

  /** Assets whose evidence came from the cache. */
  get cached(): number {
    return this.#cache?.hits ?? 0;
  }

  /** Assets whose pixels were examined, or found in the cache. */
  get looked(): number {
    return this.#pixels?.looked ?? 0;
  }

  /** What the render request is to show beside a report that this scanner made. */
  picturesOf(report: AssetReport): AssetPictures | undefined {
    return this.#picturesByReport.get(report);
  }

  /** Settles when there is room for one more asset that must wait; undefined where there is room now. */
  room(): Promise<void> | undefined {
    return this.#backlog.room();
  }

  /**
   * The report, at once unless the asset has a C2PA store or signatures to validate or pixels to look at. Throws, and rejects with, only
   * `InternalError`, or the signal's reason.
   */
  scan(entry: SyncEntry, index: number, signal?: AbortSignal): Answer | Promise<Answer> {
    arena.reset();
    try {
      const examined = this.#examine(entry, index);
      return examined.pending
        ? this.#completed(entry, index, examined, examined.pending, signal)
        : this.#report(entry, index, examined);
    } catch (error) {
      return this.#report(entry, index, failed(error, entry));
    }
  }

  /** The same for an entry whose bytes come later. Rejects with `InternalError`, or with the signal's reason. */
  async scanLater(entry: Entry, index: number, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted();
    const answer = await (isSyncEntry(entry) ? this.scan(entry, index, signal) : this.#scanLater(entry, index, signal));
    signal?.throwIfAborted();
    return answer;
  }

  async #scanLater(entry: LaterEntry, index: number, signal?: AbortSignal): Promise<Answer> {
    try {
      const source = entry.kind === 'open' ? entry.source : await this.#fetched(entry.url, signal);
      const examined = await this.#examineLater(source, index, signal);
      return examined.pending
        ? await this.#completed(entry, index, examined, examined.pending, signal)
        : this.#report(entry, index, examined);
    } catch (error) {
      signal?.throwIfAborted();
      return this.#report(entry, index, failed(error, entry));
    }
  }

  /** The report of an entry that no bytes can be had of. */
  faultReport(entry: Entry, index: number, problem: Problem): AssetReport {
    return this.#report({ ...entry, explicit: true }, index, unread(problem)) as AssetReport;
  }

  async #completed(
    entry: Entry,
    index: number,
    examined: Examined,
    pending: Pending,
    signal?: AbortSignal,
  ): Promise<Answer> {
    try {
      const { evidence, pictures } = await this.#backlog.during(examined.bytes ?? 0, async () => {
        const proven = await this.#proven(examined.evidence, pending);
        const signed = this.#hasSignatures(proven) ? await withSignatures(proven) : proven;
        return this.#shown(await this.#seen(signed, pending, signal), pending, index, signal);
      });
      const judged = pending.problem ? withProblem(evidence, pending.problem) : evidence;
      const report = this.#report(entry, index, { ...examined, evidence: judged });
      if (report && pictures) this.#picturesByReport.set(report, pictures);
      return report;
    } catch (error) {
      signal?.throwIfAborted();
      return this.#report(entry, index, failed(error, entry));
    }
  }

  /** The evidence with the C2PA stores examined. */
  async #proven(read: AssetEvidence, { whole, sidecar, keep }: Pending): Promise<AssetEvidence> {
    const provenance = this.#provenance;
    if (!provenance) return read;
    const asset = async () => bounded(await whole(), this.#setup.limits.maxC2paAssetBytes);
    const evidence = await provenance.examine(read, asset);
    if (isLasting(evidence)) keep?.(evidence);
    return sidecar ? provenance.examineSidecar(evidence, sidecar, asset) : evidence;
  }

  #hasSignatures(evidence: AssetEvidence): boolean {
    return this.#setup.signatures && hasOpenSignature(evidence);
  }

  /** The evidence with that of the pixels, where they are wanted. */
  async #seen(evidence: AssetEvidence, { whole, content }: Pending, signal?: AbortSignal) {
    const depth = this.#pixels?.depthFor(evidence);
    if (!this.#pixels || depth === undefined) return evidence;
    const bytes = async () => bounded(await whole(), this.#setup.limits.maxPixelAssetBytes);
    const seen = await this.#pixels.examine(evidence, { depth, bytes, content, signal });
    return hasOpenBinding(seen) ? withBindings(seen, bytes, this.#processes, signal) : seen;
  }

  /** The evidence with what is owed of its pictures, and those for the render request. */
  async #shown(evidence: AssetEvidence, { whole }: Pending, index: number, signal?: AbortSignal) {
    if (!this.#pictures) return { evidence };
    const bytes = async () => bounded(await whole(), this.#setup.limits.maxPixelAssetBytes);
    const { pictures, problems } = await this.#pictures.show(evidence, { index, bytes, signal });
    const shown = problems.length > 0 ? { ...evidence, problems: [...evidence.problems, ...problems] } : evidence;
    return { evidence: shown, ...(pictures && { pictures }) };
  }

  #report(entry: Entry, index: number, { evidence, bytes, sha256 }: Examined): Answer {
    const name = nameOf(entry);
    if (!entry.explicit && isNoAsset(evidence, name)) return undefined;
    const identity = { index, uri: uriOf(entry), name, bytes, sha256 };
    return assetReport(identity, evidence, { profiles: this.#profiles, declared: this.#setup.declared });
  }

  #examine(entry: SyncEntry, index: number): Examined {
    switch (entry.kind) {
      case 'fault':
        return unread(entry.problem);
      case 'bytes':
        return this.#expanded(
          { source: memorySource(entry.bytes), ...(entry.problem && { problem: entry.problem }) },
          index,
        );
      case 'file':
        return withFile(entry.path, (file) => this.#read(file, index, entry));
      case 'range':
        return withFile(entry.path, (file) => this.#expanded(expandRange(file, entry.start, entry.end), index));
      case 'zipped':
        return withFile(entry.path, (file) =>
          this.#expanded(expandMember(file, entry.member, this.#setup.limits), index),
        );
    }
  }

  #expanded({ source, problem }: Expanded, index: number): Examined {
    if (!source) return unread(problem);
    const read = this.#read(source, index);
    if (!problem) return read;
    const { pending } = read;
    return pending
      ? { ...read, pending: { whole: pending.whole, problem } }
      : { ...read, evidence: withProblem(read.evidence, problem) };
  }

  #read(source: SyncByteSource, index: number, file?: FileEntry): Examined {
    const sha256 = this.#setup.hash ? digestOf(source) : null;
    const known = this.#cache
      ? this.#fromCache(this.#cache, source, sha256, file?.path)
      : { evidence: readEvidenceSync(source, this.#reading) };
    const sidecar = file && (file.explicit || file.sidecar) ? sidecarOf(file.path) : undefined;
    const toProve =
      this.#provenance !== undefined && (sidecar !== undefined || openStore(known.evidence) !== undefined);
    if (!toProve) known.keep?.(known.evidence);
    const evidence = sidecar && !this.#provenance ? withSidecar(known.evidence, sidecar) : known.evidence;
    const examined = { evidence, bytes: source.size, sha256 };
    const isHeld = toProve || this.#wantsPixels(evidence, index);
    if (!isHeld && !this.#hasSignatures(evidence)) return examined;
    const { keep, content } = known;
    const whole = isHeld ? wholeOf(source, this.#mostHeld()) : 'other';
    return {
      ...examined,
      pending: {
        whole: () => whole,
        ...(sidecar && toProve && { sidecar }),
        ...(keep && toProve && { keep }),
        ...(content !== undefined && { content }),
      },
    };
  }

  #wantsPixels(evidence: AssetEvidence, index: number): boolean {
    return this.#pixels?.depthFor(evidence) !== undefined || this.#pictures?.isRendered(evidence, index) === true;
  }

  /** Bytes of an asset that may be held whole for anything that is to be done. */
  #mostHeld(): number {
    const { maxC2paAssetBytes, maxPixelAssetBytes } = this.#setup.limits;
    return this.#pixels ? Math.max(maxC2paAssetBytes, maxPixelAssetBytes) : maxC2paAssetBytes;
  }

  #fromCache(cache: EvidenceCache, source: SyncByteSource, sha256: string | null, path?: string): Known {
    const identity = path === undefined ? undefined : fileIdentity(path);
    const known = sha256 ?? (identity && cache.contentOf(identity));
    const content = known ?? digestOf(source);
    const held = cache.get(content);
    const evidence = held ?? readEvidenceSync(source, this.#reading);
    const unchanged = identity === undefined || fileIdentity(path as string)?.key === identity.key;
    if (unchanged && identity && content !== known) cache.remember(identity, content);
    if (!unchanged) return { evidence };
    return held ? { evidence, content } : { evidence, content, keep: (complete) => cache.put(content, complete) };
  }

  async #fetched(url: string, signal?: AbortSignal): Promise<ByteSource> {
    const maxBodyBytes = this.#setup.limits.maxUrlBodyBytes;
    try {
      return await rangeSource(url, { maxBodyBytes, ...(signal && { signal }) });
    } catch (error) {
      throw new ReadFault(error);
    }
  }

  async #examineLater(given: ByteSource, index: number, signal?: AbortSignal): Promise<Examined> {
    const source: ByteSource = {
      size: given.size,
      read: async (offset, length) => {
        try {
          return await given.read(offset, length);
        } catch (error) {
          throw new ReadFault(error);
        }
      },
    };
    const sha256 = this.#setup.hash ? await digestLater(source, signal) : null;
    const evidence = await readEvidence(source, { ...this.#reading, ...(signal && { signal }) });
    const examined = { evidence, bytes: source.size, sha256 };
    const toProve = this.#provenance !== undefined && openStore(evidence) !== undefined;
    const isHeld = toProve || this.#wantsPixels(evidence, index);
    if (!isHeld && !this.#hasSignatures(evidence)) return examined;
    let asked: Promise<Whole> | undefined;
    const whole = () => {
      asked ??= wholeLater(source, this.#mostHeld(), signal);
      return asked;
    };
    return { ...examined, pending: { whole } };
  }
}

const bounded = (whole: Whole, maxBytes: number): Whole =>
  typeof whole !== 'string' && whole.length > maxBytes ? 'tooLarge' : whole;

function withFile(path: string, read: (file: OpenFile) => Examined): Examined {
  const file = new OpenFile(path, arena.take);
  try {
    return read(file);
  } finally {
    file.close();
  }
}

/** What became of an asset whose reading threw: a fault of the source is a result, anything else is a bug. */
function failed(error: unknown, entry: Entry): Examined {
  if (error instanceof ReadFault) return unread(ioProblem(error));
  const message = error instanceof Error ? error.message : String(error);
  throw new InternalError('internal', `scanning ${uriOf(entry)}: ${message}`, { cause: error });
}

const unread = (problem: Problem): Examined => ({ evidence: unreadableEvidence(problem), bytes: null, sha256: null });

/** Evidence of bytes that are not known to be right: nothing can be called absent any more. */
function withProblem(evidence: AssetEvidence, problem: Problem): AssetEvidence {
  const readings = Object.entries(evidence.readings).map(([family, reading]) => [
    family,
    reading === 'absent' ? 'unreadable' : reading,
  ]);
  return {
    ...evidence,
    readings: Object.fromEntries(readings) as AssetEvidence['readings'],
    problems: [problem, ...evidence.problems],
  };
}
