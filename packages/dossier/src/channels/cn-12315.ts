import type { Channel } from './channel.ts';
import { FILES, REPORTER_NAME, REPORTER_PHONE, REQUEST, SHOWN } from './fields.ts';

export const CN_12315: Channel = {
  id: '12315',
  name: { 'zh-CN': '12315 投诉或举报', en: '12315: consumer complaint, or report to market regulation' },
  notes: [
    {
      'zh-CN': '用于消费者与经营者的争议，或市场违法线索。商家对买家的退款纠纷不在此列。',
      en: 'For disputes of consumers with traders, and for leads on breaches of market law. It is not the way for a merchant against a buyer.',
    },
    {
      'zh-CN': '受理与否，七个工作日内答复。由代理人提交的，另附授权委托书。',
      en: 'Whether it is taken up is answered in seven working days. An agent adds a power of attorney.',
    },
    {
      'zh-CN': '举报人对线索的真实性负责。由本人提交，本工具不代为提交。',
      en: 'Whoever reports answers for the truth of it. A person submits; this tool does not.',
    },
  ],
  fields: [
    REPORTER_NAME,
    REPORTER_PHONE,
    {
      id: 'reporterAddress',
      label: { 'zh-CN': '通讯地址', en: 'your postal address' },
      required: true,
      fact: 'reporterAddress',
    },
    {
      id: 'respondentName',
      label: { 'zh-CN': '被投诉（举报）人名称', en: "the respondent's name" },
      required: true,
      fact: 'respondentName',
    },
    {
      id: 'respondentAddress',
      label: { 'zh-CN': '被投诉（举报）人地址', en: "the respondent's address" },
      required: true,
      fact: 'respondentAddress',
    },
    REQUEST,
    {
      id: 'events',
      label: { 'zh-CN': '争议事实或违法线索', en: 'the facts in dispute, or the lead' },
      required: true,
      fact: 'events',
    },
    SHOWN,
    FILES,
  ],
  annex: 'none',
};
