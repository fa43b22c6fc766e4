import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeProducer, vendorOf } from './describe-producer.ts';
import { creditCodeCheckDigit, looksLikeCode, parseProducerCode } from './parse-code.ts';
import { ENTITIES, NAMED_BRANDS } from './producer-codes.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('parseProducerCode', () => {
  test('takes a real code apart', () => {
    expect(parseProducerCode('00119144030008867405X220001')).toEqual({
      format: '00',
      subjectType: '1',
      binding: '1',
      entityCode: '9144030008867405X2',
      service: '2',
      extension: '0001',
      checkDigitOk: true,
    });
  });

  test.each([
    '001191110102MACQD9K64010000',
    '00119111010856365494821N858',
    '001191310104MACE0YX63918020',
    '001191330106MA2CFLDG4R10001',
    '001191440300MA5G49LC9K1YO01',
    '001191440300708461136T1308L',
  ])('%s passes the check of GB 32100', (code) => expect(parseProducerCode(code)?.checkDigitOk).toBe(true));

  test.each([
    ['one short', '001191110102MACQD9K6401000'],
    ['one long', '001191110102MACQD9K640100000'],
    ['small letters', '001191110102macqd9k64010000'],
    ['full-width digits', '００1191110102MACQD9K64010000'.slice(0, 27)],
    ['a line break at the end', '001191110102MACQD9K6401000\n'],
    ['empty', ''],
  ])('%s is no code', (_what, value) => expect(parseProducerCode(value)).toBeUndefined());
});

describe('creditCodeCheckDigit', () => {
  test('every single changed character is noticed', () => {
    const entity = fc.constantFrom(...Object.keys(ENTITIES));
    fc.assert(
      fc.property(entity, fc.nat(16), fc.integer({ min: 1, max: 30 }), (code, at, shift) => {
        const other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + shift) % 31);
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        expect(creditCodeCheckDigit(changed)).not.toBe(code.charAt(17));
      }),
    );
  });

  test.each(['I', 'O', 'S', 'V', 'Z', 'é', '豆'])('%s is in no credit code', (letter) => {
    expect(creditCodeCheckDigit(`9111010${letter}MACQD9K640`)).toBeUndefined();
  });

  test('a code that is too short has no check digit', () => expect(creditCodeCheckDigit('911101')).toBeUndefined());
});

test.each(Object.keys(ENTITIES))("the registry's %s is a sound credit code", (entity) => {
  expect(entity).toHaveLength(18);
  expect(creditCodeCheckDigit(entity)).toBe(entity.charAt(17));
});

describe('looksLikeCode', () => {
  test.each([
    ['011200000091000000000000', true],
    ['91110102MACQD9K640', true],
    ['91110102MACQD9K64', false],
    ['doubao', false],
    ['RunningHub', false],
    ['ThisIsALongCompanyNameWith2025', false],
    ['shop-20250901-000000000000', false],
    ['12345678901234567豆', false],
  ])('%s: %s', (value, expected) => expect(looksLikeCode(value)).toBe(expected));
});

describe('describeProducer', () => {
  test.each([
    ['001191110102MACQD9K64010000', ['Doubao 豆包']],
    ['00119144030008867405X220001', ['Jimeng 即梦']],
    ['001191440300708461136T1308L', ['Tencent', 'Yuanbao 元宝']],
    ['001191310104MACE0YX63918020', []],
  ])('%s is an entity with brands %j', (value, brands) => {
    expect(describeProducer(value)).toMatchObject({ kind: 'code', entity: value.slice(4, 22), brands });
  });

  test.each([
    ['doubao', 'Doubao 豆包'],
    ['豆包', 'Doubao 豆包'],
    ['zhihu', 'Zhihu 知乎'],
    ['picwish', 'PicWish'],
    ['RunningHub', 'RunningHub'],
  ])('%s is a name', (value, brand) => expect(describeProducer(value)).toEqual({ kind: 'name', brand }));

  test.each(['', 'constructor', '__proto__', 'doubao ', '011200000091000000000000', 'x'.repeat(1_000_000)])(
    'anything else is unknown',
    (value) => expect(describeProducer(value)).toEqual({ kind: 'unknown' }),
  );
});

describe('vendorOf', () => {
  test.each([
    ['001191110102MACQD9K64010000', 'bytedance'],
    ['00119144030008867405X220001', 'bytedance'],
    ['豆包', 'bytedance'],
    ['doubao', 'bytedance'],
    ['Qwen', 'alibaba'],
    ['001191330106MA2CFLDG4R10001', 'alibaba'],
    ['zhihu', 'zhihu'],
    ['001191310104MACE0YX63918020', ''],
    ['doubao ', ''],
    ['__proto__', ''],
    ['', ''],
    ['x'.repeat(1_000_000), ''],
  ])('%s belongs to %j', (value, vendor) => expect(vendorOf(value)).toBe(vendor));

  test('an entity belongs to one vendor, whatever its brands', () => {
    for (const brands of Object.values(ENTITIES)) expect(new Set(brands.map(({ vendor }) => vendor)).size).toBe(1);
  });

  test('a vendor is one lower-case word', () => {
    for (const { vendor } of [...Object.values(ENTITIES).flat(), ...NAMED_BRANDS]) expect(vendor).toMatch(/^[a-z]+$/);
  });
});
