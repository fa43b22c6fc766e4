import { memorySource, readEvidenceSync } from '@biaoshi/core';
import {
  bytesOf,
  c2paStore,
  exifBlock,
  jpeg,
  jpegJumbf,
  png,
  pngChunk,
  tiff,
  tiffText,
  u32beBytes,
  wrappedJson,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const read = (bytes: Uint8Array) => readEvidenceSync(memorySource(bytes));

/** An EXIF block with a label, inside `levels` pairs of an EXIF block and the Photoshop resource in it. */
function nested(levels: number): Uint8Array {
  let block = exifBlock({ ifd0: [tiffText(0x010e, wrappedJson())] });
  for (let level = 0; level < levels; level++) {
    const resource = bytesOf(
      '8BIM',
      Uint8Array.of(4, 0x22, 0, 0),
      u32beBytes(block.length),
      block,
      new Uint8Array(block.length % 2),
    );
    block = exifBlock({ ifd0: [{ tag: 0x8649, type: 1, value: resource }] });
  }
  return png({ before: [pngChunk('eXIf', block)] });
}

/** A TIFF whose entries all point at one packet. */
function sharedPacket(entries: number): Uint8Array {
  const packet = bytesOf(xmpElementLabel());
  const plan = (at: number) =>
    tiff({
      first: {
        entries: Array.from({ length: entries }, () => ({
          tag: 0x02bc,
          type: 1,
          count: packet.length,
          value: u32leAt(at),
        })),
      },
    });
  return bytesOf(plan(plan(0).length), packet);
}

const u32leAt = (at: number): Uint8Array => Uint8Array.of(at, at >> 8, at >> 16, at >> 24);

describe('what a small file cannot make large', () => {
  it('payloads in payloads: at the limit and one past it', () => {
    expect(read(nested(15)).readings.aigcField).toBe('present');
    const deeper = read(nested(16));
    expect(deeper.problems).toMatchObject([{ code: 'nestingTooDeep', severity: 'error' }]);
    expect(deeper.readings.aigcField).toBe('unreadable');
  });

  it('the same bytes as the payload of many entries', () => {
    const few = read(sharedPacket(4));
    expect(few.evidence).toHaveLength(4);
    expect(few.problems.map(({ code }) => code)).not.toContain('noProgress');
    const many = read(sharedPacket(60));
    expect(many.problems.map(({ code }) => code)).toContain('noProgress');
    expect(many.evidence.length).toBeLessThan(60);
  });

  it('a store in more segments than a call may have arguments', () => {
    const box = c2paStore(100);
    const segment = jpegJumbf(1, 0, box, 8, 9);
    const segments = new Uint8Array(segment.length * 150_000);
    for (let at = 0; at < segments.length; at += segment.length) segments.set(segment, at);
    const { evidence } = read(jpeg({ segments: [jpegJumbf(1, 0, box, 8, 60), segments] }));
    expect(evidence).toMatchObject([{ kind: 'c2paManifest' }]);
  });
});
