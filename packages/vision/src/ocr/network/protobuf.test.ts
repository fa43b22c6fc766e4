import { describe, expect, it } from 'vitest';
import { fieldsOf, float, integer, message, text } from './protobuf.ts';

const bytes = (...pieces: readonly Uint8Array[]) => Buffer.concat(pieces);

describe('protobuf', () => {
  it('reads what it writes', () => {
    const inner = [...integer(3, 2 ** 40 + 5), ...text(20, 'AI生成'), ...float(2, 0.5)];
    const [outer, ...more] = fieldsOf(bytes(...message(7, inner)));
    expect(more).toEqual([]);
    const fields = fieldsOf(outer?.content ?? bytes());
    expect(fields.map(({ number, value }) => [number, value])).toEqual([
      [3, 2 ** 40 + 5],
      [20, 8],
      [2, 0],
    ]);
    expect(Buffer.from(fields[1]?.content ?? []).toString()).toBe('AI生成');
    expect(Buffer.from(fields[2]?.content ?? []).readFloatLE()).toBe(0.5);
    expect(bytes(...fields.map(({ whole }) => whole))).toEqual(bytes(...inner));
  });

  it.each([
    ['a length beyond the end', [0x0a, 5, 1, 2]],
    ['a number without an end', [0x08, 0x80]],
    ['a number that is too long', [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1]],
    ['a length that is too long', [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ['a wire type that there is not', [0x0f, 1]],
    ['too few bytes of a fixed size', [0x0d, 1, 2, 3]],
  ])('refuses %s', (_, values) => {
    expect(() => fieldsOf(Uint8Array.from(values))).toThrow(RangeError);
  });
});
