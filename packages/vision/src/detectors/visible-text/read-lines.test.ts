import { describe, expect, it } from 'vitest';
import { draw } from '../../../test-support/draw-text.ts';
import { decode } from '../../decode.ts';
import { loadModels } from '../../ocr/models.ts';
import { seeText } from './read-lines.ts';

/** Reads a line of which the finder missed the first `share`. */
async function readWithout(share: number, text: string) {
  const { png, region } = await draw(512, 256, [{ text, height: 40, left: 120, top: 100 }]);
  const { picture } = await decode(png);
  if (!picture) throw new Error('not decoded');
  const lost = region.width * share;
  const box = {
    x: region.x + (region.width + lost) / 2,
    y: region.y + region.height / 2,
    width: region.width - lost + 8,
    height: region.height + 12,
    angle: 0,
  };
  return seeText(await loadModels(), picture, box);
}

describe('reading lines', () => {
  it('sees the denial in front of what would be a label', async () => {
    expect(await readWithout(0.24, '非AI生成')).toMatchObject({ reading: 'other' });
  });

  it('leaves a label one whose name was missed', async () => {
    expect(await readWithout(0.38, '豆包AI生成')).toMatchObject({ reading: 'label' });
  });

  it('reads the rest of a label that was cut', async () => {
    expect(await readWithout(0.5, 'AI生成')).toMatchObject({ reading: 'label', text: 'AI生成' });
  });
});
