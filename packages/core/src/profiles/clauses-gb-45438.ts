import type { Clause } from '../model/profile.ts';

const gb = (clause: string): Clause['citation'] => ({
  'zh-CN': `GB 45438-2025 ${clause}`,
  en: `GB 45438-2025 ${clause}`,
});

const annexE = (item: string): Clause['citation'] => ({
  'zh-CN': `GB 45438-2025 附录E ${item}`,
  en: `GB 45438-2025 Annex E ${item}`,
});

const annexENote: Clause['citation'] = { 'zh-CN': 'GB 45438-2025 附录E 注1', en: 'GB 45438-2025 Annex E note 1' };

/** Clause 5 is explicit labels, clause 6 implicit ones; of the annexes only E is normative. */
export const GB_45438_CLAUSES: readonly Clause[] = [
  {
    id: 'gb-45438-5.2-a',
    citation: gb('5.2 a)'),
    quotation: '应采用文字提示',
    gist: { 'zh-CN': '图片的显式标识用文字', en: 'The visible label of a picture is text' },
  },
  {
    id: 'gb-45438-5.2-b',
    citation: gb('5.2 b)'),
    gist: {
      'zh-CN': '文字须同时有“人工智能/AI”与“生成/合成”两个要素',
      en: 'The text holds both elements: 人工智能 or AI, and 生成 or 合成',
    },
  },
  {
    id: 'gb-45438-5.2-c',
    citation: gb('5.2 c)'),
    quotation: '应位于图片的边或角',
    gist: { 'zh-CN': '位于边或角', en: 'It stands at an edge or a corner' },
  },
  {
    id: 'gb-45438-5.2-d',
    citation: gb('5.2 d)'),
    quotation: '字型应清晰可辨',
    gist: { 'zh-CN': '字型清晰可辨', en: 'Its type is clear' },
  },
  {
    id: 'gb-45438-5.2-e',
    citation: gb('5.2 e)'),
    quotation: '文字高度不应低于画面最短边长度的5%',
    gist: { 'zh-CN': '文字高度不低于最短边的 5%', en: 'Its height is at least 5 % of the shortest side' },
  },
  {
    id: 'gb-45438-6.1-a',
    citation: gb('6.1 a)'),
    gist: {
      'zh-CN': '隐式标识含五要素：生成合成标签、服务提供者、内容制作编号、传播服务提供者、内容传播编号',
      en: 'The implicit label has five elements: label, producer, produce ID, propagator, propagate ID',
    },
  },
  {
    id: 'gb-45438-6.1-b',
    citation: gb('6.1 b)'),
    gist: { 'zh-CN': '格式按附录E', en: 'Its format is that of Annex E' },
  },
  {
    id: 'gb-45438-6.1-c',
    citation: gb('6.1 c)'),
    quotation: '应仅保留一份文件元数据隐式标识',
    gist: { 'zh-CN': '元数据隐式标识只留一份', en: 'A file keeps one metadata label only' },
  },
  {
    id: 'gb-45438-6.2',
    citation: gb('6.2'),
    gist: {
      'zh-CN': '可采用数字水印等内容隐式标识，不强制',
      en: 'A digital watermark in the content is permitted, not required',
    },
  },
  {
    id: 'gb-45438-e-a',
    citation: annexE('a)'),
    gist: { 'zh-CN': '字段名或关键字含 AIGC', en: 'The field name or keyword contains AIGC' },
  },
  {
    id: 'gb-45438-e-b',
    citation: annexE('b)'),
    gist: { 'zh-CN': '值为七个键的 JSON 字符串', en: 'The value is a JSON string of seven keys' },
  },
  {
    id: 'gb-45438-e-c',
    citation: annexE('c)'),
    gist: {
      'zh-CN': 'Label：属于为 1，可能为 2，疑似为 3',
      en: 'Label: 1 is (属于), 2 may be (可能), 3 suspected (疑似)',
    },
  },
  {
    id: 'gb-45438-e-d',
    citation: annexE('d)'),
    gist: { 'zh-CN': 'ContentProducer：服务提供者名称或编码', en: "ContentProducer: the provider's name or code" },
  },
  {
    id: 'gb-45438-e-e',
    citation: annexE('e)'),
    gist: {
      'zh-CN': 'ProduceID：服务提供者对该内容的唯一编号',
      en: "ProduceID: the provider's unique number for the content",
    },
  },
  {
    id: 'gb-45438-e-f',
    citation: annexE('f)'),
    gist: {
      'zh-CN': 'ReservedCode1：可存储制作方自行的完整性保护数据，字符串',
      en: "ReservedCode1: may hold the producer's own protection data, a string",
    },
  },
  {
    id: 'gb-45438-e-g',
    citation: annexE('g)'),
    gist: {
      'zh-CN': 'ContentPropagator：传播服务提供者名称或编码',
      en: "ContentPropagator: the platform's name or code",
    },
  },
  {
    id: 'gb-45438-e-h',
    citation: annexE('h)'),
    gist: {
      'zh-CN': 'PropagateID：传播服务提供者对该内容的唯一编号',
      en: "PropagateID: the platform's unique number for the content",
    },
  },
  {
    id: 'gb-45438-e-i',
    citation: annexE('i)'),
    gist: {
      'zh-CN': 'ReservedCode2：可存储传播方自行的完整性保护数据，字符串',
      en: "ReservedCode2: may hold the platform's own protection data, a string",
    },
  },
  {
    id: 'gb-45438-e-j',
    citation: annexE('j)'),
    gist: {
      'zh-CN': '值主要由 0x21、0x23–0x5B、0x5D–0x7E 及 \\" 组成',
      en: 'Values consist mainly of 0x21, 0x23–0x5B, 0x5D–0x7E and \\"',
    },
  },
  {
    id: 'gb-45438-e-note-1',
    citation: annexENote,
    gist: {
      'zh-CN': '首次写入时传播要素与制作要素相同',
      en: "At first writing the propagation fields equal the producer's",
    },
  },
];
