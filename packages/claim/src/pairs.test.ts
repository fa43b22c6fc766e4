import type { Fingerprint } from '@biaoshi/vision';
import { describe, expect, it } from 'vitest';
import { CLAIM_LIMITS } from './limits.ts';
import { comparedPairs, crossPairs, innerPairs, matchesOf } from './pairs.ts';
import { pdqDistance } from './pdq-distance.ts';
import type { HeldPhoto } from './read-photo.ts';

const NAMES = ['original', 'rotated90', 'rotated180', 'rotated270', 'mirrored', 'flipped', 'transposed', 'transversed'];

/** A hash with its first `ones` bits set. */
const hash = (ones: number): string => {
  const bits = '1'.repeat(ones).padEnd(256, '0');
  return Array.from({ length: 64 }, (_, at) => Number.parseInt(bits.slice(at * 4, at * 4 + 4), 2).toString(16)).join(
    '',
  );
};

function fingerprint(ones: number, quality = 90, turned?: [turn: string, ones: number]): Fingerprint {
  const turns = Object.fromEntries(NAMES.map((name) => [name, hash(name === 'original' ? ones : 256)]));
  if (turned) turns[turned[0]] = hash(turned[1]);
  return {
    width: 10,
    height: 10,
    pdq: { hex: hash(ones), quality },
    turns: turns as Fingerprint['turns'],
    problems: [],
  };
}

const held = (
  id: string,
  print: Fingerprint | null,
  sha256: string | null = id,
  bytes: Uint8Array | null = new Uint8Array(1),
) =>
  ({
    photo: { id, report: { asset: { sha256 } } },
    fingerprint: print,
    bytes,
    thumbnail: null,
  }) as unknown as HeldPhoto;

describe('the distance of two fingerprints', () => {
  it('is the least over the turns, counted in bits', () => {
    expect(pdqDistance(fingerprint(0), fingerprint(31))).toEqual({ distance: 31, turn: 'original' });
    expect(pdqDistance(fingerprint(3), fingerprint(200, 90, ['rotated180', 4]))).toEqual({
      distance: 1,
      turn: 'rotated180',
    });
  });

  it('is not told of a picture with too little in it', () => {
    expect(pdqDistance(fingerprint(0, 49), fingerprint(0))).toBeUndefined();
    expect(pdqDistance(fingerprint(0), fingerprint(0, 49))).toBeUndefined();
    expect(pdqDistance(fingerprint(0, 50), fingerprint(0, 50))).toEqual({ distance: 0, turn: 'original' });
  });
});

describe('matches', () => {
  it('end at 31 bits', () => {
    const of = (bits: number) => matchesOf(crossPairs([held('E1', fingerprint(0))], [held('L1', fingerprint(bits))]));
    expect(of(31)).toMatchObject([{ photos: ['E1', 'L1'], by: 'pdq', distance: 31 }]);
    expect(of(32)).toEqual([]);
  });

  it('are of the same bytes without any picture, but not of bytes that nobody hashed', () => {
    expect(matchesOf(innerPairs([held('E1', null, 'a'), held('E2', null, 'a')]))).toMatchObject([{ by: 'sha256' }]);
    expect(matchesOf(innerPairs([held('E1', null, null), held('E2', null, null)]))).toEqual([]);
  });

  it('hold each pair of a side once', () => {
    const photos = ['E1', 'E2', 'E3'].map((id) => held(id, fingerprint(0)));
    expect(matchesOf(innerPairs(photos)).map(({ photos }) => photos.join())).toEqual(['E1,E2', 'E1,E3', 'E2,E3']);
  });
});

describe('the pairs that are compared', () => {
  const evidence = Array.from({ length: 15 }, (_, index) => held(`E${index + 1}`, fingerprint(0)));
  const listingOf = (count: number) =>
    Array.from({ length: count }, (_, index) => held(`L${index + 1}`, fingerprint(index * 10)));

  it('are all of them up to the limit', () => {
    const pairs = crossPairs(evidence.slice(0, 10), listingOf(20));
    expect(pairs).toHaveLength(CLAIM_LIMITS.maxPairs);
    expect(comparedPairs(pairs)).toEqual({ chosen: pairs, leftOut: 0 });
  });

  it('are past it the nearest, in their order, and how many are left out is said', () => {
    const { chosen, leftOut } = comparedPairs(crossPairs(evidence, listingOf(14)));
    expect([chosen.length, leftOut]).toEqual([CLAIM_LIMITS.maxPairs, 10]);
    expect(chosen.filter(({ other }) => other.photo.id === 'L14')).toHaveLength(5);
    expect(chosen.slice(0, 2).map(({ one, other }) => `${one.photo.id}${other.photo.id}`)).toEqual(['E1L1', 'E1L2']);
  });

  it('are none of a photo that is not held', () => {
    const pairs = crossPairs([held('E1', null, 'a', null)], listingOf(2));
    expect(comparedPairs(pairs)).toEqual({ chosen: [], leftOut: 0 });
  });
});
