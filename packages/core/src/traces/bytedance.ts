import type { GeneratorTraceData } from '../model/evidence.ts';
import { defineTrace } from './define-trace.ts';
import { isObject } from './json-text.ts';

const GENERATED = /"exportType"\s{0,8}:\s{0,8}"generation"/;
const DREAMINA = /"product"\s{0,8}:\s{0,8}"dreamina(?:_oversea)?"/;
const OTHER_PRODUCT = /"product"\s{0,8}:\s{0,8}"(doubao|xinghui)"/;
const AIGC_TYPE = /"aigc_type"\s{0,8}:\s{0,8}1\b/;
const DISCLOSED = /"aigc_label_type"\s{0,8}:\s{0,8}[12]\b/;

/** A product's name alone is provenance (a hint); that it generated the picture must be said. */
function classify(text: string): Pick<GeneratorTraceData, 'generator' | 'strength'> | undefined {
  if (!isObject(text)) return undefined;
  if (DREAMINA.test(text) && GENERATED.test(text)) return { generator: 'dreamina', strength: 'selfDeclared' };
  if (text.includes('"aigc_info"') && AIGC_TYPE.test(text)) return { generator: 'douyin', strength: 'selfDeclared' };
  if (DISCLOSED.test(text)) return { generator: 'bytedance', strength: 'strong' };
  const product = OTHER_PRODUCT.exec(text)?.[1];
  if (product) return { generator: product, strength: 'hint' };
  return text.includes('"aigc_info"') ? { generator: 'bytedance', strength: 'hint' } : undefined;
}

const GENERATION = '{"aigc_info":{"aigc_label_type":0},"data":{"product":"dreamina","exportType":"generation"}}';

/**
 * ByteDance's private JSON in EXIF text (`{"aigc_info":{"aigc_label_type":0,…},"data":{"product":"dreamina",…}}`).
 * It is not the AIGC field, and its `aigc_label_type` 0 is not `Label`.
 */
export const bytedance = defineTrace({
  id: 'bytedance',
  version: 2,
  generators: ['bytedance', 'doubao', 'douyin', 'dreamina', 'xinghui'],
  homes: ['exif:ImageDescription', 'exif:UserComment'],
  read({ text }) {
    const found = classify(text);
    return found && { ...found, dialect: 'bytedance-aigc-info' };
  },
  examples: () => [
    {
      title: 'a generated export',
      at: 'exif:UserComment',
      text: GENERATION,
      finds: { generator: 'dreamina', strength: 'selfDeclared' },
    },
    {
      title: 'the same abroad',
      at: 'exif:ImageDescription',
      text: GENERATION.replace('dreamina', 'dreamina_oversea'),
      finds: { generator: 'dreamina', strength: 'selfDeclared' },
    },
    {
      title: 'an edited export',
      at: 'exif:UserComment',
      text: GENERATION.replace('generation', 'edit'),
      finds: { generator: 'bytedance', strength: 'hint' },
    },
    {
      title: 'a disclosure by number',
      at: 'exif:UserComment',
      text: '{"aigc_info":{"aigc_label_type":2}}',
      finds: { generator: 'bytedance', strength: 'strong' },
    },
    {
      title: 'a product',
      at: 'exif:UserComment',
      text: '{"data":{"product":"doubao"}}',
      finds: { generator: 'doubao', strength: 'hint' },
    },
    {
      title: 'another product',
      at: 'exif:UserComment',
      text: '{"data":{"product":"xinghui"}}',
      finds: { generator: 'xinghui', strength: 'hint' },
    },
    {
      title: 'a disclosure of the video app',
      at: 'exif:UserComment',
      text: '{"a":{"aigc_info":{"aigc_type":1}}}',
      finds: { generator: 'douyin', strength: 'selfDeclared' },
    },
    {
      title: 'prose that quotes it',
      at: 'exif:UserComment',
      text: 'a picture of "product":"dreamina","exportType":"generation"',
      finds: null,
    },
    { title: 'another product of another maker', at: 'exif:UserComment', text: '{"product":"camera"}', finds: null },
    { title: 'a number that says nothing', at: 'exif:UserComment', text: '{"aigc_label_type":0}', finds: null },
    { title: 'another tag', at: 'exif:Copyright', text: GENERATION, finds: null },
  ],
});
