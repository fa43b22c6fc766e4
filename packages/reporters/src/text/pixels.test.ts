import { expect, test } from 'vitest';
import { invisibleMarkFacts } from './pixels.ts';

const mark = { scheme: 'stealthLsb', generator: 'novelai', payload: '{}', bits: 120, of: 120 } as const;

test.each([
  ['verified', '签名验证通过', 'signature verified'],
  ['notVerified', '签名验证不通过', 'signature does not verify'],
  ['notCheckable', '签名无法验证', 'signature cannot be checked'],
] as const)('an invisible mark whose signature is %s', (signature, chinese, english) => {
  expect(invisibleMarkFacts({ ...mark, signature }, 'zh-CN')).toContain(chinese);
  expect(invisibleMarkFacts({ ...mark, signature }, 'en')).toContain(english);
});

test('an invisible mark without a signature says nothing of one', () => {
  expect(invisibleMarkFacts(mark, 'en')).not.toContain('signature');
});
