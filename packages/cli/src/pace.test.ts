import { describe, expect, it } from 'vitest';
import { clock, type Mark, paceOf, withMark } from './pace.ts';

const marks = (...pairs: readonly [at: number, done: number][]): readonly Mark[] =>
  pairs.reduce<readonly Mark[]>((all, [at, done]) => withMark(all, { at, done }), []);

describe('the pace', () => {
  it('is that of the last while, not of the whole run: what a journal replayed came at once', () => {
    const replayed = marks([0, 0], [100, 90_000], [10_000, 90_010], [20_000, 90_020], [30_000, 90_030]);
    expect(paceOf(replayed, { done: 90_030, total: 90_130 })).toEqual({ perSecond: 1, secondsLeft: 100 });
  });

  it('promises no end while nobody knows how much there is, nothing moves, or all is done', () => {
    const steady = marks([0, 0], [2000, 10]);
    expect(paceOf(steady, { done: 10 })).toEqual({ perSecond: 5 });
    expect(paceOf(steady, { done: 10, total: 10 })).toEqual({ perSecond: 5 });
    expect(paceOf(marks([0, 4], [2000, 4]), { done: 4, total: 9 })).toEqual({ perSecond: 0 });
    expect(paceOf(marks([0, 0]), { done: 0, total: 9 })).toEqual({ perSecond: 0 });
    expect(paceOf([], { done: 0, total: 9 })).toEqual({ perSecond: 0 });
  });

  it('promises none from a moment of work', () => {
    expect(paceOf(marks([0, 0], [999, 10]), { done: 10, total: 20 }).secondsLeft).toBeUndefined();
    expect(paceOf(marks([0, 0], [1000, 10]), { done: 10, total: 20 }).secondsLeft).toBe(1);
  });

  it('keeps few marks, and enough to measure a run that hardly moves', () => {
    let kept: readonly Mark[] = [];
    for (let at = 0; at < 100_000; at += 100) kept = withMark(kept, { at, done: at });
    expect(kept.length).toBeLessThan(160);
    const slow = marks([0, 0], [60_000, 1], [120_000, 2]);
    expect(paceOf(slow, { done: 2, total: 3 }).secondsLeft).toBe(60);
  });

  it.each([
    [0, '0:00'],
    [59, '0:59'],
    [60, '1:00'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [90_061, '25:01:01'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});
