import type { Channel } from './channel.ts';
import { CONVERSATION, EVENTS, FILES, ORDER_NUMBER, RECEIVED, REPORTER_NAME, REPORTER_PHONE, SHOWN } from './fields.ts';

export const POLICE: Channel = {
  id: 'police',
  name: { 'zh-CN': '公安机关（报案材料）', en: 'police: papers for a report' },
  notes: [
    {
      'zh-CN': '向 110 或属地公安机关报案时随附。是否立案、如何定性，由公安机关决定；本材料不作任何认定。',
      en: 'To go with a report to 110 or the local police. Whether and as what it is taken up is theirs to decide; these papers find nothing.',
    },
    {
      'zh-CN': '所需材料依一般做法列出，以办案机关要求为准。由本人提交，本工具不代为提交。',
      en: 'The list follows common practice; the police decide. A person submits; this tool does not.',
    },
  ],
  fields: [
    REPORTER_NAME,
    REPORTER_PHONE,
    ORDER_NUMBER,
    CONVERSATION,
    { id: 'amount', label: { 'zh-CN': '涉及金额', en: 'amount of the loss' }, required: true, fact: 'amount' },
    {
      id: 'payment',
      label: { 'zh-CN': '付款与退款记录', en: 'record of payment and refund' },
      required: true,
      fact: 'payment',
    },
    RECEIVED,
    EVENTS,
    SHOWN,
    FILES,
  ],
  annex: 'fraud',
};
