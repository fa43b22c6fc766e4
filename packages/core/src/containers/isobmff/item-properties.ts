import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { u32be } from '../../bytes/view.ts';
import { type Box, type BoxVisitor, walkBoxes } from './boxes.ts';
import { Cursor } from './cursor.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size (`ispe`) among the properties (`iprp`) of item `id`; undefined when it has none. */
export function* readItemSize(context: WalkContext, iprp: Box, id: number): Walk<Size | undefined> {
  const sizes = new Map<number, Size>();
  const associations: Uint8Array[] = [];
  let index = 0;
  const other: BoxVisitor = function* () {
    index++;
  };
  const readSize: BoxVisitor = function* (box) {
    index++;
    if (box.cut || box.end - box.body < 12 || sizes.size === context.limits.maxItems) return;
    const bytes = yield* context.payload(box.path, box.body, box.body + 12);
    if (bytes) sizes.set(index, { width: u32be(bytes, 4), height: u32be(bytes, 8) });
  };
  const visitors = new Map<string, BoxVisitor>([
    [
      'ipco',
      function* (box) {
        yield* walkBoxes(context, box, new Map([['ispe', readSize]]), other);
      },
    ],
    [
      'ipma',
      function* (box) {
        const bytes = box.cut ? undefined : yield* context.payload(box.path, box.body, box.end);
        if (bytes) associations.push(bytes);
      },
    ],
  ]);
  yield* walkBoxes(context, iprp, visitors);
  for (const bytes of associations) {
    const property = propertiesOf(bytes, id).find((candidate) => sizes.has(candidate));
    if (property !== undefined) return sizes.get(property);
  }
  return undefined;
}

/** Indices, from 1, into `ipco` that an `ipma` box gives an item (ISO/IEC 23008-12 9.3). */
function propertiesOf(bytes: Uint8Array, wanted: number): number[] {
  const cursor = new Cursor(bytes);
  const version = cursor.uint(1);
  const wide = (cursor.uint(3) & 1) === 1;
  const count = cursor.uint(4);
  for (let entry = 0; entry < count && cursor.overrun === 0; entry++) {
    const id = cursor.uint(version === 0 ? 2 : 4);
    const length = cursor.uint(1);
    if (id !== wanted) cursor.skip(wide ? length * 2 : length);
    else return Array.from({ length }, () => (wide ? cursor.uint(2) & 0x7fff : cursor.uint(1) & 0x7f));
  }
  return [];
}
