import { type AssetEvidence, memorySource, type Part, readEvidenceSync } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { png, pngChunk, pngText } from './build-png.ts';
import { lostButAbsent, partComplaints } from './truth-checks.ts';

const bytes = png({ before: [pngText('AIGC', '{}')], after: [pngChunk('eXIf', 'II*\0\x08\0\0\0\0\0\0\0\0\0')] });
const whole = readEvidenceSync(memorySource(bytes), { keepParts: true });
const withPart = (change: Partial<Part>): AssetEvidence => ({
  ...whole,
  parts: whole.parts.map((part, index) => (index === 0 ? ({ ...part, ...change } as Part) : part)),
});

describe('partComplaints', () => {
  it('finds nothing in the truth', () => {
    expect(whole.parts.length).toBeGreaterThan(1);
    expect(partComplaints(whole, bytes)).toEqual([]);
  });

  it.each([
    ['an end past the file', { end: bytes.length + 1 }, 'is outside'],
    ['a start behind the end', { start: 60, end: 59, verbatim: false }, 'is outside'],
    ['bytes that are not there', { data: Uint8Array.of(1) }, 'is not verbatim'],
    ['more bytes than the range', { end: (whole.parts[0]?.start ?? 0) + 1 }, 'is not verbatim'],
    ['a path from nowhere', { path: 'pngs/tEXt[0]' }, 'has no path from png'],
  ])('finds %s', (_, change, complaint) => {
    expect(partComplaints(withPart(change), bytes)).toEqual([expect.stringContaining(complaint)]);
  });
});

describe('lostButAbsent', () => {
  const without = (kind: Part['kind'], reading: 'absent' | 'unreadable'): AssetEvidence => ({
    ...whole,
    parts: whole.parts.filter((part) => part.kind !== kind),
    readings: { ...whole.readings, aigcField: reading, exif: reading },
  });

  it('finds a family whose part is gone and that is called absent', () => {
    expect(lostButAbsent(whole, without('text', 'absent'))).toContain('aigcField is called absent');
  });

  it('finds a family that was present', () => {
    const present = { ...whole, parts: [], readings: { ...whole.readings, exif: 'present' as const } };
    expect(lostButAbsent(present, { ...present, readings: { ...whole.readings, exif: 'absent' } })).toEqual([
      'exif is called absent',
    ]);
  });

  it('has nothing against a family that is called unreadable', () => {
    expect(lostButAbsent(whole, without('text', 'unreadable'))).toEqual([]);
  });
});
