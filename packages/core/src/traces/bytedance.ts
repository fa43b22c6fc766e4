import { defineCarrier } from '../bytes/carrier.ts';
import type { GeneratorTraceData } from '../model/evidence.ts';

const GENERATED = /"exportType"\s*:\s*"generation"/;
const DREAMINA = /"product"\s*:\s*"dreamina(?:_oversea)?"/;
const OTHER_PRODUCT = /"product"\s*:\s*"(doubao|xinghui)"/;
const AIGC_TYPE = /"aigc_type"\s*:\s*1\b/;
const DISCLOSED = /"aigc_label_type"\s*:\s*[12]\b/;
const MAX_RAW_CHARS = 4096;

/**
 * ByteDance's private JSON in EXIF text (`{"aigc_info":{"aigc_label_type":0,…},"data":{"product":"dreamina",…}}`).
 * It is not the AIGC field, and its `aigc_label_type` 0 is not `Label`: carriers.md, "Beside the label".
 */
export const bytedance = defineCarrier({
  id: 'trace:bytedance',
  version: 1,
  accepts: ['exifText'],
  read(part, context) {
    const found = classify(part.text);
    if (!found) return;
    context.evidence({
      kind: 'generatorTrace',
      carrier: part.path.replace(/\[\d+\]/g, '').replaceAll('/', ':'),
      location: { path: part.path, start: part.start, end: part.end },
      data: { ...found, dialect: 'bytedance-aigc-info', raw: part.text.slice(0, MAX_RAW_CHARS) },
    });
  },
});

/** A product's name alone is provenance (a hint); that it generated the picture must be said. */
function classify(text: string): Pick<GeneratorTraceData, 'generator' | 'strength'> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  if (DREAMINA.test(text) && GENERATED.test(text)) return { generator: 'dreamina', strength: 'selfDeclared' };
  if (text.includes('"aigc_info"') && AIGC_TYPE.test(text)) return { generator: 'douyin', strength: 'selfDeclared' };
  if (DISCLOSED.test(text)) return { generator: 'bytedance', strength: 'strong' };
  const product = OTHER_PRODUCT.exec(text)?.[1];
  if (product) return { generator: product, strength: 'hint' };
  return text.includes('"aigc_info"') ? { generator: 'bytedance', strength: 'hint' } : undefined;
}
