import { describe, expect, it } from 'vitest';
import { EN } from './en.ts';
import { localeOf } from './index.ts';
import { ZH_CN } from './zh-CN.ts';

/** Every leaf of a catalogue by its path. */
function leaves(value: object, path = ''): Map<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([key, item]) =>
      typeof item === 'object' ? [...leaves(item, `${path}${key}.`)] : [[`${path}${key}`, item] as const],
    ),
  );
}

/** Data with every field that a message may use. */
const DATA = {
  given: 'G1',
  known: ['K1', 'K2'],
  command: 'C1',
  argument: 'A1',
  option: '--O1',
  other: '--O2',
  value: 'V1',
  most: 7,
  file: 'F1',
  reason: 'R1',
  key: 'Y1',
  url: 'U1',
  expected: 'number',
  sources: ['S1'],
};

const PRODUCT_NAMES = ['headings', 'joinFacts', 'doctor.checks.node', 'doctor.checks.exiftool'];

describe('locales', () => {
  const [en, zh] = [leaves(EN), leaves(ZH_CN)];

  it('have the same messages', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it('name the same data in every message about an invocation', () => {
    const named = (text: string) => (text.match(/G1|K[12]|C1|A1|--O[12]|V1|7|F1|R1|Y1|U1|S1|N1/g) ?? []).sort();
    for (const code of Object.keys(EN.usage) as (keyof typeof EN.usage)[]) {
      const say = (locale: typeof EN) => (locale.usage[code] as (data: object, near?: string) => string)(DATA, 'N1');
      expect(named(say(ZH_CN)), code).toEqual(named(say(EN)));
      expect(say(ZH_CN), code).toMatch(/\p{sc=Han}/u);
      expect(say(EN), code).not.toMatch(/\p{sc=Han}/u);
    }
  });

  it('are in their own language', () => {
    for (const [path, text] of zh) {
      if (typeof text !== 'string' || PRODUCT_NAMES.some((name) => path === name)) continue;
      expect(text, path).toMatch(/\p{sc=Han}/u);
      expect(en.get(path), path).not.toMatch(/\p{sc=Han}/u);
    }
  });
});

describe('the locale in use', () => {
  it.each([
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [[], { LANG: 'C', LC_MESSAGES: 'zh' }, 'zh-CN'],
    [[], { LANG: 'zhuang' }, 'en'],
    [['--locale', 'en'], { LANG: 'zh_CN' }, 'en'],
    [['--locale=zh-CN'], { LANG: 'C' }, 'zh-CN'],
    [['--locale'], { LANG: 'C' }, 'en'],
    [['--locale', 'de'], { LANG: 'zh_TW' }, 'zh-CN'],
  ] as const)('%j in %j', (argv, env, locale) => {
    expect(localeOf(argv, env)).toBe(locale);
  });
});
