import { describe, expect, it } from 'vitest';
import { MAX_INTEGER_DIGITS, MAX_NESTING, readMembers, textOf, writeMembers } from './python-json.ts';

const rewritten = (text: string): string | undefined => {
  const members = readMembers(text);
  return members && writeMembers(members);
};

describe('an object, read and written back', () => {
  // The right-hand sides are what Python 3.11 answers to json.dumps(json.loads(…)).
  it.each([
    ['{"a":1,"b":[1,2,{"c":null}] , "d":{}}', '{"a": 1, "b": [1, 2, {"c": null}], "d": {}}'],
    ['{"b":1,"a":[],"b":true}', '{"b": true, "a": []}'],
    ['{"__proto__":1,"1":2}', '{"__proto__": 1, "1": 2}'],
    [
      '{"n":[5.0,1.10,-0,-0.0,0.0,1E5,12345678901234567890]}',
      '{"n": [5.0, 1.1, 0, -0.0, 0.0, 100000.0, 12345678901234567890]}',
    ],
    [
      '{"n":[1e16,1e15,9999999999999998.0,0.0001,0.00001,1.5e-7]}',
      '{"n": [1e+16, 1000000000000000.0, 9999999999999998.0, 0.0001, 1e-05, 1.5e-07]}',
    ],
    [
      '{"n":[1e22,1.7976931348623157e308,5e-324,1e999,-1e999]}',
      '{"n": [1e+22, 1.7976931348623157e+308, 5e-324, Infinity, -Infinity]}',
    ],
    ['{"n":[NaN,Infinity,-Infinity]}', '{"n": [NaN, Infinity, -Infinity]}'],
    ['{"é":"豆包😀\\u007f\\/\\"\\n\\u001f"}', '{"\\u00e9": "\\u8c46\\u5305\\ud83d\\ude00\\u007f/\\"\\n\\u001f"}'],
    ['{"s":"\\ud800"}', '{"s": "\\ud800"}'],
    [' \n{\t"a" :\r1 } ', '{"a": 1}'],
  ])('%s', (text, expected) => expect(rewritten(text)).toBe(expected));

  it.each([
    '',
    '[]',
    '"a"',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{"a":[1,]}',
    '{"a":01}',
    '{"a":1.}',
    '{"a":+1}',
    '{"a":.5}',
  ])('refuses %j', (text) => expect(rewritten(text)).toBeUndefined());

  it.each(['{"a":"\n"}', '{"a":"\\q"}', '{"a":"b', "{'a':1}", '{"a":nul}', '{"a":1}x', '{"a":"\\'])(
    'refuses %j',
    (text) => expect(rewritten(text)).toBeUndefined(),
  );

  it('is read to the limits of nesting and of digits, and not beyond', () => {
    const nested = (depth: number) => rewritten(`{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`);
    expect(nested(MAX_NESTING)).toBeDefined();
    expect(nested(MAX_NESTING + 1)).toBeUndefined();
    const digits = (count: number) => rewritten(`{"a":${'9'.repeat(count)}}`);
    expect(digits(MAX_INTEGER_DIGITS)).toBeDefined();
    expect(digits(MAX_INTEGER_DIGITS + 1)).toBeUndefined();
  });

  it('a million brackets, quotes or digits are refused without a word', () => {
    for (const text of ['{"a":', '[', '"', '\\"', '9', '1e', '{']) {
      expect(rewritten(`{"a":${text.repeat(1_000_000)}`)).toBeUndefined();
    }
  });
});

it('a member that holds a text, or something else', () => {
  const members = readMembers('{"a":"x\\"y","b":1,"c":["x"]}');
  expect([textOf(members?.get('a')), textOf(members?.get('b')), textOf(members?.get('c'))]).toEqual([
    'x"y',
    undefined,
    undefined,
  ]);
  expect(textOf(members?.get('d'))).toBeUndefined();
});
