import type { Clause, ClauseReading } from '../model/profile.ts';

const korea = (paragraph: number): Clause['citation'] => ({
  'zh-CN': `韩国《人工智能基本法》第31条第${paragraph}款`,
  en: `Korea, AI Basic Act (No. 20676), Art. 31(${paragraph})`,
});

/** For at least a year from this date the authority neither looks into cases nor imposes anything. */
const koreanReading = (source: string): ClauseReading => ({ source, confidence: 'S', inForce: '2026-01-22' });
const KR_OVERVIEW =
  'https://tweettrend.com/south-koreas-ai-basic-act-sets-new-global-rules-for-ai-transparency-and-labeling/';

const india = (rule: string, part?: { readonly zh: string; readonly en: string }): Clause['citation'] => ({
  'zh-CN': `印度《信息技术（中介指引与数字媒体道德规范）规则》（2026年修正）第${rule}条${part ? `（${part.zh}）` : ''}`,
  en: `India, IT Intermediary Rules as amended 2026 (G.S.R. 120(E)), Rule ${rule}${part ? ` (${part.en})` : ''}`,
});

const GAZETTE = 'https://gazettetracker.com/g/CG-DL-E-10022026-269993';
const IN_QUOTED: ClauseReading = { source: GAZETTE, confidence: 'Q', inForce: '2026-02-20' };

const vietnam = (zh: string, en: string): Clause['citation'] => ({
  'zh-CN': `越南《人工智能法》（134/2025/QH15）第11条${zh}`,
  en: `Vietnam, Law on AI (134/2025/QH15), Art. 11${en}`,
});

const VN: ClauseReading = {
  source: 'https://vietnamlawmagazine.vn/mandatory-labels-required-for-ai-generated-content-79501.html',
  confidence: 'S',
  inForce: '2026-03-01',
};

export const KOREA_CLAUSES: readonly Clause[] = [
  {
    id: 'kr-31-1',
    citation: korea(1),
    reading: koreanReading(KR_OVERVIEW),
    gist: {
      'zh-CN': '事先告知用户服务以生成式或高影响人工智能运行',
      en: 'Users are told beforehand that the service runs on generative or high-impact AI',
    },
  },
  {
    id: 'kr-31-2',
    citation: korea(2),
    reading: koreanReading('https://www.asiae.co.kr/article/2026012112451263037'),
    gist: {
      'zh-CN': '输出标明由生成式人工智能制作；离开服务的，用人可感知的标识，或用机器可读标记并另作一次文字或语音告知',
      en: 'Outputs are marked as made by generative AI; those that leave the service by a mark people perceive, or by a machine-readable one and one notice in words or voice',
    },
  },
  {
    id: 'kr-31-3',
    citation: korea(3),
    reading: koreanReading(KR_OVERVIEW),
    gist: {
      'zh-CN': '难以与真实区分的内容，须有清楚可认的告知，并顾及受众的年龄与条件',
      en: "Content hard to tell from real carries a clearly recognisable notice that fits the audience's age and condition",
    },
  },
];

export const INDIA_CLAUSES: readonly Clause[] = [
  {
    id: 'in-2-1-wa',
    citation: india('2(1)(wa)'),
    reading: { ...IN_QUOTED, confidence: 'P' },
    gist: {
      'zh-CN': '合成信息是看似真实、且所示人物或事件可能被当真的内容；一般的人工智能图画不在其内',
      en: 'Synthetic information looks real and shows a person or event likely taken for real; plain AI art is outside',
    },
  },
  {
    id: 'in-3-3-a-ii-label',
    citation: india('3(3)(a)(ii)', { zh: '可见标识', en: 'visible label' }),
    reading: IN_QUOTED,
    gist: {
      'zh-CN': '合成信息带醒目、易察觉的可见标识；定稿无面积比例要求',
      en: 'Synthetic information carries a prominent label that is easily noticed; the final rule has no share of the area',
    },
  },
  {
    id: 'in-3-3-a-ii-metadata',
    citation: india('3(3)(a)(ii)', { zh: '元数据', en: 'metadata' }),
    reading: IN_QUOTED,
    gist: {
      'zh-CN': '在技术可行范围内，并带永久元数据或其他来源机制，含指明所用工具的唯一标识符',
      en: 'As far as feasible it also carries permanent metadata or another provenance mechanism, with a unique identifier that names the tool',
    },
  },
  {
    id: 'in-3-3-b',
    citation: india('3(3)(b)'),
    reading: IN_QUOTED,
    gist: {
      'zh-CN': '中介不得允许改动、隐藏、去除该标识或元数据',
      en: 'The intermediary does not allow label or metadata to be changed, hidden or removed',
    },
  },
  {
    id: 'in-4-1A',
    citation: india('4(1A)'),
    reading: { ...IN_QUOTED, confidence: 'S' },
    gist: {
      'zh-CN': '大型社交平台要求用户声明、以技术核验并加标识',
      en: 'Large social platforms ask users to declare, verify by technical means, and label',
    },
  },
];

export const VIETNAM_CLAUSES: readonly Clause[] = [
  {
    id: 'vn-11-mark',
    citation: vietnam('（机器可读标记）', ' (machine-readable mark)'),
    reading: { ...VN, confidence: 'U' },
    gist: {
      'zh-CN':
        '人工智能生成的图片带机器可读标记，形式由政府规定（142/2026/ND-CP 号议定，技术形式未查到）；由谁负责，资料说法不一',
      en: 'AI images carry a machine-readable mark in a form that the Government sets (Decree 142/2026/ND-CP; form not found); sources differ on who owes it',
    },
  },
  {
    id: 'vn-11-4',
    citation: vietnam('第4款', '(4)'),
    reading: VN,
    gist: {
      'zh-CN': '模仿真人容貌、声音或再现真实事件的，须有易认的标识，可在画面、标题、说明或界面上',
      en: 'What imitates a real person or re-creates a real event carries a label easy to recognise, on the content or in title, caption or interface',
    },
  },
];
