import type { Channel } from './channel.ts';
import { FILES, RECEIVED, REPORTER_NAME, SHOWN } from './fields.ts';

export const COURT: Channel = {
  id: 'court',
  name: { 'zh-CN': '法院（电子数据证据材料）', en: 'court: electronic data as evidence' },
  notes: [
    {
      'zh-CN': '原始文件须原样保存并可供核对。时间戳、公证等由第三方出具，本材料预留其位置。',
      en: 'Keep the original files as they are, ready for inspection. A time stamp or a notary comes from a third party; there is a place for it here.',
    },
    {
      'zh-CN': '工具的读数只是线索，由法庭结合其他证据判断。由当事人提交，本工具不代为提交。',
      en: "The tool's readings are leads; the court weighs them with the rest. The party submits; this tool does not.",
    },
  ],
  fields: [
    { id: 'caseNumber', label: { 'zh-CN': '案号', en: 'case number' }, required: false, fact: 'caseNumber' },
    REPORTER_NAME,
    {
      id: 'respondentName',
      label: { 'zh-CN': '对方当事人', en: 'the other party' },
      required: true,
      fact: 'respondentName',
    },
    { id: 'purpose', label: { 'zh-CN': '证明目的', en: 'what is to be proved' }, required: true, fact: 'purpose' },
    RECEIVED,
    FILES,
    SHOWN,
  ],
  annex: 'evidence',
};
