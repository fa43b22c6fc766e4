import { expect, it } from 'vitest';
import { Collector } from '../../bytes/collector.ts';
import { DEFAULT_LIMITS } from '../../bytes/limits.ts';
import { Reader } from '../../bytes/reader.ts';
import { c2paStore } from './index.ts';

it('records where a C2PA store is and how long its pieces are together, and claims no more', () => {
  const collector = new Collector(new Reader(10_000, DEFAULT_LIMITS, false), DEFAULT_LIMITS, 'metadata', {});
  collector.carrier = c2paStore;
  const ranges = [
    { start: 120, end: 220 },
    { start: 240, end: 300 },
  ];
  c2paStore.read(
    { kind: 'jumbf', path: 'jpeg/APP11[0]', start: 100, end: 300, data: new Uint8Array(0), verbatim: false, ranges },
    collector,
  );
  expect(collector.evidenceFound).toEqual([
    {
      ...{
        id: 'e1',
        kind: 'c2paManifest',
        reader: 'c2pa-store',
        readerVersion: c2paStore.version,
        carrier: 'jpeg:APP11',
      },
      location: { path: 'jpeg/APP11[0]', start: 100, end: 300 },
      data: { state: 'notExamined', home: 'embedded', bytes: 160 },
    },
  ]);
  expect(collector.problems).toEqual([]);
});
