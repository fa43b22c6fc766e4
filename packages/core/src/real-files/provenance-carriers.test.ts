import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type AssetEvidence, type EvidenceKind, type EvidenceOf, memorySource, readEvidenceSync } from '@biaoshi/core';
import { sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const isInstalled = spawnSync('exiftool', ['-ver']).status === 0;
if (!isInstalled) console.warn('skipped: exiftool, the oracle for provenance texts, is not installed');

const corpus = sharedCorpus();
const rows = corpus?.rows ?? [];
const pathOf = (file: string): string => join(corpus?.root ?? '', file);

const decoders = { brotli: (data: Uint8Array) => new Uint8Array(brotliDecompressSync(data)) };
const read = (path: string): AssetEvidence => readEvidenceSync(memorySource(readFileSync(path)), { decoders });

const ofKind = <K extends EvidenceKind>({ evidence }: AssetEvidence, kind: K): EvidenceOf<K>[] =>
  evidence.filter((item): item is typeof item & EvidenceOf<K> => item.kind === kind);

describe.skipIf(!corpus)('real files', () => {
  it('have no dangling EXIF pointer, but for what was damaged on purpose', () => {
    const ordinary = rows.filter(({ set }) => set !== 'metadata_robustness');
    const found = ordinary.filter(({ file }) =>
      ofKind(read(pathOf(file)), 'residue').some(({ data }) => data.sign === 'danglingExifPointer'),
    );
    expect(found.map(({ file }) => file)).toEqual([]);
    expect(ordinary.length).toBeGreaterThan(0);
  });

  it('that are no AI pictures have no source type of one', () => {
    const negatives = rows.filter(({ set }) => set === 'hard_negatives');
    const found = negatives.flatMap(({ file }) => ofKind(read(pathOf(file)), 'digitalSourceType'));
    expect(found.filter(({ data }) => data.ai === 'whole' || data.ai === 'part')).toEqual([]);
  });
});

type Tags = Readonly<Record<string, unknown>> & { readonly SourceFile: string };

/** exiftool writes dates anew (without their T) and trims; the letters and digits must be the same. */
const letters = (value: unknown): string =>
  String(value ?? '')
    .replace(/(\d)T(\d)/g, '$1$2')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, 200);

const MEMBERS = { Action: 'action', SoftwareAgent: 'softwareAgent', When: 'when', Changed: 'changed' } as const;

/** The events of exiftool's history that have any of the fields that we give. */
const shownEvents = (history: unknown): string[] =>
  (Array.isArray(history) ? history : history === undefined ? [] : [history])
    .map((event: Readonly<Record<string, unknown>>) =>
      Object.keys(MEMBERS)
        .map((key) => letters(event[key]))
        .join('|'),
    )
    .filter((event) => event !== '|||');

const oursAsShown = ({ data }: EvidenceOf<'xmpHistory'>): string[] =>
  data.events
    .map((event) =>
      Object.values(MEMBERS)
        .map((key) => letters(event[key]))
        .join('|'),
    )
    .filter((event) => event !== '|||');

/** A name that a camera could have: what the reader takes for a device's. */
const isName = (text: string): boolean => text.length <= 64 && !/[\p{Cc}{}:]/u.test(text);

describe.skipIf(!isInstalled || !corpus)('beside exiftool', () => {
  const { stdout } = corpus
    ? spawnSync('exiftool', ['-j', '-n', '-struct', '-G1', '-charset', 'filename=utf8', '-@', '-'], {
        input: rows.map(({ file }) => pathOf(file)).join('\n'),
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
    : { stdout: '[]' };
  const shown = (isInstalled ? (JSON.parse(stdout || '[]') as Tags[]) : [])
    .map((tags) => ({ tags, result: read(tags.SourceFile) }))
    .filter(({ result }) => result.format !== null);

  it('every creator tool, document and history is the same', () => {
    let compared = 0;
    const wrong = shown.flatMap(({ tags, result }) => {
      const histories = ofKind(result, 'xmpHistory');
      const single = [
        ['XMP-xmp:CreatorTool', 'creatorTool'],
        ['XMP-xmpMM:DocumentID', 'documentId'],
        ['XMP-xmpMM:OriginalDocumentID', 'originalDocumentId'],
      ] as const;
      const lost = single.filter(([tag, field]) => {
        const wanted = letters(tags[tag]);
        if (wanted === '') return histories.some(({ data }) => data[field] !== '');
        compared++;
        return !histories.some(({ data }) => letters(data[field]) === wanted);
      });
      const events = shownEvents(tags['XMP-xmpMM:History']);
      compared += events.length;
      const same = histories.some((history) => JSON.stringify(oursAsShown(history)) === JSON.stringify(events));
      const isLost = events.length === 0 ? histories.some((history) => oursAsShown(history).length > 0) : !same;
      return [...lost.map(([tag]) => tag), ...(isLost ? ['History'] : [])].map((what) => `${tags.SourceFile}: ${what}`);
    });
    console.info(`compared ${compared} texts and events of XMP histories with exiftool`);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });

  it('every source type is the same', () => {
    const differing = shown.filter(({ tags, result }) => {
      const ours = ofKind(result, 'digitalSourceType').map(({ data }) => letters(data.raw));
      const theirs = [tags['XMP-iptcExt:DigitalSourceType']]
        .flat()
        .map(letters)
        .filter((text) => text !== '');
      return JSON.stringify(ours) !== JSON.stringify(theirs);
    });
    expect(differing.map(({ tags }) => tags.SourceFile)).toEqual([]);
  });

  it('every camera is named, and nothing else is taken for one', () => {
    let compared = 0;
    const differing = shown.filter(({ tags, result }) => {
      if (result.format === 'tiff') return false;
      const [make, model] = [String(tags['IFD0:Make'] ?? '').trim(), String(tags['IFD0:Model'] ?? '').trim()];
      const devices = ofKind(result, 'captureDevice');
      if ((make === '' && model === '') || !isName(make) || !isName(model)) return devices.length > 0;
      compared++;
      const taken = letters(tags['ExifIFD:DateTimeOriginal']);
      return !devices.some(({ data }) => data.make === make && data.model === model && letters(data.taken) === taken);
    });
    console.info(`compared ${compared} cameras with exiftool`);
    expect(differing.map(({ tags }) => tags.SourceFile)).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });
});
