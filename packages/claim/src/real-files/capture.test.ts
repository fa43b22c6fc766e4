import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decoders } from '@biaoshi/scanner';
import { sharedCorpus } from '@biaoshi/testkit';
import { PixelHost } from '@biaoshi/vision/host';
import { afterAll, describe, expect, it } from 'vitest';
import { readCapture } from '../capture/read-capture.ts';
import { thumbnailRelation } from '../thumbnail-relation.ts';

const corpus = sharedCorpus();
const files = (corpus?.rows ?? []).filter(({ format }) => format === 'jpeg').map(({ file }) => file);
const host = new PixelHost({ processes: 2 });
afterAll(() => host.close());
const read = (file: string) => new Uint8Array(readFileSync(join(corpus?.root ?? '', file)));

describe.skipIf(!corpus)('real JPEGs', () => {
  it('have a coding, unless their damage has a place', () => {
    const unread = files
      .map((file) => ({ file, ...readCapture(read(file), decoders) }))
      .filter(({ facts }) => facts.coding === null)
      .map(({ facts }) => facts.problems.filter(({ severity }) => severity === 'error').length);
    expect(files.length).toBeGreaterThan(100);
    expect(unread.length).toBeLessThan(files.length / 20);
    expect(unread.every((problems) => problems > 0)).toBe(true);
  });

  it('keep thumbnails of their own picture, and none is said to show another', async () => {
    const relations = { same: 0, differs: 0, undetermined: 0 };
    for (const file of files) {
      const bytes = read(file);
      const { thumbnail } = readCapture(bytes, decoders);
      if (!thumbnail) continue;
      relations[await thumbnailRelation(thumbnail.jpeg, bytes, await host.fingerprint(bytes), host)]++;
    }
    expect(relations.differs).toBe(0);
    expect(relations.same).toBeGreaterThan(20);
    expect(relations.same).toBeGreaterThan(2 * relations.undetermined);
  }, 600_000);
});
