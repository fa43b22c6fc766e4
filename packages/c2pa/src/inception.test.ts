import { describe, expect, it } from 'vitest';
import { ingredient, type ReportedManifest, reportedActions, told } from '../test-support/report.ts';

const acts = (...list: readonly Readonly<Record<string, unknown>>[]): ReportedManifest => ({
  assertions: [reportedActions(...list)],
});
const created = (digitalSourceType?: string): ReportedManifest =>
  acts({ action: 'c2pa.created', ...(digitalSourceType && { digitalSourceType }) });
const from = (manifest: ReportedManifest, ...ingredients: readonly unknown[]): ReportedManifest => ({
  ...manifest,
  ingredients,
});

const OPENED = acts({ action: 'c2pa.opened' });
const GENERATED = created('trainedAlgorithmicMedia');
const CAPTURED = created('digitalCapture');

describe('how a picture began', () => {
  it.each<[string, Record<string, ReportedManifest>]>([
    ['fullyGenerated', { a: GENERATED }],
    ['fullyGenerated', { a: from(OPENED, ingredient('parentOf', 'b')), b: GENERATED }],
    ['fullyGenerated', { a: from(GENERATED, ingredient('inputTo', 'b')), b: CAPTURED }],
    ['fullyGenerated', { a: { assertions: [{ label: 'c2pa.ai_generated_content', data: { ai_generated: true } }] } }],
    ['partlyGenerated', { a: from(CAPTURED, ingredient('componentOf', 'b')), b: GENERATED }],
    ['partlyGenerated', { a: from(created(), ingredient('inputTo', 'b')), b: GENERATED }],
    [
      'partlyGenerated',
      { a: from(OPENED, ingredient('componentOf', 'b')), b: from(OPENED, ingredient('parentOf', 'c')), c: GENERATED },
    ],
    [
      'partlyGenerated',
      { a: acts({ action: 'c2pa.edited', digitalSourceType: 'compositeWithTrainedAlgorithmicMedia' }) },
    ],
    [
      'partlyGenerated',
      {
        a: from(
          acts({ action: 'c2pa.edited', digitalSourceType: 'trainedAlgorithmicMedia' }),
          ingredient('parentOf', 'b'),
        ),
        b: CAPTURED,
      },
    ],
    ['partlyGenerated', { a: { assertions: [{ label: 'c2pa.ai-disclosure', data: {} }] } }],
    ['captured', { a: CAPTURED }],
    ['captured', { a: from(OPENED, ingredient('parentOf', 'b')), b: created('computationalCapture') }],
    ['screenCapture', { a: created('screenCapture') }],
    ['created', { a: created() }],
    ['created', { a: created('algorithmicMedia') }],
    ['created', { a: from(created(), ingredient('componentOf', 'b')), b: CAPTURED }],
    ['unknown', { a: OPENED }],
    ['unknown', { a: {} }],
  ])('%s', (inception, manifests) => {
    expect(told(manifests).inception).toBe(inception);
  });

  it('counts a manifest that is both parent and part as a parent', () => {
    const data = told({ a: from(OPENED, ingredient('componentOf', 'b'), ingredient('parentOf', 'b')), b: GENERATED });
    expect(data.inception).toBe('fullyGenerated');
  });

  it('names what changed the picture on its way, each once, and not what was done to its parts', () => {
    const { transformations } = told({
      a: from(
        acts(
          { action: 'c2pa.opened' },
          { action: 'c2pa.resized' },
          { action: 'c2pa.converted' },
          { action: 'c2pa.published' },
        ),
        ingredient('parentOf', 'b'),
        ingredient('componentOf', 'c'),
      ),
      b: acts(
        { action: 'c2pa.created' },
        { action: 'c2pa.resized' },
        { action: 'com.example.sharpened' },
        { action: '' },
      ),
      c: acts({ action: 'c2pa.cropped' }),
    });
    expect(transformations).toEqual(['c2pa.resized', 'com.example.sharpened']);
  });
});

describe('a watermark', () => {
  const isMarked = (...list: readonly Readonly<Record<string, unknown>>[]): boolean =>
    told({ a: acts(...list) }).watermarked;

  it('is what an action says', () => {
    for (const action of ['c2pa.watermarked', 'c2pa.watermarked.bound', 'c2pa.watermarked.unbound']) {
      expect(isMarked({ action })).toBe(true);
    }
    expect(isMarked({ action: 'c2pa.edited', description: 'Applied imperceptible SynthID watermark.' })).toBe(true);
    expect(isMarked({ action: 'c2pa.edited', description: 'Added visible watermark' })).toBe(false);
    expect(isMarked({ action: 'c2pa.watermarkedX' })).toBe(false);
  });

  it('stays when the picture goes on, and is not that of a part', () => {
    const marked = acts({ action: 'c2pa.watermarked' });
    expect(told({ a: from(OPENED, ingredient('parentOf', 'b')), b: marked }).watermarked).toBe(true);
    expect(told({ a: from(OPENED, ingredient('componentOf', 'b')), b: marked }).watermarked).toBe(false);
  });

  it('is told apart from a soft binding, whose vendor is known by the beginning of its id', () => {
    const bindings = ['com.adobe.trustmark.P', 'com.microsoft.invismark.1', 'com.adobex.y', '', 7];
    const { softBindings, watermarked } = told({
      a: {
        assertions: bindings.map((alg, at) => ({
          label: at === 0 ? 'c2pa.soft-binding' : `c2pa.soft-binding__${at}`,
          data: { alg },
        })),
      },
    });
    expect(softBindings).toEqual([
      { algorithm: 'com.adobe.trustmark.P', vendor: 'adobe' },
      { algorithm: 'com.microsoft.invismark.1', vendor: 'microsoft' },
      { algorithm: 'com.adobex.y', vendor: '' },
    ]);
    expect(watermarked).toBe(false);
  });
});
