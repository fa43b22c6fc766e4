import { type AssetReport, isExamined } from '@biaoshi/core';
import { png } from '@biaoshi/testkit';
import { signC2pa, testSigner } from '@biaoshi/testkit/sign-c2pa';
import { expect, it, vi } from 'vitest';
import { scanBatch } from '../../test-support/metadata-only.ts';
import { collect, tempFolder } from '../../test-support/temp-folder.ts';

const isBroken = vi.hoisted(() => ({ now: true }));

vi.mock('@biaoshi/c2pa', async (importActual) => {
  const actual = await importActual<typeof import('@biaoshi/c2pa')>();
  const createValidator: typeof actual.createValidator = (options) =>
    isBroken.now ? Promise.reject(new Error('no validator')) : actual.createValidator(options);
  return { ...actual, createValidator };
});

it('what a machine without a validator could not check is examined by the next one, whatever the cache holds', async () => {
  const signed = await signC2pa(png(), 'image/png', await testSigner('Example Images'), {});
  const [folder, cache] = [tempFolder({ 'a.png': signed }), tempFolder({})];
  const data = async () => {
    const [report] = (await collect(scanBatch([folder], { cache, concurrency: 0 }))) as AssetReport[];
    return report?.evidence.flatMap((found) => (found.kind === 'c2paManifest' ? [found.data] : []));
  };
  expect(await data()).toMatchObject([{ state: 'couldNotCheck', reason: 'noBackend' }]);
  isBroken.now = false;
  expect((await data())?.map(isExamined)).toEqual([true]);
});
