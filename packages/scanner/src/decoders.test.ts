import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { type AssetEvidence, memorySource, readEvidenceSync } from '@biaoshi/core';
import { MUTATORS, type Mutator, randomBelow, seededRandom } from '@biaoshi/testkit';
import { expect, it } from 'vitest';
import { decoders } from './decoders.ts';

const samples = fileURLToPath(new URL('../../../test-corpus/files', import.meta.url));
const deflated = readdirSync(samples, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.png'))
  .map((entry) => new Uint8Array(readFileSync(join(entry.parentPath, entry.name))));

const withoutNode = (bytes: Uint8Array): AssetEvidence => readEvidenceSync(memorySource(bytes));
const withNode = (bytes: Uint8Array): AssetEvidence =>
  readEvidenceSync(memorySource(bytes), { decoders: { inflateRaw: decoders.inflateRaw } });

it('the inflater of Node and the one of core say the same of good streams', () => {
  for (const bytes of deflated) expect(withNode(bytes)).toEqual(withoutNode(bytes));
});

it('and agree on what is absent, where one gives damaged streams up and the other makes something of them', () => {
  const random = seededRandom(7);
  const absent = ({ readings }: AssetEvidence) =>
    Object.entries(readings).filter(([, reading]) => reading === 'absent');
  for (let step = 0; step < 5000; step++) {
    const base = deflated[randomBelow(random, deflated.length)] as Uint8Array;
    const bytes = (MUTATORS.flip as Mutator)(base, random, base);
    expect(absent(withNode(bytes))).toEqual(absent(withoutNode(bytes)));
  }
});

it('stops at the bound: at it and one past it', () => {
  const data = deflateRawSync(new Uint8Array(1000));
  expect(decoders.inflateRaw?.(data, 1000)).toMatchObject({ ok: true, bytes: { length: 1000 } });
  expect(decoders.inflateRaw?.(data, 999)).toEqual({ ok: false, reason: 'tooLarge' });
  expect(decoders.inflateRaw?.(data.subarray(0, 3), 1000)).toEqual({ ok: false, reason: 'damaged' });
  expect(decoders.brotli?.(Uint8Array.of(1, 2, 3), 1000)).toBeUndefined();
});
