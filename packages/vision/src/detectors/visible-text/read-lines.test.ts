import { readText } from '@biaoshi/core';
import { describe, expect, it, vi } from 'vitest';
import { draw } from '../../../test-support/draw-text.ts';
import { decode } from '../../decode.ts';
import { loadModels } from '../../ocr/models.ts';
import { isDoubtful, seeText } from './read-lines.ts';

/** A line of which the finder missed the first `share`, and the last `end`. */
async function drawn(text: string, share = 0, end = 0) {
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
  return { picture, box };
}

async function readWithout(share: number, text: string, end = 0) {
  const { picture, box } = await drawn(text, share, end);
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
    ['its first third', 0, 0.67],
    ['its second half', 0.55, 0],
    ['its last two', 0.78, 0],
  ])('reads the whole of a long label of which the finder saw %s', async (_, share, end) => {
    const text = '内容由人工智能生成';
    expect(await readWithout(share, text, end)).toMatchObject({ reading: 'label', text });
  });

  it.each([
    ['能生成', 1, true],
    ['设置', 0.5, true],
    ['一键生成图片', 0.99, false],
    ['AI生成', 0.5, false],
  ])('doubts %s, read with a certainty of %s: %s', (text, certainty, expected) => {
    const box = { x: 0, y: 0, width: 9, height: 3, angle: 0 };
    const rest = { certainties: [], first: 0, last: 1, box, layout: 'across', rows: [box] } as const;
    expect(isDoubtful({ ...readText(text), ...rest, text, certainty })).toBe(expected);
  });

  it.each([
    ['AI大会2026', 1],
    ['一键生成', 1],
    ['由AI', 2],
  ])('reads %s %i times: only what may go on is looked for beyond its ends', async (text, expected) => {
    const models = await loadModels();
    const run = vi.spyOn(models.recogniser, 'run');
    const { picture, box } = await drawn(text);
    await seeText(models, picture, box);
    expect(run).toHaveBeenCalledTimes(expected);
    run.mockRestore();
  });
});
