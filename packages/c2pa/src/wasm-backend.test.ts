import { describe, expect, it, vi } from 'vitest';
import { embedded, LOCATED, ROOT } from '../test-support/samples.ts';
import { createValidator } from './index.ts';
import { LONGEST_REPORT, MOST_REPLACEMENTS } from './limits.ts';
import { settingsFor } from './settings.ts';
import { validatorOver } from './validator.ts';
import { type LoadWasm, type WasmLibrary, wasmBackend } from './wasm-backend.ts';

const REPORT = JSON.stringify({
  active_manifest: 'urn:c2pa:a',
  manifests: { 'urn:c2pa:a': { label: 'urn:c2pa:a' } },
  validation_state: 'Valid',
});

const readerOf = (report: string, onFree: () => void = () => undefined) => ({
  json: () => report,
  crJson: () => '',
  free: onFree,
});

const over = async (load: LoadWasm) =>
  validatorOver(await wasmBackend(load), settingsFor({ signer: '', tsa: '', both: '' }), {
    trustAnchors: false,
    tsaAnchors: false,
  });

const ASSET = Uint8Array.of(1);
const trap = (): never => {
  throw new Error('unreachable');
};

/** As the real library does: the call returns a promise, the work is done in a microtask. */
const inMicrotask = (work: () => void): Promise<never> => {
  queueMicrotask(work);
  return new Promise(() => undefined);
};

describe('the library in WebAssembly', () => {
  it('itself gives an answer after something under it broke, and is another instance by then', async () => {
    const validator = await createValidator({ trustAnchors: ROOT.pem, tsaAnchors: null, backend: 'wasm' });
    const clock = vi.spyOn(Date, 'now').mockImplementation(trap);
    const broken = await validator.validate(embedded(), 'image/png', LOCATED).finally(() => clock.mockRestore());
    expect(broken).toMatchObject({ state: 'couldNotCheck', reason: 'other' });
    expect(await validator.validate(embedded(), 'image/png', LOCATED)).toMatchObject({ state: 'trusted' });
  });

  it.each<[string, WasmLibrary['fromBytes']]>([
    ['in the call', trap],
    ['as a rejection', () => Promise.reject(new Error('unreachable'))],
    ['in a microtask, where nobody would ever hear of it', () => inMicrotask(trap)],
  ])('that traps %s is replaced before the next file', async (_, fromBytes) => {
    const made: number[] = [];
    const validator = await over(async (generation) => {
      made.push(generation);
      return generation === 0 ? { fromBytes } : { fromBytes: async () => readerOf(REPORT) };
    });
    // Both are asked for before the first has trapped: the second must not fall with it.
    const answers = await Promise.all([1, 2].map(() => validator.validate(ASSET, 'image/png', LOCATED)));
    expect(answers[0]).toEqual({ state: 'couldNotCheck', reason: 'other', home: 'embedded', bytes: LOCATED.bytes });
    expect(answers[1]?.state).toBe('valid');
    expect(made).toEqual([0, 1]);
  });

  it('is not replaced for a file that it refuses', async () => {
    const made: number[] = [];
    const validator = await over(async (generation) => {
      made.push(generation);
      return { fromBytes: () => Promise.reject('C2pa(PrereleaseError)') };
    });
    for (let round = 0; round < 3; round++) {
      expect(await validator.validate(ASSET, 'image/png', LOCATED)).toMatchObject({ reason: 'prereleaseClaim' });
    }
    expect(made).toEqual([0]);
  });

  it('is replaced a bounded number of times, and then there is none', async () => {
    const made: number[] = [];
    const validator = await over(async (generation) => {
      made.push(generation);
      return { fromBytes: trap };
    });
    const reasons: unknown[] = [];
    for (let round = 0; round < MOST_REPLACEMENTS + 3; round++) {
      const data = await validator.validate(ASSET, 'image/png', LOCATED);
      reasons.push('reason' in data && data.reason);
    }
    expect(reasons.slice(0, MOST_REPLACEMENTS + 1).every((reason) => reason === 'other')).toBe(true);
    expect(reasons.slice(MOST_REPLACEMENTS + 1)).toEqual(['noBackend', 'noBackend']);
    expect(made.length).toBe(MOST_REPLACEMENTS + 1);
  });

  it('is given back its memory, also where the report cannot be parsed', async () => {
    let freed = 0;
    const reports = [REPORT, '{"active_manifest":', '[]', 'null', '"text"'];
    const validator = await over(async () => ({
      fromBytes: async () => readerOf(reports[freed] ?? '', () => freed++),
    }));
    for (const _ of reports) await validator.validate(ASSET, 'image/png', LOCATED);
    expect(freed).toBe(reports.length);
  });

  it('has a report that is too long left unread, and one of the longest length read', async () => {
    const padded = (size: number): string => REPORT.padEnd(size, ' ');
    const validate = async (report: string) =>
      (await over(async () => ({ fromBytes: async () => readerOf(report) }))).validate(ASSET, 'image/png', LOCATED);
    expect(await validate(padded(LONGEST_REPORT))).toMatchObject({ state: 'valid' });
    expect(await validate(padded(LONGEST_REPORT + 1))).toMatchObject({ state: 'couldNotCheck', reason: 'tooLarge' });
  });
});
