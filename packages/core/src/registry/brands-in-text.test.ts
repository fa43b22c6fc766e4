import { expect, test } from 'vitest';
import { vendorsNamedIn } from './brands-in-text.ts';
import { ENTITIES } from './producer-codes.ts';

test.each([
  ['豆忆AI主成', ['bytedance']],
  ['入即下Al', ['bytedance']],
  ['ＬｉｂＬｉｂ　AI生成', ['liblib']],
  ['LibLibAI生成', ['liblib']],
  ['Made with Gemini', ['google']],
  ['百度 × 千问', ['alibaba', 'baidu']],
  ['豆包AI生成', ['bytedance']],
  ['即梦AI', ['bytedance']],
  ['由通义AI生成', ['alibaba']],
  ['千问AI生成', ['alibaba']],
  ['Qwen-Image', ['alibaba']],
  ['万相AI生成', ['alibaba']],
  ['可灵AI 3.0', ['kuaishou']],
  ['KlingAI', ['kuaishou']],
  ['元宝\nAI生成', ['tencent']],
  ['百度AI生成', ['baidu']],
  ['文心AI生成', ['baidu']],
  ['哩布哩布AI', ['liblib']],
  ['RunningHub AI生成', ['runninghub']],
  ['Vidu AI生成', ['shengshu']],
  ['海螺AI', ['minimax']],
  ['Hailuo AI', ['minimax']],
  ['智谱AI生成', ['zhipu']],
  ['Imagined with AI', ['meta']],
  ['Imagined with AIR', []],
  ['individual AI', []],
  ['AI生成', []],
  ['Baidus', []],
  ['xqwen', []],
  ['Word of Honor', []],
  ['', []],
])('%s names %j', (text, vendors) => expect([...vendorsNamedIn(text)].sort()).toEqual(vendors));

test('every brand of the registry is found by each of its names, but for English words', () => {
  for (const { latin, chinese, vendor } of Object.values(ENTITIES).flat()) {
    if (latin !== 'Honor') expect([...vendorsNamedIn(`${latin} AI生成`)]).toEqual([vendor]);
    if (chinese) expect([...vendorsNamedIn(`${chinese}AI生成`)]).toEqual([vendor]);
  }
});

test('a name however often, in a text however long, is one vendor', () => {
  expect([...vendorsNamedIn('xqwenx'.repeat(100_000))]).toEqual([]);
  expect([...vendorsNamedIn('豆包'.repeat(100_000))]).toEqual(['bytedance']);
});
