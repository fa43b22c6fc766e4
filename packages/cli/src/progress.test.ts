import { describe, expect, it } from 'vitest';
import { progressBar } from './progress.ts';
import { captured } from './test-support/captured.ts';

const words = ({ done, total }: { done: number; total?: number }, _perSecond: number, left?: string) =>
  `${done} of ${total ?? '?'}${left === undefined ? '' : ` ${left}`}`;

describe('the progress bar', () => {
  it('is there on a terminal only', () => {
    expect(progressBar(captured(), words)).toBeUndefined();
    expect(progressBar({ ...captured(), interactive: true }, words)).toBeDefined();
  });

  it('draws its share once the total is known, on one line that it takes away again', () => {
    const { stderr, ...terminal } = captured();
    const draw = (done: number, total?: number) => {
      const bar = progressBar({ ...terminal, stderr, interactive: true }, words);
      stderr.text = '';
      bar?.update(total === undefined ? { done } : { done, total });
      bar?.clear();
      bar?.clear();
      return stderr.text;
    };
    expect(draw(3)).toBe('\r\u001b[K3 of ?\r\u001b[K');
    expect(draw(5, 10)).toBe(`\r\u001b[K[${'█'.repeat(12)}${'░'.repeat(12)}] 5 of 10\r\u001b[K`);
    expect(draw(10, 10)).toContain(`[${'█'.repeat(24)}] 10 of 10`);
  });
});
