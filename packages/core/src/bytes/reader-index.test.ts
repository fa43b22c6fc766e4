import { expect, it } from 'vitest';
import type { Part, PartKind } from '../model/part.ts';
import { type Carrier, defineCarrier } from './carrier.ts';
import { ReaderIndex } from './reader-index.ts';

const reader = (
  id: string,
  accepts: readonly PartKind[],
  keys?: Readonly<Record<string, readonly string[]>>,
): Carrier =>
  defineCarrier<PartKind>({
    id,
    version: 1,
    accepts,
    ...(keys && { keys: new Map(Object.entries(keys) as [PartKind, readonly string[]][]) }),
    read: () => undefined,
  });

const INDEX = new ReaderIndex([
  reader('first', ['exifText']),
  reader('make', ['exifText', 'comment'], { exifText: ['Make', 'Model'] }),
  reader('last', ['exifText', 'text']),
  reader('model', ['exifText', 'iptcText'], { exifText: ['Model'], iptcText: ['2:110'] }),
]);

const offered = (part: object): string[] => INDEX.of(part as Part).map(({ id }) => id);

it.each([
  [{ kind: 'exifText', tagName: 'Make' }, ['first', 'make', 'last']],
  [{ kind: 'exifText', tagName: 'Model' }, ['first', 'make', 'last', 'model']],
  [{ kind: 'exifText', tagName: 'Artist' }, ['first', 'last']],
  [{ kind: 'exifText', tagName: 'constructor' }, ['first', 'last']],
  [{ kind: 'comment' }, ['make']],
  [{ kind: 'text', keyword: 'Make' }, ['last']],
  [{ kind: 'iptcText', record: 2, dataset: 110 }, ['model']],
  [{ kind: 'iptcText', record: 2, dataset: 11 }, []],
  [{ kind: 'xmp' }, []],
])('%j goes to %j, in the order of the list', (part, ids) => expect(offered(part)).toEqual(ids));
