import { describe, expect, it } from 'vitest';
import { orderOf, parseExifTime, parseTime } from './moment.ts';

const hours = (count: number) => count * 3_600_000;
const at = (iso: string) => Date.parse(iso);

describe('a time', () => {
  it('with a zone is known to what it names', () => {
    expect(parseTime('2026-03-14T10:22:31+08:00')).toEqual({
      earliest: at('2026-03-14T02:22:31Z'),
      latest: at('2026-03-14T02:22:31.999Z'),
    });
    expect(parseTime('2026-03-14T10:22Z')).toEqual({
      earliest: at('2026-03-14T10:22:00Z'),
      latest: at('2026-03-14T10:22:59.999Z'),
    });
  });

  it('without one may be any zone’s, from the east of the date line to the west', () => {
    const start = at('2026-03-14T10:22:31Z');
    expect(parseTime('2026-03-14T10:22:31')).toEqual({ earliest: start - hours(14), latest: start + 999 + hours(12) });
    expect(parseExifTime('2026:03:14 10:22:31', '')).toEqual(parseTime('2026-03-14T10:22:31'));
  });

  it('that is a day is all of it', () => {
    expect(parseTime('2026-03-14')).toEqual({
      earliest: at('2026-03-14T00:00:00Z') - hours(14),
      latest: at('2026-03-14T23:59:59.999Z') + hours(12),
    });
  });

  it.each([
    '',
    '2026-3-14',
    '2026-02-30',
    '2026-13-01',
    '2026-03-14T24:00',
    '2026-03-14T10:60',
    '2026-03-14T10:22+15:00',
    '2026-03-14T10:22+0800',
    '0000-00-00',
    'yesterday',
    '2026-03-14\n',
    `2026-03-14T10:22:31.${'1'.repeat(40)}`,
  ])('is not %j', (text) => expect(parseTime(text)).toBeUndefined());

  it.each(['0000:00:00 00:00:00', '    :  :     :  :  ', '2026-03-14 10:22:31', '2026:02:29 10:22:31'])(
    'of a camera is not %j',
    (text) => expect(parseExifTime(text, '+08:00')).toBeUndefined(),
  );

  it('of a camera with an offset that is none has no zone', () => {
    expect(parseExifTime('2026:03:14 10:22:31', 'local')).toEqual(parseExifTime('2026:03:14 10:22:31', ''));
  });
});

describe('the order of two times', () => {
  const order = (one: string, other: string) => {
    const [first, second] = [parseTime(one), parseTime(other)];
    return first && second && orderOf(first, second);
  };

  it.each([
    ['2026-03-14T10:00+08:00', '2026-03-14T03:00Z', 'before'],
    ['2026-03-14T10:00+08:00', '2026-03-14T02:00Z', 'unsure'],
    ['2026-03-14T10:00+08:00', '2026-03-14T01:00Z', 'after'],
    ['2026-03-14T23:00', '2026-03-15T00:30', 'unsure'],
    ['2026-03-10', '2026-03-14', 'before'],
    ['2026-03-14', '2026-03-14', 'unsure'],
    ['2026-03-16T20:00', '2026-03-14', 'after'],
    ['2026-03-15T20:00', '2026-03-14', 'unsure'],
  ])('%s against %s: %s', (one, other, expected) => expect(order(one, other)).toBe(expected));
});
