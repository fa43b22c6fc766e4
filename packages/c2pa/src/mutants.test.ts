import { C2PA_REASONS, C2PA_STATES, type C2paManifestData, isExamined } from '@biaoshi/core';
import { MUTATORS, png, randomBelow, seededRandom } from '@biaoshi/testkit';
import { expect, it } from 'vitest';
import { actions, buildStore, dataHash } from '../test-support/build-store.ts';
import { attemptsWithoutNetwork } from '../test-support/refuse-network.ts';
import { embedded, LOCATED, manifest, PARENT, PICTURE, sidecar, TRAINED } from '../test-support/samples.ts';
import { createValidator } from './index.ts';

const STORES = 23_000;
const FILES = 2000;

const validator = await createValidator({ trustAnchors: null, tsaAnchors: null, backend: 'wasm' });

const withParent = new Uint8Array(
  buildStore(
    manifest(dataHash(png({ width: 9 })), { label: PARENT }),
    manifest(dataHash(PICTURE), {
      assertions: [
        actions({ action: 'c2pa.opened' }, { action: 'c2pa.edited', digitalSourceType: TRAINED }),
        ['c2pa.ingredient.v3', { relationship: 'componentOf', 'dc:title': 'part' }],
        dataHash(PICTURE),
      ],
    }),
  ),
);
const stores = [sidecar(), sidecar(), withParent];
const files = [embedded()];

/** What nobody may change without the signature noticing. */
const said = (data: C2paManifestData): string =>
  isExamined(data)
    ? JSON.stringify([
        data.statements.map(({ by, digitalSourceType, ai }) => [by, digitalSourceType, ai]),
        data.manifests.map(({ signer, actions: list, generatorName }) => [signer?.organisation, list, generatorName]),
      ])
    : '';

const isSound = (data: C2paManifestData): boolean =>
  isExamined(data) &&
  data.state !== 'invalid' &&
  data.answers.contentBound.answer === 'yes' &&
  data.answers.signatureValid.answer === 'yes';

async function run(
  bases: readonly Uint8Array[],
  count: number,
  validate: (mutant: Uint8Array) => Promise<C2paManifestData>,
): Promise<ReadonlyMap<string, number>> {
  const random = seededRandom(20_260);
  const names = Object.keys(MUTATORS);
  const originals = new Set(await Promise.all(bases.map(async (base) => said(await validate(base)))));
  const outcomes = new Map<string, number>();
  const complaints: string[] = [];
  for (let step = 0; step < count && complaints.length < 10; step++) {
    const [base, other] = [0, 1].map(() => bases[randomBelow(random, bases.length)] as Uint8Array);
    const name = names[randomBelow(random, names.length)] as string;
    const mutant = (MUTATORS[name] as (typeof MUTATORS)[string])(base as Uint8Array, random, other as Uint8Array);
    const data = await validate(mutant).catch((error: unknown) => error);
    const complaint = complaintAbout(data, originals);
    if (complaint) complaints.push(`${step} ${name}: ${complaint}`);
    const { state, reason = '' } = data as { state: string; reason?: string };
    const outcome = `${state} ${reason}`.trim();
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(complaints).toEqual([]);
  return outcomes;
}

function complaintAbout(answer: unknown, originals: ReadonlySet<string>): string | undefined {
  if (answer instanceof Error) return `rejected with ${answer.message}`;
  const data = answer as C2paManifestData;
  if (!C2PA_STATES.includes(data.state)) return `state ${data.state}`;
  if (data.state === 'trusted' || data.state === 'notExamined') return `state ${data.state}`;
  if (data.state === 'couldNotCheck' && (!data.reason || !C2PA_REASONS.includes(data.reason))) return 'no reason';
  if (isSound(data) && !originals.has(said(data))) return `sound, and says ${said(data)}`;
  return undefined;
}

it(`${STORES + FILES} damaged stores: an answer for each, no forgery among the sound ones, and no way to the network`, async () => {
  const attempts = await attemptsWithoutNetwork(async () => {
    const outcomes = await run(stores, STORES, (store) => validator.validateSidecar(store, PICTURE, 'image/png'));
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(STORES);
    // The damage must reach the validation, not only the outermost box.
    expect(outcomes.get('invalid')).toBeGreaterThan(STORES / 50);
    expect(outcomes.get('couldNotCheck malformedStore')).toBeGreaterThan(STORES / 50);
    await run(files, FILES, (file) => validator.validate(file, 'image/png', LOCATED));
  });
  expect(attempts).toBe(0);
  expect(isSound(await validator.validate(embedded(), 'image/png', LOCATED))).toBe(true);
});
