import { describe, expect, it } from 'vitest';
import { Digests, MAX_DIGEST_ASSETS } from '../digest.ts';
import { failing, finding, RUN } from '../test-support/reports.ts';
import { assetLines, MAX_FINDING_LINES } from './asset-lines.ts';
import { message } from './message.ts';

const digestOf = (count: number) => {
  const digests = new Digests();
  for (let index = 0; index < count; index++) digests.add(failing({ index }), ['a', ...(index % 2 ? ['b'] : [])]);
  return digests.all(RUN, count + 1);
};
const safe = (line: string): string => line;

describe('a digest', () => {
  it('holds assets up to its bound and counts the rest, group by group', () => {
    const sizes = digestOf(MAX_DIGEST_ASSETS + 1).map(({ group, chosen, assets }) => [group, chosen, assets.length]);
    expect(sizes).toEqual([
      ['a', MAX_DIGEST_ASSETS + 1, MAX_DIGEST_ASSETS],
      ['b', MAX_DIGEST_ASSETS / 2, MAX_DIGEST_ASSETS / 2],
    ]);
    expect(digestOf(MAX_DIGEST_ASSETS)[0]?.assets).toHaveLength(MAX_DIGEST_ASSETS);
  });
});

describe('a message', () => {
  it.each(['en', 'zh-CN'] as const)(
    'in %s takes whole assets while they fit, to the byte, and says how many more there are',
    (locale) => {
      const [digest] = digestOf(40) as [ReturnType<typeof digestOf>[number]];
      const bytes = (text: { title: string; lines: readonly string[] }) =>
        Buffer.byteLength([text.title, ...text.lines, ''].join('\n'));
      const whole = message(digest, { locale, safe, maxBytes: 1_000_000 });
      expect(whole.lines.join('\n')).not.toMatch(/more|另有/);
      const block = (whole.lines.length - 0) / 40;
      for (const maxBytes of [100, 500, 700, 1500, bytes(whole) - 1, bytes(whole)]) {
        const { title, lines } = message(digest, { locale, safe, maxBytes });
        if (maxBytes >= 500) expect(bytes({ title, lines })).toBeLessThanOrEqual(maxBytes);
        const more = /(?:and|另有) (\d+)/.exec(lines.at(-1) ?? '')?.[1];
        expect((lines.length - (more ? 1 : 0)) / block + Number(more ?? 0)).toBe(40);
      }
    },
  );

  it('names findings up to a bound, and those of which it lacks the words by their ids', () => {
    const many = Array.from({ length: MAX_FINDING_LINES + 1 }, (_, at) => finding('labels-disagree', `m${at}`, {}));
    const lines = (count: number) =>
      assetLines(failing({ findings: many.slice(0, count) }), 'en', (more) => `+${more}`);
    expect(lines(MAX_FINDING_LINES).at(-1)).not.toBe('+0');
    expect(lines(MAX_FINDING_LINES + 1).at(-1)).toBe('+1');
    // Its sentence is made from data that this one does not have.
    const without = finding('implicit-label-duplicate', 'copies', { data: {} });
    expect(assetLines(failing({ findings: [without] }), 'zh-CN', String).at(-1)).toBe(
      'implicit-label-duplicate: copies',
    );
    const odd = finding('__proto__', 'constructor', { data: { carriers: 7 } });
    expect(assetLines(failing({ findings: [odd] }), 'en', String).at(-1)).toContain('constructor');
  });
});
