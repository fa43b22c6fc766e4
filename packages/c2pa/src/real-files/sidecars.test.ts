import { type C2paExamined, memorySource, readEvidenceSync } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { bytesOfRow, mediaTypeOf, publicList, storeRows } from '../../test-support/corpus.ts';
import { examined, LOCATED } from '../../test-support/samples.ts';
import { createValidator } from '../index.ts';

/** The bytes of the store that an image holds. */
function storeIn(asset: Uint8Array): Uint8Array | undefined {
  const { parts } = readEvidenceSync(memorySource(asset), { keepParts: true });
  const part = parts.find(({ kind }) => kind === 'jumbf');
  if (part?.kind !== 'jumbf') return undefined;
  return Uint8Array.from(Buffer.concat(part.ranges.map(({ start, end }) => asset.subarray(start, end))));
}

const codesOf = ({ failures }: C2paExamined): readonly string[] =>
  failures.map(({ code, scope }) => `${scope} ${code}`).sort();

describe.skipIf(storeRows.length === 0)('real stores in a file of their own', () => {
  it('give what they give embedded: the same state, answers and failures', async () => {
    const validator = await createValidator({
      trustAnchors: publicList('C2PA-TRUST-LIST.pem'),
      tsaAnchors: publicList('C2PA-TSA-TRUST-LIST.pem'),
      backend: 'wasm',
    });
    let compared = 0;
    for (const row of storeRows) {
      const asset = bytesOfRow(row);
      const store = storeIn(asset);
      if (store === undefined) continue;
      const embedded = examined(await validator.validate(asset, mediaTypeOf(row), LOCATED));
      const alone = examined(await validator.validateSidecar(store, asset, mediaTypeOf(row)));
      expect([alone.state, alone.answers.signatureValid], row.file).toEqual([
        embedded.state,
        embedded.answers.signatureValid,
      ]);
      const { answer, codes } = alone.answers.contentBound;
      const grounds = codes.filter((code) => code !== 'assertion.dataHash.additionalExclusionsPresent');
      expect({ answer, codes: grounds }, row.file).toEqual(embedded.answers.contentBound);
      expect(codesOf(alone), row.file).toEqual(codesOf(embedded));
      expect(alone.statements).toEqual(embedded.statements);
      compared++;
    }
    expect(compared).toBeGreaterThan(25);
  });
});
