import type { Channel } from './channel.ts';
import { CONVERSATION, EVENTS, FILES, ORDER_NUMBER, RECEIVED, REQUEST, SHOWN } from './fields.ts';

export const PLATFORM: Channel = {
  id: 'platform',
  name: { 'zh-CN': '平台（售后争议、申诉、举报入口）', en: 'platform: after-sale dispute, appeal or report' },
  notes: [
    {
      'zh-CN': '各平台的入口与字段未见公开说明，以页面实际要求为准。由本人提交，本工具不代为提交。',
      en: "The platforms' forms are not publicly described; the page decides. A person submits; this tool does not.",
    },
  ],
  fields: [
    ORDER_NUMBER,
    CONVERSATION,
    {
      id: 'siteUrl',
      label: { 'zh-CN': '商品或内容链接', en: 'address of the item or content' },
      required: false,
      fact: 'siteUrl',
      derived: 'addresses',
    },
    RECEIVED,
    EVENTS,
    SHOWN,
    FILES,
    REQUEST,
  ],
  annex: 'none',
};
