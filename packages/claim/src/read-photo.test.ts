import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES, problemText } from '@biaoshi/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClaimInput, Examiner } from './claim-input.ts';
import { CLAIM_LIMITS } from './limits.ts';
import { readPhoto } from './read-photo.ts';

/** Looks at nothing. */
const examiner = {
  fingerprint: async () => ({ pdq: null, problems: [] }),
  finePattern: async () => ({ outcome: 'notExamined', reason: 'notDecoded' }),
} as unknown as Examiner;

async function read(input: ClaimInput, left: number = CLAIM_LIMITS.maxHeldBytes) {
  const budget = { left };
  const request = { id: 'E1', index: 0, input, scan: { pixels: 'never' }, wantsPicture: false, budget } as const;
  const { bytes, photo } = await readPhoto(request, examiner);
  return { held: bytes?.length, problems: photo.problems, left: budget.left };
}

function sparseFile(size: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaoshi-claim-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'photo.jpg');
  writeFileSync(file, '');
  truncateSync(file, size);
  return file;
}

describe('a photo that is held whole', () => {
  it('is of maxPhotoBytes at most', async () => {
    const most = CLAIM_LIMITS.maxPhotoBytes;
    expect(await read(sparseFile(most))).toMatchObject({ held: most, problems: [] });
    const over = await read(sparseFile(most + 1));
    expect(over).toMatchObject({ held: undefined, left: CLAIM_LIMITS.maxHeldBytes });
    expect(over.problems).toMatchObject([
      { code: 'limitExceeded', severity: 'error', data: { limit: 'maxPhotoBytes', value: most } },
    ]);
  });

  it('fits into what is left of maxHeldBytes', async () => {
    const input = new Uint8Array(10);
    expect(await read(input, 10)).toEqual({ held: 10, problems: [], left: 0 });
    const over = await read(input, 9);
    expect(over).toMatchObject({ held: undefined, left: 9 });
    expect(over.problems).toMatchObject([
      { code: 'limitExceeded', data: { limit: 'maxHeldBytes', value: CLAIM_LIMITS.maxHeldBytes } },
    ]);
  });

  it('is named in the words of each locale where it is not', async () => {
    const { problems } = await read(new Uint8Array(10), 9);
    for (const locale of ['zh-CN', 'en'] as const) {
      const text = problems.map((problem) => problemText(problem, locale)).join();
      expect(text).toContain(LOCALES[locale].words.limit.maxHeldBytes);
      expect(text).not.toContain('maxHeldBytes');
    }
  });
});
