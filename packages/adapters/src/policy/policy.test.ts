import type { AssetReport, Report } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { evidence, failing, finding, result, SAMPLE_REPORTS } from '../test-support/reports.ts';
import { choose } from './choose.ts';
import { DEFAULT_POLICY, parsePolicy } from './policy.ts';

const NO_REDACTION = { redaction: 'none' };
const at = { path: 'png', start: 0, end: 1 };

describe('a policy', () => {
  it('is the default where nothing is said', () => {
    expect(parsePolicy(undefined)).toEqual(DEFAULT_POLICY);
    expect(parsePolicy({})).toEqual(DEFAULT_POLICY);
    expect(DEFAULT_POLICY.redaction).toEqual(['gps', 'names', 'paths', 'prompts']);
  });

  it.each([
    [{ orgin: ['declared'] }, 'policy.orgin is no setting; did you mean "origin"?'],
    [{ origin: ['declarred'] }, 'did you mean "declared"?'],
    [{ rules: ['implicit-label-mising'] }, 'did you mean "implicit-label-missing"?'],
    [{ profiles: 'cn-platfrom' }, 'did you mean "cn-platform"?'],
    [{ redaction: false }, 'policy.redaction must be'],
    [{ redaction: ['none'] }, 'policy.redaction must be one of'],
    [{ severities: [] }, 'policy.severities must be'],
    [[], 'policy must be an object'],
    [JSON.parse('{"__proto__":{"redaction":"none"}}'), 'is no setting'],
  ])('%j is refused with what was probably meant', (given, text) => {
    expect(() => parsePolicy(given)).toThrowError(expect.objectContaining({ code: 'invalidConfig' }));
    expect(() => parsePolicy(given)).toThrow(text);
  });

  it('chooses by verdict, by duty and by nothing else', () => {
    const { assets } = SAMPLE_REPORTS.ordinary as Report;
    const chosen = (policy: object) =>
      assets.map((asset) => {
        const out = choose(asset, parsePolicy(policy));
        return out?.results.map(({ profile }) => profile).join() ?? '';
      });
    // Labelled: compliant for the platform, but a notice is due. Damaged: undetermined is not silence.
    expect(chosen({})).toEqual(['cn-platform,cn-provider', '', 'cn-platform,cn-provider', 'cn-platform,cn-provider']);
    expect(chosen({ duties: 'none' })).toEqual([
      'cn-provider',
      '',
      'cn-platform,cn-provider',
      'cn-platform,cn-provider',
    ]);
    expect(chosen({ profiles: 'cn-provider', compliance: 'nonCompliant' })).toEqual(['cn-provider', '', '', '']);
    expect(chosen({ duties: 'none', integrity: ['stripped'] })).toEqual(['', '', '', 'cn-platform']);
    expect(chosen({ duties: 'none', origin: ['noneFound'], compliance: ['outOfScope'] })[1]).toBe(
      'cn-platform,cn-provider',
    );
    expect(chosen({ rules: ['producer-entity-unknown'] })).toEqual(['cn-provider', '', '', '']);
  });

  it('sends the findings that it names and leaves out the others', () => {
    const findings = [
      finding('implicit-label-missing', 'missing', {}),
      finding('implicit-label-duplicate', 'copies', { severity: 'warning' }),
      finding('extension-mismatch', 'mismatch', { outcome: 'pass', severity: null }),
      finding('labels-disagree', 'x', { outcome: 'undetermined', severity: null }),
    ];
    const rules = (policy: object) =>
      choose(failing({ findings }), parsePolicy(policy))?.results[0]?.findings.map(({ ruleId }) => ruleId);
    expect(rules({})).toEqual(['implicit-label-missing', 'implicit-label-duplicate', 'labels-disagree']);
    expect(rules({ severities: 'error' })).toEqual(['implicit-label-missing', 'labels-disagree']);
    expect(rules({ outcomes: ['fail'], severities: 'warning' })).toEqual(['implicit-label-duplicate']);
    expect(rules({ rules: 'labels-disagree' })).toEqual(['labels-disagree']);
  });
});

const PROMPT = 'portrait of Wang Xiaoming, 12 Zhongshan Road, masterpiece';

const personal = (): AssetReport => ({
  ...failing({
    name: 'Wang Xiaoming passport.jpg',
    evidence: [
      evidence('e1', 'generatorTrace', at, { generator: 'comfyui', strength: 'strong', dialect: 'd', raw: PROMPT }),
      evidence('e2', 'invisibleMark', at, { scheme: 'stealthLsb', generator: '', payload: PROMPT, bits: 0, of: 0 }),
      evidence('e3', 'visibleText', at, {
        text: 'Li Hua 13800000000',
        reading: 'other',
        language: '',
        place: 'corner',
        glyphHeightPercent: 1,
        boxHeightPercent: 1,
        contrast: 1,
        opacity: null,
        illegible: '',
      }),
      evidence('e4', 'c2paManifest', at, {
        state: 'valid',
        home: 'embedded',
        bytes: 1,
        manifests: [
          {
            title: 'Wang Xiaoming passport.jpg',
            signer: { organisation: 'Example', commonName: 'Zhang San, Notary' },
            actions: [{ action: 'c2pa.created', description: PROMPT }],
            ingredients: [{ title: 'passport scan.tif' }],
          },
        ],
      } as never),
    ],
    findings: [
      finding('invisible-mark-found', 'unknownGenerator', {
        data: { scheme: 's', payload: `${PROMPT.slice(0, 20)}…` },
      }),
      finding('carriers-disagree', 'x', { data: { says: ['signed by Zhang San, Notary', 'from passport scan.tif'] } }),
      finding('extension-mismatch', 'mismatch', { data: { name: 'in orders/20261101/Wang Xiaoming passport.jpg' } }),
      finding('labels-disagree', 'x', {
        data: { place: '31.230416, 121.473701', gpsLatitude: 'N31', list: ['31°14\'5"N'] },
      }),
    ],
  }),
});

describe('redaction', () => {
  const out = (policy: object): string => JSON.stringify(choose(personal(), parsePolicy(policy)));

  it('lets nothing personal out unless it was asked for', () => {
    for (const secret of [
      'Wang',
      'Xiaoming',
      'passport',
      'orders/',
      'portrait',
      'Zhongshan',
      'Li Hua',
      '138000',
      'Zhang San',
      '31.23',
      '121.47',
      'N31',
      '31°',
    ]) {
      expect(out({}), secret).not.toContain(secret);
    }
    expect(out(NO_REDACTION)).toBe(JSON.stringify(personal()));
  });

  it.each([
    ['prompts', ['portrait'], ['passport.jpg', 'orders/', '31.23']],
    ['names', ['passport', 'Li Hua', 'Zhang San'], ['12 Zhongshan', '31.23']],
    ['paths', ['orders/'], ['Zhang San', 'portrait', '31.23']],
    ['gps', ['31.23', 'N31', '31°'], ['passport', 'portrait', 'orders/']],
  ])('of %s takes those and nothing else', (redaction, gone, kept) => {
    const text = out({ redaction });
    for (const secret of gone) expect(text, secret).not.toContain(secret);
    for (const word of kept) expect(text, word).toContain(word);
  });

  it('leaves what tells assets apart, and tells it the same every time', () => {
    const uris = ['a/one.jpg', 'b/one.jpg'].map((uri) => {
      const asset = { ...failing(), asset: { ...failing().asset, uri } };
      return choose(asset, DEFAULT_POLICY)?.asset.uri;
    });
    expect(new Set(uris).size).toBe(2);
    for (const uri of uris) expect(uri).toMatch(/^redacted:[0-9a-f]{16}$/);
    expect(choose(failing(), DEFAULT_POLICY)).toEqual(choose(failing(), DEFAULT_POLICY));
  });

  it.each([
    'label.png',
    'implicit-label-missing.jpg',
    'declared',
    'cn-platform',
    'noticeDeclared',
    'nonCompliant',
    'aigcField.p',
    'measures-6-1',
    '.',
    '',
    'a.jpg',
    '$&.jpg',
  ])('takes no id of ours for a name: a file called %j', (name) => {
    const plain = choose(failing(), parsePolicy({ redaction: 'none' }));
    const out = choose(failing({ name }), DEFAULT_POLICY);
    const ids = (asset: AssetReport | undefined) =>
      asset?.results.map(({ profile, verdict, duties, findings }) => [
        profile,
        verdict,
        duties.map(({ id, clause }) => id + clause),
        findings.map(({ ruleId, messageId, clauses, outcome }) => [ruleId, messageId, clauses, outcome]),
      ]);
    expect(ids(out)).toEqual(ids(plain));
    expect(out?.evidence.map(({ kind }) => kind)).toEqual(['aigcField']);
    expect(out?.asset).toMatchObject({ name: '[redacted]', format: 'png' });
  });

  it('leaves the name of a generator that is all that a trace says', () => {
    const trace = evidence('e1', 'generatorTrace', at, {
      generator: 'dreamina',
      strength: 'hint',
      dialect: 'd',
      raw: 'dreamina',
    });
    const findings = [finding('implicit-label-missing', 'missingThoughTraced', { data: { generators: ['dreamina'] } })];
    const out = choose(failing({ evidence: [trace], findings }), DEFAULT_POLICY);
    expect(out?.results[0]?.findings[0]?.data).toEqual({ generators: ['dreamina'] });
  });

  it('of thousands of prompts lets none out, and the verdict still', () => {
    const prompt = (item: number): string => `prompt ${item} of a portrait ${'x'.repeat(500)}`;
    const traces = Array.from({ length: 5000 }, (_, item) =>
      evidence(`e${item}`, 'generatorTrace', at, {
        generator: 'comfyui',
        strength: 'strong',
        dialect: 'd',
        raw: prompt(item),
      }),
    );
    const findings = [finding('labels-disagree', 'x', { data: { a: prompt(7), b: 'prompt 8 of a por…', c: 'short' } })];
    const out = choose(failing({ evidence: traces, findings }), DEFAULT_POLICY);
    expect(JSON.stringify(out)).not.toContain('portrait');
    expect(out?.results[0]?.findings[0]?.data).toEqual({ a: '[redacted]', b: '[redacted]', c: 'short' });
    expect(out?.results[0]?.verdict).toEqual(failing().results[0]?.verdict);
  });

  it('is linear on hostile text', () => {
    const findings = [
      finding('labels-disagree', 'x', { data: { x: '1.111'.repeat(40_000), y: '1°'.repeat(100_000) } }),
    ];
    expect(choose(failing({ findings }), DEFAULT_POLICY)).toBeDefined();
  });

  it('keeps the label’s own keys, on which a provider is found', () => {
    expect(JSON.stringify(choose(failing(), DEFAULT_POLICY))).toContain('001191110102MACQD9K64010000');
    expect(
      result('cn-platform', { origin: 'declared', compliance: 'compliant', integrity: 'intact' }).findings,
    ).toEqual([]);
  });
});
