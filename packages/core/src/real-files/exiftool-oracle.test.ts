import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { memorySource, type Part, readEvidenceSync } from '@biaoshi/core';
import { sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const isInstalled = spawnSync('exiftool', ['-ver']).status === 0;
if (!isInstalled) console.warn('skipped: exiftool, the oracle for metadata texts, is not installed');

const samples = fileURLToPath(new URL('../../../../test-corpus/files', import.meta.url));
const ours = readdirSync(samples, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const corpus = sharedCorpus();
const real = corpus?.rows.map(({ file }) => join(corpus.root, file)) ?? [];

type Tags = Readonly<Record<string, unknown>> & { readonly SourceFile: string };

const EXIF_TEXTS = /^(IFD\d|ExifIFD|SubIFD\d*):(UserComment|ImageDescription)( \(\d+\))?$/;
/** Tags of group PNG that exiftool makes out of binary chunks or words anew (dates); all others are text entries. */
const PNG_BINARY =
  /^PNG(-\w+)?:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette|Transparency|Gamma|WhitePoint\w|Red\w|Green\w|Blue\w|BackgroundColor|SRGBRendering|ModifyDate|CreationTime|CreateDate|Pixel\w+|Animation\w+|SignificantBits|ProfileName|VirtualImage\w+|VirtualPageUnits|StereoMode|JUMBF|Exif\w*|XMP|CICodePoints|\w*Primaries|TransferCharacteristics|MatrixCoefficients|VideoFullRangeFlag|Warning|GIFGraphicControlExtension)\b/;

/** What exiftool shows that could hold a label: EXIF free texts, PNG texts, and XMP texts with an object or the word. */
function candidates(tags: Tags): [tag: string, value: string][] {
  return Object.entries(tags).flatMap(([tag, value]): [string, string][] => {
    if (typeof value !== 'string' || value.trim() === '' || value.startsWith('(Binary')) return [];
    const isXmp = tag.startsWith('XMP-') && /\{|AIGC/.test(value);
    const isPng = tag.startsWith('PNG') && !PNG_BINARY.test(tag);
    return isXmp || isPng || EXIF_TEXTS.test(tag) ? [[tag, value]] : [];
  });
}

const textOf = (part: Part): string[] => {
  switch (part.kind) {
    case 'xmpProperties':
      return part.properties.map(({ text }) => text);
    case 'exifText':
    case 'iptcText':
      return [part.text];
    case 'text':
    case 'comment':
      return [Buffer.from(part.data).toString('utf8'), Buffer.from(part.data).toString('latin1')];
    default:
      return [];
  }
};

/** exiftool replaces line ends and control characters, and trims; the words must be the same. */
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 2000);

describe.skipIf(!isInstalled)('beside exiftool', () => {
  it.each([
    ['the test corpus', ours],
    ['real files', real],
  ])('every text in %s that could hold a label is shown', (_, files) => {
    if (files.length === 0) return;
    const { stdout } = spawnSync('exiftool', ['-j', '-a', '-u', '-G1', '-charset', 'filename=utf8', '-@', '-'], {
      input: files.join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const shown = JSON.parse(stdout) as Tags[];
    let compared = 0;
    const missing = shown.flatMap((tags) => {
      const wanted = candidates(tags);
      const hasXmp = Object.keys(tags).some((tag) => tag.startsWith('XMP-'));
      if (wanted.length === 0 && !hasXmp) return [];
      const decoders = { brotli: (data: Uint8Array) => new Uint8Array(brotliDecompressSync(data)) };
      const result = readEvidenceSync(memorySource(readFileSync(tags.SourceFile)), { keepParts: true, decoders });
      if (result.format === null) return [];
      const texts = result.parts.flatMap(textOf).map(words);
      compared += wanted.length;
      const lost = wanted.filter(([, value]) => !texts.some((text) => text.includes(words(value))));
      const lostXmp = hasXmp && result.readings.xmp !== 'present' ? [['XMP', result.readings.xmp]] : [];
      return [...lost, ...lostXmp].map(([tag, value]) => `${tags.SourceFile}: ${tag} = ${value?.slice(0, 80)}`);
    });
    console.info(`compared ${compared} texts of ${shown.length} files with exiftool`);
    expect(missing).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });
});
