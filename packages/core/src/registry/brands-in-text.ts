import { ENTITIES, NAMED_BRANDS } from './producer-codes.ts';

/** Names in pictures that no provider code was seen for, and slips of readers of pixels in names (豆忆 for 豆包). */
const SEEN_NAMES: readonly (readonly [name: string, vendor: string])[] = [
  ['百度', 'baidu'],
  ['文心', 'baidu'],
  ['豆忆', 'bytedance'],
  ['豆句', 'bytedance'],
  ['即下', 'bytedance'],
  ['即夢', 'bytedance'],
  ['dreamina', 'bytedance'],
  ['火山引擎', 'bytedance'],
  ['dola', 'bytedance'],
  ['seedance', 'bytedance'],
  ['seedream', 'bytedance'],
  ['腾讯', 'tencent'],
  ['通义', 'alibaba'],
  ['千間', 'alibaba'],
  ['万相', 'alibaba'],
  ['哩布', 'liblib'],
  ['荣耀', 'honor'],
  ['gemini', 'google'],
  ['imagined with ai', 'meta'],
  ['midjourney', 'midjourney'],
  ['minimax', 'minimax'],
  ['海螺', 'minimax'],
  ['hailuo', 'minimax'],
  ['samsung', 'samsung'],
  ['vidu', 'shengshu'],
  ['智谱', 'zhipu'],
  ['zhipu', 'zhipu'],
];

/** English words that are brands too; in a picture they may be either. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['honor']);

const NAMES: readonly (readonly [name: string, vendor: string])[] = [
  ...[...Object.values(ENTITIES).flat(), ...NAMED_BRANDS].flatMap(({ latin, chinese, vendor }) =>
    [latin.toLowerCase(), chinese].flatMap((name) => (name === undefined ? [] : [[name, vendor] as const])),
  ),
  ...SEEN_NAMES,
].filter(([name]) => !AMBIGUOUS.has(name));

/** The vendors whose names stand in a text that was seen in a picture; a brand of nobody known adds none. Linear. */
export function vendorsNamedIn(text: string): ReadonlySet<string> {
  const folded = text.normalize('NFKC').toLowerCase();
  return new Set(NAMES.flatMap(([name, vendor]) => (names(folded, name) ? [vendor] : [])));
}

/** A Latin name is no part of a longer word, but `AI` may be glued to it. */
function names(text: string, name: string): boolean {
  const isLatin = /^[a-z]/.test(name);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!isLatin) return true;
    const after = text.slice(at + name.length, at + name.length + 3);
    if (!/[a-z]/.test(text.charAt(at - 1)) && /^(?:a[i1l](?![a-z])|(?![a-z]))/.test(after)) return true;
  }
  return false;
}
