import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';

const corpus = sharedCorpus();

describe.skipIf(!corpus)('HEIC files of others', () => {
  it.each([
    ['metadata_robustness/sindresorhus+file-type/fixture-mif1.heic', 1440, 960],
    ['metadata_robustness/mattiasw+ExifReader/test.heic', 3024, 4032],
    ['metadata_robustness/mattiasw+ExifReader/test-no-meta-data.heic', 128, 128],
  ])('%s is decoded, upright', async (file, assetWidth, assetHeight) => {
    const bytes = readFileSync(join(corpus?.root ?? '', file));
    expect(await decode(bytes)).toMatchObject({ fault: null, picture: { assetWidth, assetHeight } });
  });

  it('one that was cut short is undecodable', async () => {
    const bytes = readFileSync(join(corpus?.root ?? '', 'metadata_robustness/exiftool+exiftool/QuickTime.heic'));
    expect((await decode(bytes)).fault?.code).toBe('undecodablePixels');
  });
});
