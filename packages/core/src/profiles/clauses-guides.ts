import type { Clause } from '../model/profile.ts';

const guide = (number: string): Clause['citation'] => ({
  'zh-CN': `《网络安全标准实践指南》${number}`,
  en: `TC260 practice guide ${number}`,
});

/** Practice guides are not law, and may not be copied: paraphrased only. */
export const GUIDE_CLAUSES: readonly Clause[] = [
  {
    id: 'tc260-pg-20252a',
    citation: guide('TC260-PG-20252A'),
    gist: {
      'zh-CN': '服务提供者编码：27 位，00、主体类型、绑定方式、18 位主体代码、服务类型、4 位自定义',
      en: 'Provider code: 27 characters; 00, subject type, binding, 18-character subject code, service type, 4 of choice',
    },
  },
  {
    id: 'tc260-pg-20259a-6',
    citation: guide('TC260-PG-20259A'),
    gist: {
      'zh-CN': '各图像格式存放隐式标识的位置：XMP 的 TC260:AIGC，或附录B的替代位置',
      en: 'Where each image format keeps the label: TC260:AIGC in XMP, or the alternative of its Annex B',
    },
  },
  {
    id: 'tc260-pg-202511a',
    citation: guide('TC260-PG-202511A'),
    gist: {
      'zh-CN': '保留字段中的元数据安全防护数据',
      en: 'Security data for the metadata, in the reserved codes',
    },
  },
];
