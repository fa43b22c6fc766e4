import type { Clause, ClauseReading } from '../model/profile.ts';

const act = (zh: string, en: string): Clause['citation'] => ({
  'zh-CN': `欧盟《人工智能法》（(EU) 2024/1689 号条例）${zh}`,
  en: `EU AI Act (Regulation (EU) 2024/1689), ${en}`,
});

const code = (section: 1 | 2, zh: string, en: string): Clause['citation'] => ({
  'zh-CN': `欧盟《人工智能生成内容透明度行为准则》第${section}部分 ${zh}`,
  en: `EU Code of Practice on Transparency of AI-Generated Content, section ${section}, ${en}`,
});

const ACT = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A32026R1744';
const CODE = 'https://digital-strategy.ec.europa.eu/en/policies/code-practice-ai-generated-content';
const LAW: ClauseReading = { source: ACT, confidence: 'Q', inForce: '2026-08-02' };
/** The Code is voluntary; it was final on 2026-06-10, and says how duties are met that bind from the date given here. */
const CODE_QUOTED: ClauseReading = { source: CODE, confidence: 'Q', inForce: '2026-08-02' };
const CODE_REPORTED: ClauseReading = { ...CODE_QUOTED, confidence: 'S' };

/** Art. 50 and the Code; measures of the Code's section 1 (providers) have no prefix, those of section 2 (deployers) `s2`. */
export const EU_CLAUSES: readonly Clause[] = [
  {
    id: 'eu-ai-act-50-2',
    citation: act('第50条第2款', 'Art. 50(2)'),
    reading: LAW,
    gist: {
      'zh-CN':
        '提供者使输出带机器可读、可检出由人工智能生成或改动的标记；2026-08-02 前已投放市场的系统自 2026-12-02 起适用',
      en: 'Providers mark outputs in a machine-readable way, detectable as AI-generated or altered; for systems on the market before 2026-08-02, from 2026-12-02',
    },
  },
  {
    id: 'eu-ai-act-50-4',
    citation: act('第50条第4款', 'Art. 50(4)'),
    reading: LAW,
    gist: {
      'zh-CN': '部署者发布深度伪造图片时，须说明其由人工智能生成或改动；提供者的标记不能代替',
      en: "Deployers who publish a deep fake disclose that it is AI-generated or altered; the provider's mark does not stand in for that",
    },
  },
  {
    id: 'eu-ai-act-50-5',
    citation: act('第50条第5款', 'Art. 50(5)'),
    reading: LAW,
    gist: {
      'zh-CN': '说明须清晰可辨，最迟在首次接触时给出，并符合无障碍要求',
      en: 'The disclosure is clear and distinguishable, there at first exposure at the latest, and accessible',
    },
  },
  {
    id: 'eu-code-1.1.1',
    citation: code(1, '子措施1.1.1', 'Sub-measure 1.1.1'),
    reading: CODE_QUOTED,
    gist: {
      'zh-CN': '自愿准则：格式能存元数据的，在元数据中写明由人工智能生成或改动，全部签名并加时间戳，可发现篡改',
      en: 'Voluntary: where the format has metadata, it says whether AI generated or altered the content; all of it is signed and time-stamped, so that tampering shows',
    },
  },
  {
    id: 'eu-code-1.1.2',
    citation: code(1, '子措施1.1.2', 'Sub-measure 1.1.2'),
    reading: CODE_QUOTED,
    gist: {
      'zh-CN': '自愿准则：图片另加不可见水印作第二层',
      en: 'Voluntary: an invisible watermark is the second layer of an image',
    },
  },
  {
    id: 'eu-code-1.1.3',
    citation: code(1, '子措施1.1.3', 'Sub-measure 1.1.3'),
    reading: CODE_QUOTED,
    gist: {
      'zh-CN': '自愿准则：指纹与日志可选，单独使用不足够',
      en: 'Voluntary: fingerprints and logs are optional and never enough alone',
    },
  },
  {
    id: 'eu-code-1.2',
    citation: code(1, '措施1.2', 'Measure 1.2'),
    reading: CODE_QUOTED,
    gist: {
      'zh-CN': '自愿准则：保留已有的元数据标记，除为保持准确外不予改动或去除',
      en: 'Voluntary: marks already in the metadata are kept, and changed only to stay accurate',
    },
  },
  {
    id: 'eu-code-1.3',
    citation: code(1, '措施1.3', 'Measure 1.3'),
    reading: CODE_REPORTED,
    gist: {
      'zh-CN': '自愿准则：鼓励更丰富的元数据，但不含隐私或商业敏感数据',
      en: 'Voluntary: richer metadata is encouraged, without private or business-sensitive data',
    },
  },
  {
    id: 'eu-code-2',
    citation: code(1, '承诺2', 'Commitment 2'),
    reading: CODE_QUOTED,
    gist: {
      'zh-CN': '自愿准则：免费提供检测手段，并说明结果依据哪一层标记',
      en: 'Voluntary: a free means of detection exists, and its result tells which layer it rests on',
    },
  },
  {
    id: 'eu-code-3.4',
    citation: code(1, '措施3.4', 'Measure 3.4'),
    reading: { source: CODE, confidence: 'Q', inForce: '2027-02-02' },
    gist: {
      'zh-CN': '自愿准则：签署方的检测手段相互可用',
      en: "Voluntary: signatories' means of detection work with one another",
    },
  },
  {
    id: 'eu-code-s2-1.1',
    citation: code(2, '措施1.1与附件1', 'Measure 1.1 and Annex 1'),
    reading: CODE_QUOTED,
    gist: {
      'zh-CN': '自愿准则：可用欧盟图标，主体为大写“AI”；自有标识须符合同样的设计；尺寸无数字要求，清晰可读即可',
      en: 'Voluntary: the EU icon, its main element the capitals “AI”, or an own label of the same design; no size in numbers, only clear and readable',
    },
  },
  {
    id: 'eu-code-s2-1.2',
    citation: code(2, '措施1.2', 'Measure 1.2'),
    reading: CODE_QUOTED,
    gist: {
      'zh-CN': '自愿准则：标识嵌入内容或如同嵌入，立即可见，无须悬停或点击，在任何背景上可读',
      en: 'Voluntary: the label is in the content or looks so, is seen at once without hover or click, and is readable on any background',
    },
  },
];
