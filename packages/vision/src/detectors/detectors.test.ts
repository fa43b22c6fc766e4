import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { examinePixels } from '../examine.ts';
import { DETECTORS } from './index.ts';

describe('detectors', () => {
  it('are sorted by their ids, each of which is there once', () => {
    const ids = DETECTORS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('of invisible marks look at the whole only: at the edges nobody looked', async () => {
    const image = sharp({ create: { width: 320, height: 320, channels: 3, background: '#456' } });
    const bytes = await image.png().toBuffer();
    expect((await examinePixels(bytes, { depth: 'edges' })).readings).toMatchObject({
      invisibleMark: 'notExamined',
      vendorMark: 'absent',
    });
    expect((await examinePixels(bytes, { depth: 'whole' })).readings).toMatchObject({
      invisibleMark: 'absent',
      vendorMark: 'absent',
    });
  });
});
