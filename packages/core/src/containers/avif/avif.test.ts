import {
  bytesOf,
  c2paStore,
  c2paUuid,
  containerMatrix,
  exifLabel,
  exifPayload,
  heif,
  runMutants,
  wrappedJson,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const XMP = xmpElementLabel();
const bytes = heif({
  brands: ['mif1', 'mif1', 'avif', 'miaf'],
  items: [
    { id: 3, type: 'mime', contentType: 'application/rdf+xml', data: bytesOf(XMP), extents: 3 },
    { id: 2, type: 'Exif', data: exifPayload(exifLabel(wrappedJson())) },
  ],
  before: [c2paUuid(c2paStore(3), 'update')],
});

describe('an AVIF file under a generic brand whose XMP item is cut into extents', () => {
  containerMatrix('avif', bytes, {
    everyCutShows: true,
    expect: {
      format: 'avif',
      width: 4,
      height: 3,
      parts: [
        { kind: 'xmp', path: 'avif/meta/item[3]/xmp', text: XMP, verbatim: false },
        { kind: 'exif', path: 'avif/meta/item[2]/exif', verbatim: true },
        { kind: 'jumbf', path: 'avif/uuid' },
      ],
      readings: { aigcField: 'present', xmp: 'present', exif: 'present', c2pa: 'present', iptc: 'absent' },
    },
  });

  it('never throws and never lies about what was lost, however damaged', () => {
    expect(runMutants([bytes, heif({ brands: ['avif'] })], 5000, 2).complaints).toEqual([]);
  });
});
