import { png, pngInternationalText, xmpElementLabel } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { readEvidenceSync } from '../../read-evidence.ts';
import { parseSecurityData, unexaminedSecurityData } from './security-data.ts';

const PHASH = 'E1C3D2B4A5968778';
const SM3 = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
const OID = '1.2.156.10197.1.501';
const KEY = { Type: 'PubKey', AlgID: OID, KeyValue: '04aa' };
const sign = (type: string, more: object = {}) => ({
  Type: 'DS',
  AlgID: OID,
  TBSData: { Type: type },
  Signature: '3006',
  ...more,
});
const data = (more: object, type = 'TC260PG') => ({ Type: type, Version: 1, ...more });
const parse = (value: unknown) => parseSecurityData(JSON.stringify(value));

describe('security data', () => {
  it('is read with and without its outer name, and with the blank that real files have', () => {
    const inner = { PubSD: [sign('Md'), KEY] };
    const found = {
      signatures: [{ over: 'label', algorithm: OID, value: '3006', keyId: '0' }],
      keys: [{ id: '0', algorithm: OID, value: '04aa' }],
      bindings: [],
    };
    expect(parse({ SecurityData: data(inner) })).toEqual(found);
    expect(parse(data(inner, ' TC260PG'))).toEqual(found);
    expect(parse({ SecurityData: data({ PubSd: inner.PubSD }) })).toEqual(found);
  });

  it.each([
    ['Md', 'label'],
    ['LabelMataData', 'label'],
    ['Bnd', 'binding'],
    ['Binding', 'binding'],
    ['Content', 'other'],
    ['', 'other'],
  ])('says of a signature over %j what it covers', (type, over) => {
    expect(parse(data({ PubSD: [sign(type)] }))?.signatures[0]?.over).toBe(over);
  });

  it('links keys by their number, 0 when none is given', () => {
    const found = parse(data({ PubSD: [sign('Md', { KeyID: 7 }), { ...KEY, KeyID: '7' }, KEY] }));
    expect(found?.signatures[0]?.keyId).toBe('7');
    expect(found?.keys.map(({ id }) => id)).toEqual(['7', '0']);
  });

  it.each([
    [{ Type: 'phash', Value: PHASH }, 'phash', PHASH.toLowerCase()],
    [{ phash: PHASH }, 'phash', PHASH.toLowerCase()],
    [{ BType: 'PHash', Content: PHASH }, 'phash', PHASH.toLowerCase()],
    [{ Type: 'phash', Value: `${PHASH}0` }, 'other', ''],
    [{ Type: 'sm3', Value: SM3 }, 'sm3', SM3],
    [{ BType: 0, AlgID: '1.2.156.10197.1.401', Hash: SM3.toUpperCase() }, 'sm3', SM3],
    [{ BType: 0, Content: SM3 }, 'other', SM3],
    [{ Type: 'phash', Value: null }, 'other', ''],
  ])('knows a binding by what it holds: %j', (entry, method, value) => {
    expect(parse(data({ Bindings: [entry] }))?.bindings).toEqual([{ method, value, json: JSON.stringify(entry) }]);
  });

  it.each([
    '',
    'TC260PG',
    '"TC260PG"',
    '["TC260PG"]',
    '{"Type":"TC260PGX"}',
    '{"SecurityData":["TC260PG"]}',
    '{"Type":["TC260PG"]}',
    '{"Type":"TC260PG"',
    `{"Type":"TC260PG","x":"${'x'.repeat(70_000)}"}`,
  ])('is none in other fillings, which are legal: %.40s', (text) => {
    expect(parseSecurityData(text)).toBeUndefined();
  });

  it('is bounded, and takes values of no known kind for none', () => {
    const many = Array.from({ length: 5 }, () => sign('Md'));
    const found = parse(
      data({ PubSD: [...many, null, 3, [KEY], { ...KEY, KeyValue: 'a'.repeat(2000) }], Bindings: {} }),
    );
    expect(found?.signatures).toHaveLength(4);
    expect(found?.keys).toEqual([{ id: '0', algorithm: OID, value: '' }]);
    expect(found?.bindings).toEqual([]);
    const deep = (levels: number) =>
      parseSecurityData(`{"Type":"TC260PG","Bindings":[{"x":${'['.repeat(levels)}${']'.repeat(levels)}}]}`)?.bindings
        .length;
    expect([deep(13), deep(14), deep(30_000)]).toEqual([1, undefined, undefined]);
  });

  it('says before anybody looked that an SM3 hash cannot be recomputed, and leaves the rest open', () => {
    const bindings = [{ phash: PHASH }, { sm3: SM3 }];
    expect(
      unexaminedSecurityData(JSON.stringify(data({ PubSD: [sign('Md')], Bindings: bindings })), 'ReservedCode2'),
    ).toEqual({
      field: 'ReservedCode2',
      signatures: [{ over: 'label', check: 'notExamined' }],
      bindings: [
        { method: 'phash', value: PHASH.toLowerCase(), check: 'notExamined', distance: null },
        { method: 'sm3', value: SM3, check: 'notRecomputable', distance: null },
      ],
    });
  });
});

describe('a label with security data', () => {
  it('yields both, in one place, the reserved codes apart', () => {
    const security = JSON.stringify(data({ Bindings: [{ phash: PHASH }] }, ' TC260PG'));
    const label = JSON.stringify({
      Label: '1',
      ContentProducer: 'p',
      ProduceID: 'i',
      ReservedCode1: security,
      ReservedCode2: security,
    });
    const file = png({ before: [pngInternationalText('XML:com.adobe.xmp', xmpElementLabel(label))] });
    const { evidence } = readEvidenceSync(memorySource(file));
    expect(evidence.map(({ kind, data: found }) => [kind, 'field' in found ? found.field : ''])).toEqual([
      ['aigcField', ''],
      ['securityData', 'ReservedCode1'],
      ['securityData', 'ReservedCode2'],
    ]);
    expect(new Set(evidence.map(({ location }) => JSON.stringify(location))).size).toBe(1);
  });
});
