import type { Clause, ClauseReading } from '../model/profile.ts';

const california = (section: string): Clause['citation'] => ({
  'zh-CN': `《加利福尼亚州商业与职业法典》第${section}条`,
  en: `California Business and Professions Code § ${section}`,
});

const CA_SOURCE = 'https://leginfo.legislature.ca.gov/faces/billTextClient.xhtml?bill_id=202520260SB1000';
/** The wording of SB 1000 (2026 Ch. 861), which took away the visible disclosure on the day that it was filed. */
const SB_1000: ClauseReading = { source: CA_SOURCE, confidence: 'Q', inForce: '2026-09-30' };

const washington = (section: string): Clause['citation'] => ({
  'zh-CN': `华盛顿州 E2SHB 1170 号法（2026年第167章）第${section}条`,
  en: `Washington E2SHB 1170 (2026 c 167), section ${section}`,
});

const WA: ClauseReading = {
  source: 'https://wa-law.org/bill/2025-26/hb/1170/S2.PL',
  confidence: 'P',
  inForce: '2027-02-01',
};

/** California's AI Transparency Act, as it binds providers. */
export const CALIFORNIA_CLAUSES: readonly Clause[] = [
  {
    id: 'ca-22757.2',
    citation: california('22757.2'),
    reading: SB_1000,
    gist: {
      'zh-CN': '提供者免费公开提供标记核验工具',
      en: 'Providers offer the public a free tool that verifies the disclosure',
    },
  },
  {
    id: 'ca-22757.3-a-1',
    citation: california('22757.3(a)(1)'),
    reading: SB_1000,
    gist: {
      'zh-CN': '内容带隐藏的披露，直接写明或以永久网站链接给出 (A) 至 (F) 项；自 2026-09-30 起不要求可见披露',
      en: 'Content carries a hidden disclosure that conveys items (A) to (F), itself or by a link to a permanent website; no visible one is due since 2026-09-30',
    },
  },
  {
    id: 'ca-22757.3-a-1-A',
    citation: california('22757.3(a)(1)(A)'),
    reading: SB_1000,
    gist: { 'zh-CN': '披露写明提供者名称', en: 'The disclosure names the provider' },
  },
  {
    id: 'ca-22757.3-a-1-B',
    citation: california('22757.3(a)(1)(B)'),
    reading: SB_1000,
    gist: { 'zh-CN': '披露写明系统名称与版本信息', en: 'The disclosure names the system and its version' },
  },
  {
    id: 'ca-22757.3-a-1-C',
    citation: california('22757.3(a)(1)(C)'),
    reading: SB_1000,
    gist: {
      'zh-CN': '披露写明生成或改动的日期与时间',
      en: 'The disclosure tells time and date of creation or alteration',
    },
  },
  {
    id: 'ca-22757.3-a-1-D',
    citation: california('22757.3(a)(1)(D)'),
    reading: SB_1000,
    gist: { 'zh-CN': '披露带唯一标识符', en: 'The disclosure has a unique identifier' },
  },
  {
    id: 'ca-22757.3-a-1-E',
    citation: california('22757.3(a)(1)(E)'),
    reading: SB_1000,
    gist: {
      'zh-CN': '披露写明该系统是生成还是改动了内容',
      en: 'The disclosure tells whether the system created or altered the content',
    },
  },
  {
    id: 'ca-22757.3-a-1-F',
    citation: california('22757.3(a)(1)(F)'),
    reading: { ...SB_1000, inForce: '2029-01-01' },
    gist: {
      'zh-CN': '自 2029 年起，涉及辅助技术的说明',
      en: 'From 2029, what concerns assistive technology',
    },
  },
  {
    id: 'ca-22757.3-a-2',
    citation: california('22757.3(a)(2)'),
    reading: SB_1000,
    gist: {
      'zh-CN': '在技术可行范围内，披露永久或极难去除、篡改',
      en: 'As far as technically feasible, the disclosure is permanent or very hard to remove or tamper with',
    },
  },
  {
    id: 'ca-22757.3-a-3',
    citation: california('22757.3(a)(3)'),
    reading: SB_1000,
    gist: {
      'zh-CN': '披露可由提供者的核验工具检出',
      en: "The provider's verification tool detects the disclosure",
    },
  },
  {
    id: 'ca-22757.3-a-4',
    citation: california('22757.3(a)(4)'),
    reading: SB_1000,
    gist: {
      'zh-CN': '披露符合广泛认可的行业标准或与之互通；是否如此属于判断，已签名的 C2PA 清单有助于此',
      en: 'The disclosure follows, or works with, widely recognised standards; that is a judgement, for which a signed C2PA manifest speaks',
    },
  },
];

/** Washington's act on AI content, as it binds providers. */
export const WASHINGTON_CLAUSES: readonly Clause[] = [
  {
    id: 'wa-1170-2',
    citation: washington('2'),
    reading: WA,
    gist: {
      'zh-CN': '大型提供者使内容带来源数据，让用户能知道内容由人工智能生成或作了实质改动；自 2027-02-01 起',
      en: 'Large providers give content provenance data by which users can tell that AI created or materially altered it; from 2027-02-01',
    },
  },
  {
    id: 'wa-1170-2-permanence',
    citation: {
      'zh-CN': `${washington('2')['zh-CN']}（难以去除）`,
      en: `${washington('2').en} (hard to remove)`,
    },
    reading: WA,
    gist: {
      'zh-CN': '在合理范围内，来源数据难以去除',
      en: 'As far as reasonable, the provenance data is hard to remove',
    },
  },
  {
    id: 'wa-1170-2-2',
    citation: washington('2(2)'),
    reading: WA,
    gist: {
      'zh-CN': '采用 C2PA 等通行标准的元数据即视为满足；其他形式的标记并不因此不符',
      en: 'Metadata under a common standard such as C2PA is deemed enough; a mark of another form is not ruled out',
    },
  },
];
