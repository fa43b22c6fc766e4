import type { LocaleId } from '@biaoshi/core';

type Words = Readonly<Record<LocaleId, string>>;

/** A provision of the annex. Its wording only where it is confirmed. */
export interface Provision {
  readonly citation: Words;
  readonly quotation?: string;
  /** Our own words, where there is no quotation or it needs one. */
  readonly note?: Words;
}

/** On electronic data as evidence. */
export const EVIDENCE_LAW: readonly Provision[] = [
  {
    citation: { 'zh-CN': '《电子签名法》第五条', en: 'Electronic Signature Law, Art. 5' },
    quotation: '能够可靠地保证自最终形成时起，内容保持完整、未被更改',
    note: { 'zh-CN': '（节录）', en: '(in part)' },
  },
  {
    citation: {
      'zh-CN': '《人民法院在线诉讼规则》第十六条',
      en: "Online Litigation Rules of the People's Courts, Art. 16",
    },
    quotation:
      '当事人作为证据提交的电子数据系通过区块链技术存储，并经技术核验一致的，人民法院可以认定该电子数据上链后未经篡改，但有相反证据足以推翻的除外',
  },
  {
    citation: {
      'zh-CN': '《最高人民法院关于民事诉讼证据的若干规定》第十五条、第九十三条、第九十四条',
      en: "Supreme People's Court, Provisions on Evidence in Civil Procedure, Arts. 15, 93, 94",
    },
    note: {
      'zh-CN': '电子数据的原件、真实性的判断与推定。措辞未经核对，此处只注明出处。',
      en: 'Originals of electronic data, how their truth is judged and presumed. The wording is not confirmed; this is the citation alone.',
    },
  },
];

/** On a refund that was asked for with forged pictures. Whether any of it applies is not for a tool to say. */
export const FRAUD_LAW: readonly Provision[] = [
  {
    citation: { 'zh-CN': '《民法典》第一百四十八条', en: 'Civil Code, Art. 148' },
    quotation:
      '一方以欺诈手段，使对方在违背真实意思的情况下实施的民事法律行为，受欺诈方有权请求人民法院或者仲裁机构予以撤销。',
  },
  {
    citation: {
      'zh-CN': '《治安管理处罚法》（2025年修订，2026年1月1日起施行）第五十八条',
      en: 'Public Security Administration Punishments Law (revised 2025, in force 2026-01-01), Art. 58',
    },
    quotation:
      '盗窃、诈骗、哄抢、抢夺或者敲诈勒索的，处五日以上十日以下拘留或者二千元以下罚款；情节较重的，处十日以上十五日以下拘留，可以并处三千元以下罚款。',
  },
  {
    citation: { 'zh-CN': '《刑法》第二百六十六条', en: 'Criminal Law, Art. 266' },
    note: {
      'zh-CN': '按数额分三档，界限见下表。措辞未经核对，此处只注明出处。',
      en: 'Three tiers by amount, with the thresholds below. The wording is not confirmed; this is the citation alone.',
    },
  },
];

/** Amounts in yuan at which a tier begins. Law, not findings: never compared with anything here. */
export const THRESHOLDS: readonly { readonly basis: Words; readonly tiers: readonly [string, string, string] }[] = [
  {
    basis: {
      'zh-CN': '法释〔2011〕7号第一条（幅度内由各省确定）',
      en: '法释〔2011〕7号 Art. 1 (each province fixes the figure inside the band)',
    },
    tiers: ['3,000 – 10,000', '30,000 – 100,000', '500,000'],
  },
  {
    basis: {
      'zh-CN': '法发〔2016〕32号（电信网络诈骗，全国统一；本案是否属于，由公安机关认定）',
      en: '法发〔2016〕32号 (telecom and network fraud, nation-wide; whether a case is one is for the police)',
    },
    tiers: ['3,000', '30,000', '500,000'],
  },
];
