import { box, boxOfSize, bytesOf, largeBox } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { Collector } from '../../bytes/collector.ts';
import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.ts';
import { Reader, runSync, type Walk } from '../../bytes/reader.ts';
import { type Box, type BoxVisitor, walkBoxes } from './boxes.ts';

/** Walks `bytes` as boxes in boxes, each `nest` box opened; gives each visited path with its range, and the problems. */
function walk(bytes: Uint8Array, { limits = {}, depth = 0 }: { limits?: Partial<Limits>; depth?: number } = {}) {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const reader = new Reader(bytes.length, all, false);
  const collector = new Collector(reader, all, 'metadata', {});
  const visited: string[] = [];
  const note = function* (found: Box): Walk<void> {
    visited.push(`${found.path} ${found.body}-${found.end}${found.cut ? ' cut' : ''}`);
  };
  const nest: BoxVisitor = function* (found) {
    yield* note(found);
    yield* walkBoxes(collector, found, visitors, note);
  };
  const visitors = new Map([['nest', nest]]);
  const range = { path: 'file', body: 0, end: bytes.length, depth };
  const finished = runSync(walkBoxes(collector, range, visitors, note), reader, memorySource(bytes));
  return {
    visited,
    finished,
    problems: collector.problems.map(({ code, location, data }) => ({ code, location, data })),
  };
}

describe('walkBoxes', () => {
  it('gives siblings of one type their number and names their ranges', () => {
    const bytes = bytesOf(box('free', 1), box('nest', box('ab c'), box('ab c', 1, 2)), box('free'));
    expect(walk(bytes)).toEqual({
      visited: [
        'file/free 8-9',
        'file/nest 17-35',
        'file/nest/ab%20c 25-25',
        'file/nest/ab%20c[1] 33-35',
        'file/free[1] 43-43',
      ],
      finished: true,
      problems: [],
    });
  });

  it.each([2, 3, 7])('stops at a size of %i, which no header fits', (size) => {
    const { visited, finished, problems } = walk(bytesOf(box('free'), boxOfSize(size, 'evil'), box('free')));
    expect([visited, finished]).toEqual([['file/free 8-8'], false]);
    expect(problems).toEqual([
      {
        code: 'lengthOutOfBounds',
        location: { path: 'file/evil', start: 8, end: 16 },
        data: { needed: 8, length: size },
      },
    ]);
  });

  it('takes a size of 8, and of 16 in the large form, and not one less', () => {
    expect(walk(bytesOf(boxOfSize(8, 'none'), largeBox('none', new Uint8Array(0)))).visited).toHaveLength(2);
    expect(walk(largeBox('none', new Uint8Array(4), 15)).problems).toMatchObject([
      { code: 'lengthOutOfBounds', data: { length: 15 } },
    ]);
  });

  it.each([2 ** 53 - 2 ** 10, 2 ** 62])('survives a 64-bit size of %d', (size) => {
    const { visited, finished, problems } = walk(largeBox('huge', new Uint8Array(4), size));
    expect([visited, finished]).toEqual([['file/huge 16-20 cut'], false]);
    expect(problems).toMatchObject([{ code: 'truncated', location: { path: 'file/huge', start: 0, end: 20 } }]);
    expect(Number.isSafeInteger(problems[0]?.data.missing)).toBe(true);
  });

  it('opens a child that is larger than its parent no further than the parent goes, and goes on behind the parent', () => {
    const bytes = bytesOf(box('nest', boxOfSize(100, 'nest', box('ab  '))), box('next', new Uint8Array(200)));
    const { visited, problems } = walk(bytes);
    expect(visited).toEqual([
      'file/nest 8-24',
      'file/nest/nest 16-24 cut',
      'file/nest/nest/ab 24-24',
      'file/next 32-232',
    ]);
    expect(problems).toMatchObject([
      { code: 'lengthOutOfBounds', location: { path: 'file/nest/nest', start: 8, end: 24 } },
    ]);
  });

  it('takes size 0 for the rest of the file at the top and for damage anywhere else', () => {
    expect(walk(bytesOf(box('free'), boxOfSize(0, 'mdat', 'rest')))).toMatchObject({
      visited: ['file/free 8-8', 'file/mdat 16-20'],
      finished: true,
    });
    const nested = walk(bytesOf(box('nest', boxOfSize(0, 'evil'), box('lost')), box('next')));
    expect(nested.visited).toEqual(['file/nest 8-24', 'file/next 32-32']);
    expect(nested.problems).toMatchObject([{ code: 'noProgress', location: { path: 'file/nest/evil', start: 8 } }]);
  });

  it('takes a closing zero inside a box for padding, and at the top for a header cut short', () => {
    const zero = new Uint8Array(4);
    expect(walk(box('nest', box('free'), zero))).toMatchObject({ finished: true, problems: [] });
    expect(walk(bytesOf(box('free'), zero)).problems).toMatchObject([{ code: 'truncated', data: { missing: 4 } }]);
    expect(walk(bytesOf(box('nest', box('free'), Uint8Array.of(0, 0, 0, 9)), box('free'))).problems).toMatchObject([
      { code: 'lengthOutOfBounds' },
    ]);
  });

  it('takes zeros up to the end of the file for padding, with a word, and zeros before anything else for damage', () => {
    expect(walk(bytesOf(box('free'), new Uint8Array(40)))).toMatchObject({
      finished: true,
      problems: [{ code: 'trailingData' }],
    });
    expect(walk(bytesOf(box('free'), new Uint8Array(40), box('moov')))).toMatchObject({
      finished: false,
      problems: [{ code: 'badStructure' }],
    });
  });

  it('opens 32 levels and not 33', () => {
    const levels = (count: number): Uint8Array => (count === 1 ? box('leaf') : box('nest', levels(count - 1)));
    expect(walk(levels(32))).toMatchObject({ finished: true, problems: [] });
    expect(walk(levels(32)).visited).toHaveLength(32);
    const deeper = walk(levels(33));
    expect(deeper.visited).toHaveLength(32);
    expect(deeper.problems).toMatchObject([{ code: 'nestingTooDeep' }]);
  });

  it('visits as many boxes as the limit allows and not one more', () => {
    const bytes = bytesOf(box('one '), box('two '), box('tri '));
    expect(walk(bytes, { limits: { maxUnits: 3 } })).toMatchObject({ finished: true, problems: [] });
    expect(walk(bytes, { limits: { maxUnits: 2 } })).toMatchObject({
      visited: ['file/one 8-8', 'file/two 16-16'],
      finished: false,
      problems: [{ code: 'limitExceeded', data: { limit: 'maxUnits', value: 2 } }],
    });
  });

  it('reports a range that is itself cut once, not at each level', () => {
    const inner = boxOfSize(500, 'nest', boxOfSize(400, 'nest', box('leaf')));
    expect(
      walk(boxOfSize(600, 'nest', inner)).problems.map(({ code, location }) => `${code} ${location.path}`),
    ).toEqual(['truncated file/nest']);
  });
});
