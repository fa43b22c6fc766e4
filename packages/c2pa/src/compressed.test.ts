import { jpeg, jpegJumbf } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { compressedStore } from '../test-support/compress-store.ts';
import { LOCATED, PICTURE } from '../test-support/samples.ts';
import { holdsTooMuch } from './compressed.ts';
import { createValidator } from './index.ts';
import { LARGEST_MANIFEST_MIB, MOST_COMPRESSED } from './limits.ts';

const validator = await createValidator({ trustAnchors: null, tsaAnchors: null, backend: 'wasm' });
const MIB = 1024 * 1024;

describe('compressed manifests', () => {
  it('are read', async () => {
    const data = await validator.validateSidecar(compressedStore(1, 10), PICTURE, 'image/png');
    expect(data).toMatchObject({ answers: { signatureValid: { answer: 'yes' }, contentBound: { answer: 'yes' } } });
  });

  it('are unpacked as far as the bound, and no further', async () => {
    const most = compressedStore(1, LARGEST_MANIFEST_MIB * MIB - 5000);
    expect(await validator.validateSidecar(most, PICTURE, 'image/png')).toHaveProperty('answers');
    const beyond = compressedStore(1, LARGEST_MANIFEST_MIB * MIB);
    expect(beyond.length).toBeLessThan(2000);
    expect(await validator.validateSidecar(beyond, PICTURE, 'image/png')).toMatchObject({ reason: 'tooLarge' });
  });

  it('are counted', async () => {
    expect(holdsTooMuch(compressedStore(MOST_COMPRESSED, 1))).toBe(false);
    expect(holdsTooMuch(compressedStore(MOST_COMPRESSED + 1, 1))).toBe(true);
    const bomb = compressedStore(MOST_COMPRESSED + 1, LARGEST_MANIFEST_MIB * MIB - 5000);
    expect(await validator.validateSidecar(bomb, PICTURE, 'image/png')).toMatchObject({ reason: 'tooLarge' });
  });

  it('are counted where every box type is cut in two by the segments of a JPEG', async () => {
    const store = compressedStore(MOST_COMPRESSED + 1, 1);
    const ends: number[] = [];
    for (let at = Buffer.from(store).indexOf('brob'); at >= 0; at = Buffer.from(store).indexOf('brob', at + 4))
      ends.push(at + 2);
    const cuts = [8, ...ends, store.length];
    const segments = cuts.slice(1).map((end, at) => jpegJumbf(1, at + 1, store, cuts[at] as number, end));
    const file = jpeg({ segments });
    expect(Buffer.from(file).includes('brob')).toBe(false);
    expect(await validator.validate(file, 'image/jpeg', LOCATED)).toMatchObject({
      state: 'couldNotCheck',
      reason: 'tooLarge',
    });
  });
});
