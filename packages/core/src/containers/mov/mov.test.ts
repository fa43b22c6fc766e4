import {
  bareMetaBox,
  box,
  bytesOf,
  containerMatrix,
  dataBox,
  ftyp,
  hdlr,
  keysBox,
  labelJson,
  movieBox,
  numberedItem,
  runMutants,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { readEvidenceSync } from '../../read-evidence.ts';

const LABEL = labelJson();
const XMP = xmpElementLabel();
const movie = movieBox(
  bareMetaBox(hdlr('mdta'), keysBox(['AIGC']), box('ilst', numberedItem(1, dataBox(LABEL)))),
  box('udta', box('XMP_', XMP), new Uint8Array(4)),
);
const bytes = bytesOf(ftyp('qt  ', 'qt  '), box('wide'), box('mdat', new Uint8Array(40)), movie);

describe('a QuickTime movie with a bare meta box and closing zeros', () => {
  containerMatrix('mov', bytes, {
    everyCutShows: true,
    expect: {
      format: 'mov',
      width: 64,
      height: 48,
      parts: [
        { kind: 'text', path: 'mov/moov/meta/ilst/AIGC', keyword: 'AIGC', text: LABEL, verbatim: true },
        { kind: 'xmp', path: 'mov/moov/udta/XMP_', text: XMP },
      ],
      readings: { aigcField: 'present', xmp: 'present', c2pa: 'absent', exif: 'absent' },
    },
  });

  it('never throws and never lies about what was lost, however damaged', () => {
    expect(runMutants([bytes], 5000, 4).complaints).toEqual([]);
  });
});

describe('a movie from before ftyp', () => {
  it.each(['wide', 'free', 'skip', 'pnot'])('may begin with %s', (type) => {
    const { format, readings } = readEvidenceSync(memorySource(bytesOf(box(type), movie, box('mdat', 1))));
    expect([format, readings.aigcField]).toEqual(['mov', 'present']);
  });

  it('may begin with the movie, or with media of a 64-bit size', () => {
    const read = (file: Uint8Array) => readEvidenceSync(memorySource(file)).readings.aigcField;
    expect(read(bytesOf(movie, box('mdat', 1)))).toBe('present');
    expect(read(bytesOf(Uint8Array.of(0, 0, 0, 1), 'mdat', new Uint8Array(7), 16, movie))).toBe('present');
  });

  it('does not begin with any other box, nor with a size that fits no header', () => {
    const formats = [box('zzzz', movie), bytesOf(Uint8Array.of(0, 0, 0, 5), 'free', movie)];
    for (const file of formats) expect(readEvidenceSync(memorySource(file)).format).toBe(null);
  });
});
