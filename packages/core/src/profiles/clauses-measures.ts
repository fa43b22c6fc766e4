import type { Clause } from '../model/profile.ts';

/** `《人工智能生成合成内容标识办法》` (in force 2025-09-01). */
const measures = (article: string, en: string): Clause['citation'] => ({
  'zh-CN': `《人工智能生成合成内容标识办法》${article}`,
  en: `Measures for Labelling AI-Generated Synthetic Content, ${en}`,
});

/** `《互联网信息服务深度合成管理规定》`, which the Measures build on. */
const deepSynthesis = (article: string, en: string): Clause['citation'] => ({
  'zh-CN': `《互联网信息服务深度合成管理规定》${article}`,
  en: `Provisions on Deep Synthesis of Internet Information Services, ${en}`,
});

/** Quotations leave out, as `……`, whatever wording is not confirmed. */
export const MEASURES_CLAUSES: readonly Clause[] = [
  {
    id: 'dsp-16',
    citation: deepSynthesis('第十六条', 'Art. 16'),
    quotation:
      '深度合成服务提供者对使用其服务生成或者编辑的信息内容，应当采取技术措施添加不影响用户使用的标识，并依照法律、行政法规和国家有关规定保存日志信息',
    gist: {
      'zh-CN': '凡用其服务生成或编辑的内容，都应以技术措施添加不影响使用的标识，并保存日志',
      en: 'Everything generated or edited with the service carries a technical label; logs are kept',
    },
  },
  {
    id: 'dsp-18',
    citation: deepSynthesis('第十八条', 'Art. 18'),
    gist: {
      'zh-CN': '不得用技术手段删除、篡改、隐匿深度合成标识',
      en: 'Deep synthesis labels are not deleted, altered or hidden by technical means',
    },
  },
  {
    id: 'measures-4-3',
    citation: measures('第四条第三项', 'Art. 4(3)'),
    quotation: '在图片的适当位置添加显著的提示标识',
    gist: { 'zh-CN': '图片上应有显著的显式标识', en: 'A picture carries a prominent visible label' },
  },
  {
    id: 'measures-4-last',
    citation: measures('第四条末款', 'Art. 4, last paragraph'),
    quotation: '服务提供者提供生成合成内容下载、复制、导出等功能时，应当确保文件中含有满足要求的显式标识',
    gist: {
      'zh-CN': '可下载、复制、导出的，文件本身应含显式标识',
      en: 'A file that can be downloaded, copied or exported carries the visible label itself',
    },
  },
  {
    id: 'measures-5',
    citation: measures('第五条', 'Art. 5'),
    quotation:
      '服务提供者应当按照《互联网信息服务深度合成管理规定》第十六条的规定，在生成合成内容的文件元数据中添加隐式标识，隐式标识包含生成合成内容属性信息、服务提供者名称或者编码、内容编号等制作要素信息',
    gist: {
      'zh-CN': '文件元数据应含隐式标识：属性、服务提供者名称或编码、内容编号',
      en: "The file's metadata holds the implicit label: attribute, provider's name or code, content number",
    },
  },
  {
    id: 'measures-6-1',
    citation: measures('第六条第一项', 'Art. 6(1)'),
    quotation:
      '核验文件元数据中是否含有隐式标识，文件元数据明确标明为生成合成内容的，采取适当方式在发布内容周边添加显著的提示标识',
    gist: {
      'zh-CN': '平台核验元数据中的隐式标识；已标明的，在周边提示“属于”生成合成内容',
      en: 'A platform checks the metadata for the label; where it declares AI, a notice says that the content is AI-generated (属于)',
    },
  },
  {
    id: 'measures-6-2',
    citation: measures('第六条第二项', 'Art. 6(2)'),
    quotation: '文件元数据中未核验到隐式标识，但用户声明为生成合成内容的，……提醒公众该内容可能为生成合成内容',
    gist: {
      'zh-CN': '无隐式标识而用户声明的，提示“可能”为生成合成内容',
      en: 'No label, but the user declares it: a notice says that it may be AI-generated (可能)',
    },
  },
  {
    id: 'measures-6-3',
    citation: measures('第六条第三项', 'Art. 6(3)'),
    quotation:
      '文件元数据中未核验到隐式标识，用户也未声明……，但……检测到显式标识或者其他生成合成痕迹的，识别为疑似生成合成内容，……提醒公众该内容疑似生成合成内容',
    gist: {
      'zh-CN': '无隐式标识、无声明而检出显式标识或其他痕迹的，提示“疑似”生成合成内容',
      en: 'No label and no declaration, but a visible label or other traces: a notice says that AI generation is suspected (疑似)',
    },
  },
  {
    id: 'measures-6-4',
    citation: measures('第六条第四项', 'Art. 6(4)'),
    quotation: '提供必要的标识功能，并提醒用户主动声明发布内容中是否包含生成合成内容',
    gist: {
      'zh-CN': '平台提供标识功能并提醒用户声明',
      en: 'A platform offers a labelling function and reminds users to declare',
    },
  },
  {
    id: 'measures-6-last',
    citation: measures('第六条末款', 'Art. 6, last paragraph'),
    quotation:
      '有前款第一项至第三项情形的，应当在文件元数据中添加生成合成内容属性信息、传播平台名称或者编码、内容编号等传播要素信息',
    gist: {
      'zh-CN': '平台在元数据中写入传播要素：属性、平台名称或编码、内容编号',
      en: "A platform writes its own fields into the metadata: attribute, platform's name or code, content number",
    },
  },
  {
    id: 'measures-7',
    citation: measures('第七条', 'Art. 7'),
    quotation:
      '互联网应用程序分发平台在应用程序上架或者上线审核时，应当要求互联网应用程序服务提供者说明是否提供人工智能生成合成服务。互联网应用程序服务提供者提供人工智能生成合成服务的，互联网应用程序分发平台应当核验其生成合成内容标识相关材料',
    gist: {
      'zh-CN': '应用分发平台询问并核验标识材料',
      en: 'An app store asks about AI services and checks their labelling papers',
    },
  },
  {
    id: 'measures-8',
    citation: measures('第八条', 'Art. 8'),
    quotation:
      '服务提供者应当在用户服务协议中明确说明生成合成内容标识的方法、样式等规范内容，并提示用户仔细阅读并理解相关的标识管理要求',
    gist: { 'zh-CN': '用户协议应说明标识的方法与样式', en: 'The user agreement describes the label' },
  },
  {
    id: 'measures-9',
    citation: measures('第九条', 'Art. 9'),
    quotation:
      '用户申请服务提供者提供没有添加显式标识的生成合成内容的，服务提供者可以在通过用户协议明确用户的标识义务和使用责任后，提供不含显式标识的生成合成内容，并依法留存提供对象信息等相关日志不少于六个月',
    gist: {
      'zh-CN': '应申请提供无显式标识内容的，明确用户责任并留存日志不少于六个月；隐式标识不因此免除',
      en: 'Content without the visible label on request: agreement first, logs for six months; the implicit label stays due',
    },
  },
  {
    id: 'measures-10-1',
    citation: measures('第十条第一款', 'Art. 10(1)'),
    quotation: '用户使用网络信息内容传播服务发布生成合成内容的，应当主动声明并使用服务提供者提供的标识功能进行标识',
    gist: { 'zh-CN': '用户发布时主动声明并标识', en: 'A user who posts declares and labels' },
  },
  {
    id: 'measures-10-2',
    citation: measures('第十条第二款', 'Art. 10(2)'),
    quotation:
      '任何组织和个人不得恶意删除、篡改、伪造、隐匿本办法规定的生成合成内容标识，不得为他人实施上述恶意行为提供工具或者服务，不得通过不正当标识手段损害他人合法权益',
    gist: {
      'zh-CN': '标识不得被恶意删除、篡改、伪造、隐匿；文件只能显示标识的有无与变化',
      en: 'Labels are not maliciously deleted, altered, forged or hidden; a file shows only what is there and what changed',
    },
  },
  {
    id: 'measures-12',
    citation: measures('第十二条', 'Art. 12'),
    gist: {
      'zh-CN': '算法备案、安全评估时提供标识材料',
      en: 'Labelling papers are handed in with algorithm filing and safety assessment',
    },
  },
  {
    id: 'measures-13',
    citation: measures('第十三条', 'Art. 13'),
    gist: { 'zh-CN': '违反的，由主管部门依有关法律处理', en: 'Authorities act on breaches under other laws' },
  },
];
