import { bytesOf, findBytes, u32leBytes } from '@biaoshi/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samsungGalaxyAi } from './samsung-galaxy-ai.ts';
import { partAt, tracesIn } from './test-support/part-at.ts';

interface Block {
  readonly name: string;
  readonly content: string;
}

const SAYS_SO: Block = { name: 'PEg_Info', content: '{"genAIType":3}' };
const OTHER: Block = { name: 'Image_UTC_Data', content: '1700000000000' };

/** A trailer with blocks in the order of its directory; `count` is what the directory says. */
function trailer(blocks: readonly Block[], count = blocks.length): Uint8Array {
  const type = Uint8Array.of(0, 0, 0x91, 0x0d);
  const stored = blocks.map(({ name, content }) => bytesOf(type, u32leBytes(name.length), name, content));
  let back = stored.reduce((sum, { length }) => sum + length, 0);
  const entries = stored.map(({ length }) => {
    const entry = bytesOf(type, u32leBytes(back), u32leBytes(length));
    back -= length;
    return entry;
  });
  const directory = bytesOf('SEFH', u32leBytes(107), u32leBytes(count), ...entries);
  return bytesOf(...stored, directory, u32leBytes(directory.length), 'SEFT');
}

const found = (bytes: Uint8Array) => tracesIn(samsungGalaxyAi, partAt('trailer', bytes));
const others = (count: number) => Array.from({ length: count }, () => OTHER);

describe('the directory', () => {
  it('is read up to its limit of entries', () => {
    expect(found(trailer([...others(63), SAYS_SO]))).toHaveLength(1);
    expect(found(trailer([...others(64), SAYS_SO]))).toEqual([]);
  });

  it('may say that it has more entries than it has', () => {
    expect(found(trailer([OTHER, SAYS_SO], 0xffffffff))).toHaveLength(1);
    expect(found(trailer([OTHER], 0xffffffff))).toEqual([]);
  });

  it('leads to a block, not into another one’s content', () => {
    const whole = trailer([{ name: 'Note', content: `PEg_Info${SAYS_SO.content}` }]);
    expect(found(whole)).toEqual([]);
  });

  it('whose bytes are damaged anywhere is an answer', () => {
    const whole = trailer([OTHER, SAYS_SO, OTHER]);
    const nowhere = findBytes(whole, 'SEFH');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        for (const { raw } of found(bytes)) expect(raw.length).toBeLessThan(nowhere);
      }),
      { numRuns: 2000 },
    );
  });
});
