import type { Clause, ClauseReading } from '../model/profile.ts';

const merchantCenter = (zh: string, en: string): Clause['citation'] => ({
  'zh-CN': `Google Merchant Center 图片要求：${zh}`,
  en: `Google Merchant Center, image requirements: ${en}`,
});

/** Since February 2024; the day is not known. */
const QUOTED: ClauseReading = {
  source: 'https://www.seroundtable.com/google-merchant-center-requires-labels-ai-images-36922.html',
  confidence: 'Q',
  inForce: '2024-02-01',
};
const REPORTED: ClauseReading = {
  source: 'https://nightjar.so/help-desk/does-google-shopping-policy-accept-ai-generated-product-images',
  confidence: 'S',
  inForce: '2024-02-01',
};

/** Rules of shops: contracts, not law. */
export const MERCHANT_CLAUSES: readonly Clause[] = [
  {
    id: 'gmc-source-type',
    citation: merchantCenter('人工智能生成的图片', 'AI-generated images'),
    reading: QUOTED,
    gist: {
      'zh-CN': '人工智能生成的商品图片须含 IPTC 数字来源类型 trainedAlgorithmicMedia',
      en: 'AI-generated product images contain the IPTC digital source type trainedAlgorithmicMedia',
    },
  },
  {
    id: 'gmc-keep-marks',
    citation: merchantCenter('保留标记', 'keeping marks'),
    reading: QUOTED,
    gist: {
      'zh-CN': '保留原图已有的人工智能标记',
      en: 'Marks of AI that the original image has are kept',
    },
  },
  {
    id: 'gmc-no-overlay',
    citation: merchantCenter('画面上的文字', 'text on the picture'),
    reading: REPORTED,
    gist: {
      'zh-CN': '商品图片上不加文字或标志；他处法律要求的可见标识可放在商品页面上',
      en: 'No text or badge on a product picture; a visible label that some law asks for can stand on the page',
    },
  },
];
