import { readText } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../test-support/draw-text.ts';
import { decode } from '../../decode.ts';
import { loadModels } from '../../ocr/models.ts';
import { isDoubtful, seeText } from './read-lines.ts';

/** Reads a line of which the finder missed the first `share`, and the last `end`. */
async function readWithout(share: number, text: string, end = 0) {
  const { png, region } = await draw(512, 256, [{ text, height: 40, left: 120, top: 100 }]);
  const { picture } = await decode(png);
  if (!picture) throw new Error('not decoded');
  const [lost, missed] = [region.width * share, region.width * end];
  const box = {
    x: region.x + (region.width + lost - missed) / 2,
    y: region.y + region.height / 2,
    width: region.width - lost - missed + 8,
    height: region.height + 12,
    angle: 0,
  };
  return seeText(await loadModels(), picture, box);
}

describe('reading lines', () => {
  it('sees the denial in front of what would be a label', async () => {
    expect(await readWithout(0.24, '非AI生成')).toMatchObject({ reading: 'other' });
  });

  it('sees a denial of two characters, of which nothing was found', async () => {
    expect(await readWithout(0.4, '不是AI生成')).toMatchObject({ reading: 'other' });
  });

  it('sees that a label is the beginning of a tool’s name', async () => {
    expect(await readWithout(0, 'AI生成工具', 0.42)).toMatchObject({ reading: 'other' });
  });

  it('leaves a label one whose name was missed', async () => {
    expect(await readWithout(0.38, '豆包AI生成')).toMatchObject({ reading: 'label' });
  });

  it('reads the rest of a label that was cut', async () => {
    expect(await readWithout(0.5, 'AI生成')).toMatchObject({ reading: 'label', text: 'AI生成' });
  });

  it.each([
    [undefined, true],
    [{ text: '能生成', certainty: 1 }, true],
    [{ text: '设置', certainty: 0.5 }, true],
    [{ text: '一键生成图片', certainty: 0.99 }, false],
  ])('looks again where %j was read: %s', (text, expected) => {
    const box = { x: 0, y: 0, width: 9, height: 3, angle: 0 };
    const rest = {
      ...readText(text?.text ?? ''),
      certainties: [],
      first: 0,
      last: 1,
      box,
      layout: 'across',
      rows: [box],
    } as const;
    expect(isDoubtful(text && { ...rest, ...text })).toBe(expected);
  });
});
