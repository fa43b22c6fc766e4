import type { Channel } from './channel.ts';
import { FILES } from './fields.ts';

export const CN_12377: Channel = {
  id: '12377',
  name: { 'zh-CN': '12377 网络举报', en: '12377: report of online information' },
  notes: [
    {
      'zh-CN': '提交途径：www.12377.cn、“网络举报”客户端、电话 12377、邮箱 jubao@12377.cn。可实名，可匿名。',
      en: 'Ways in: www.12377.cn, the app 网络举报, telephone 12377, mail to jubao@12377.cn. By name or without.',
    },
    {
      'zh-CN': '举报人对内容的真实性负责。由本人提交，本工具不代为提交。字段依公开说明整理，以页面实际要求为准。',
      en: 'Whoever reports answers for the truth of it. A person submits; this tool does not. The fields follow public descriptions; the page decides.',
    },
  ],
  fields: [
    {
      id: 'siteName',
      label: { 'zh-CN': '被举报网站或应用名称', en: 'name of the reported site or app' },
      required: true,
      fact: 'siteName',
    },
    {
      id: 'siteUrl',
      label: { 'zh-CN': '被举报网址', en: 'its address (URL)' },
      required: true,
      fact: 'siteUrl',
      derived: 'addresses',
    },
    {
      id: 'shown',
      label: { 'zh-CN': '举报内容描述', en: 'description of the content' },
      required: true,
      derived: 'shown',
    },
    FILES,
    {
      id: 'reporterName',
      label: { 'zh-CN': '举报人姓名（实名举报时）', en: 'your name (when reporting by name)' },
      required: false,
      fact: 'reporterName',
    },
    {
      id: 'reporterPhone',
      label: { 'zh-CN': '举报人联系电话', en: 'your telephone number' },
      required: false,
      fact: 'reporterPhone',
    },
    {
      id: 'reporterEmail',
      label: { 'zh-CN': '举报人邮箱', en: 'your mail address' },
      required: false,
      fact: 'reporterEmail',
    },
  ],
  annex: 'none',
};
