import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { background, draw } from '../test-support/draw-text.ts';
import { visibleText } from './detectors/visible-text/index.ts';
import { examinePixels } from './examine.ts';

const label = { text: 'AI生成', height: 40, left: -24, top: -24 } as const;

describe('examining pixels', () => {
  it('says who saw what, and answers for each family', async () => {
    const { png } = await draw(1024, 768, [label]);
    const result = await examinePixels(png, { depth: 'edges' });
    expect(result).toMatchObject({ width: 1024, height: 768, problems: [] });
    expect(result.readings.explicitLabel).toBe('present');
    expect(result.evidence).toContainEqual(
      expect.objectContaining({
        kind: 'visibleText',
        reader: 'visible-text',
        readerVersion: visibleText.version,
        carrier: 'pixels:text',
      }),
    );
  });

  it('does not take a text with one element for an explicit label', async () => {
    const { png } = await draw(1024, 768, [{ ...label, text: '即梦AI' }]);
    const { readings, evidence } = await examinePixels(png, { depth: 'edges' });
    expect(evidence.filter(({ kind }) => kind === 'visibleText')).toHaveLength(1);
    expect(readings.explicitLabel).toBe('absent');
  });

  it('says absent only where every line was read', async () => {
    const page = (rows: number) =>
      Array.from({ length: rows * 12 }, (_, at) => ({
        text: '产品',
        height: 12,
        left: 12 + (at % 12) * 84,
        top: 10 + Math.floor(at / 12) * 26,
      }));
    const readingOf = async (rows: number) =>
      (await examinePixels((await draw(1024, 768, page(rows))).png, { depth: 'edges' })).readings.explicitLabel;
    expect(await readingOf(1)).toBe('absent');
    expect(await readingOf(2)).toBe('absent');
    expect(await readingOf(4)).toBe('notExamined');
  });

  it('says absent only where all of it was decoded', async () => {
    const raw = { width: 600, height: 600, channels: 3 } as const;
    const whole = await sharp(background(600, 600), { raw }).jpeg().toBuffer();
    expect((await examinePixels(whole, { depth: 'edges' })).readings.explicitLabel).toBe('absent');
    const cut = await examinePixels(whole.subarray(0, whole.length / 2), { depth: 'edges' });
    expect(cut.readings).toEqual({
      explicitLabel: 'unreadable',
      vendorMark: 'unreadable',
      invisibleMark: 'unreadable',
    });
    expect(cut).toMatchObject({ width: 600, problems: [{ code: 'undecodablePixels', severity: 'error' }] });
  });

  it('keeps what it saw in a file that is cut below it', async () => {
    const { png } = await draw(1024, 1024, [{ ...label, left: 24, top: 24 }]);
    const whole = await sharp(png).jpeg().toBuffer();
    const { readings, problems } = await examinePixels(whole.subarray(0, whole.length / 2), { depth: 'edges' });
    expect(readings.explicitLabel).toBe('present');
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no image', new Uint8Array(500).fill(65)],
  ])('answers unreadable for %s', async (_, bytes) => {
    const result = await examinePixels(bytes, { depth: 'whole' });
    expect(result).toMatchObject({ width: null, height: null, evidence: [] });
    expect(new Set(Object.values(result.readings))).toEqual(new Set(['unreadable']));
    expect(result.problems).toMatchObject([{ location: { path: 'pixels', start: 0, end: bytes.length } }]);
  });
});
