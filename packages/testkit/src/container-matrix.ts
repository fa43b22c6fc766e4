import {
  type AssetEvidence,
  type FormatId,
  memorySource,
  type Part,
  type PartKind,
  type ProblemCode,
  type Readings,
  type ReadOptions,
  readEvidence,
  readEvidenceSync,
  type SyncByteSource,
  type Tier,
} from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { endsEarlySource, INPUT_PATHS } from './hostile-sources.ts';
import { lostButAbsent, partComplaints } from './truth-checks.ts';

/** Fields of one part that must be as given; `text` is its data as UTF-8. Fields left out are not looked at. */
export interface ExpectedPart {
  readonly kind: PartKind;
  readonly path?: string;
  readonly start?: number;
  readonly end?: number;
  readonly text?: string;
  readonly data?: Uint8Array;
  readonly verbatim?: boolean;
  readonly order?: Part['order'];
  readonly keyword?: string;
  readonly encoding?: 'latin1' | 'utf8';
  readonly unit?: string;
  readonly identifier?: string;
  readonly tag?: number;
  readonly ifd?: string;
  readonly ranges?: readonly { readonly start: number; readonly end: number }[];
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** What the whole file, read from memory under the metadata tier, must give. */
export interface ContainerExpectation {
  readonly format: FormatId;
  readonly width?: number | null;
  readonly height?: number | null;
  /** Every part that the container yields, in order. Parts that carriers take out of these are not listed. */
  readonly parts: readonly ExpectedPart[];
  /** Every problem's code, in order; none by default. */
  readonly problems?: readonly ProblemCode[];
  readonly readings?: Partial<Readings>;
}

export interface MatrixOptions {
  readonly expect: ContainerExpectation;
  /** Least length at which a prefix is a finished file of its own (what follows is a trailer); the whole by default. */
  readonly finishedFrom?: number;
  /** True where a cut before `finishedFrom` always shows, so that no metadata family may then be called absent. */
  readonly everyCutShows?: boolean;
  /** Passed to every read, e.g. decoders. */
  readonly read?: Omit<ReadOptions, 'tier' | 'keepParts'>;
}

const TIERS: readonly Tier[] = ['quick', 'metadata', 'thorough'];

/**
 * Registers a container's tests over one small file: what it must give, the same through every input path and tier,
 * and the truth about what was lost when it is cut at each offset, when its source ends early there, and when the
 * quick tier hides its middle. Call it at the top of a test file or in a `describe`, not in an `it`.
 */
export function containerMatrix(name: string, bytes: Uint8Array, options: MatrixOptions): void {
  const base: ReadOptions = { ...options.read, keepParts: true };
  const readWhole = (tier: Tier): AssetEvidence => readEvidenceSync(memorySource(bytes), { ...base, tier });

  describe(name, () => {
    it('gives its parts', () => {
      const whole = readWhole('metadata');
      const expected = options.expect;
      expect(containerParts(whole).map(pick(expected.parts))).toEqual(expected.parts);
      expect(whole.problems.map(({ code }) => code)).toEqual(expected.problems ?? []);
      expect(whole.format).toBe(expected.format);
      if (expected.width !== undefined) expect([whole.width, whole.height]).toEqual([expected.width, expected.height]);
      expect(whole.readings).toMatchObject(expected.readings ?? {});
      expect(partComplaints(whole, bytes)).toEqual([]);
    });

    it('gives no less under the thorough tier', () => {
      const thorough = new Set(readWhole('thorough').parts.map(({ path, start }) => `${path} ${start}`));
      const missing = readWhole('metadata').parts.filter(({ path, start }) => !thorough.has(`${path} ${start}`));
      expect(missing).toEqual([]);
    });

    for (const [path, open] of Object.entries(INPUT_PATHS)) {
      it.each(TIERS)(`gives the same through ${path}, %s`, async (tier) => {
        const read = { ...base, tier };
        expect(await readEvidence(open(bytes), read)).toEqual(readEvidenceSync(memorySource(bytes), read));
      });
    }

    it.each(TIERS)('tells what a cut at any offset lost, %s', (tier) => {
      const whole = readWhole(tier);
      expect(everyCut((cut) => checkCut(whole, memorySource(cut), cut, { ...base, tier }, options))).toEqual([]);
    });

    it('tells what was lost when the source ends early at any offset', () => {
      const whole = readWhole('metadata');
      const check = (cut: Uint8Array): readonly string[] =>
        checkCut(whole, endsEarlySource(cut, bytes.length), cut, base, { ...options, finishedFrom: bytes.length });
      expect(everyCut(check)).toEqual([]);
    });

    it('calls nothing absent that the quick tier hides', () => {
      const whole = readWhole('metadata');
      const complaints: string[] = [];
      for (const tailBytes of [0, 24, bytes.length >> 1]) {
        for (let headBytes = 0; headBytes + tailBytes < bytes.length; headBytes += 1 + (bytes.length >> 8)) {
          const limits = { ...base.limits, headBytes, tailBytes };
          const quick = readEvidenceSync(memorySource(bytes), { ...base, tier: 'quick', limits });
          const lost = [...partComplaints(quick, bytes), ...lostButAbsent(whole, quick)];
          complaints.push(...lost.map((complaint) => `head ${headBytes}, tail ${tailBytes}: ${complaint}`));
        }
      }
      expect(complaints).toEqual([]);
    });
  });

  function everyCut(check: (cut: Uint8Array) => readonly string[]): readonly string[] {
    const complaints: string[] = [];
    for (let length = 0; length < bytes.length; length++) {
      complaints.push(...check(bytes.subarray(0, length)).map((complaint) => `cut at ${length}: ${complaint}`));
    }
    return complaints;
  }
}

function checkCut(
  whole: AssetEvidence,
  source: SyncByteSource,
  cut: Uint8Array,
  read: ReadOptions,
  { finishedFrom = Number.POSITIVE_INFINITY, everyCutShows }: MatrixOptions,
): readonly string[] {
  const result = readEvidenceSync(source, read);
  const complaints = [...partComplaints(result, cut, source.size)];
  if (cut.length >= finishedFrom) return complaints;
  complaints.push(...lostButAbsent(whole, result));
  if (everyCutShows) {
    const absent = Object.entries(result.readings).filter(([, reading]) => reading === 'absent');
    complaints.push(...absent.map(([family]) => `${family} is called absent`));
  }
  return complaints;
}

/** Parts of these kinds are opened by carriers into parts of container kinds. */
const OPENED: ReadonlySet<PartKind> = new Set(['exif', 'photoshop']);
const CARRIER_KINDS: ReadonlySet<PartKind> = new Set(['xmpProperties', 'exifText', 'iptcText']);

function containerParts({ parts }: AssetEvidence): readonly Part[] {
  const opened = parts.filter(({ kind }) => OPENED.has(kind)).map(({ path }) => `${path}/`);
  return parts.filter(({ kind, path }) => !CARRIER_KINDS.has(kind) && !opened.some((above) => path.startsWith(above)));
}

/** Reduces a part to the fields that the expectation at its index names. */
const pick =
  (expected: readonly ExpectedPart[]) =>
  (part: Part, index: number): Record<string, unknown> => {
    const known: Record<string, unknown> = { ...part, text: new TextDecoder().decode(part.data) };
    const wanted = expected[index] ?? { kind: part.kind, path: part.path };
    return Object.fromEntries(Object.keys(wanted).map((key) => [key, known[key]]));
  };
