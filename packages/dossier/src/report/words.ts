import type { LocaleId } from '@biaoshi/core';

/** What only the papers about a report say. */
export interface ReportPaperWords {
  readonly title: string;
  readonly run: string;
  readonly tool: string;
  readonly profiles: string;
  readonly time: string;
  readonly times: (started: string, finished: string) => string;
  readonly summary: string;
  readonly assets: string;
  readonly asset: (number: number) => string;
  readonly name: string;
  readonly place: string;
  readonly format: string;
  readonly unknownFormat: string;
  readonly pixels: string;
  readonly size: string;
  readonly bytes: (count: number) => string;
  readonly notComputed: string;
  readonly verdict: string;
  readonly findings: string;
  readonly duties: string;
  readonly evidence: string;
  readonly problems: string;
  /** Names what is quoted from the file. */
  readonly verbatim: string;
  readonly clause: string;
  readonly fix: string;
  readonly places: string;
  readonly whole: string;
  readonly crop: (evidence: string) => string;
  readonly clauses: string;
  readonly wordingNotConfirmed: string;
  readonly limitsHead: string;
  readonly limits: readonly string[];
  readonly more: (count: number) => string;
  readonly assetsLeftOut: (count: number) => string;
  /** Between the name of something and what is said of it. */
  readonly colon: string;
}

export const REPORT_PAPER_WORDS: Readonly<Record<LocaleId, ReportPaperWords>> = {
  'zh-CN': {
    title: '生成合成内容标识检查报告',
    run: '检查情况',
    tool: '工具',
    profiles: '依据的规则集',
    time: '检查时间（UTC）',
    times: (started, finished) => `${started} 至 ${finished}`,
    summary: '汇总',
    assets: '文件数',
    asset: (number) => `文件 ${number}`,
    name: '名称',
    place: '来源位置',
    format: '格式',
    unknownFormat: '未知',
    pixels: '像素',
    size: '大小',
    bytes: (count) => `${count} 字节`,
    notComputed: '未计算',
    verdict: '结论',
    findings: '发现',
    duties: '现应履行',
    evidence: '证据',
    problems: '读取问题',
    verbatim: '文件原文',
    clause: '依据',
    fix: '处置',
    places: '证据位置',
    whole: '整幅（缩小）',
    crop: (evidence) => `证据 ${evidence}`,
    clauses: '所引条文',
    wordingNotConfirmed: '条文措辞未经核对，此处只注明出处与大意：',
    limitsHead: '本报告的限度',
    limits: [
      '只陈述文件本身所显示的：标识、元数据、画面中的文字与标志及其位置。不评价任何人的意图，不认定任何人违法。',
      '“未发现”只表示在检查过的范围内没有找到，不证明内容不是人工智能生成的。未检查、无法读取的部分在各文件下列明。',
      '元数据任何人都能写入或删除。没有有效签名的标识和痕迹只说明文件里写了什么，不说明是谁写的。',
      '从画面得出的读数（文字识别、标志、不可见水印）只是线索，须由人对照原图核对。',
      '引文只印经核对的措辞，其余只注明出处；以官方公布的文本为准。',
    ],
    more: (count) => `另有 ${count} 项，见机器可读的报告`,
    assetsLeftOut: (count) => `另有 ${count} 个文件未列入本文，汇总已计入；逐个情况见 json 形式的报告。`,
    colon: '：',
  },
  en: {
    title: 'Report on labels of AI-generated content',
    run: 'The check',
    tool: 'tool',
    profiles: 'profiles',
    time: 'time (UTC)',
    times: (started, finished) => `${started} to ${finished}`,
    summary: 'Summary',
    assets: 'assets',
    asset: (number) => `Asset ${number}`,
    name: 'name',
    place: 'where it came from',
    format: 'format',
    unknownFormat: 'unknown',
    pixels: 'pixels',
    size: 'size',
    bytes: (count) => `${count} bytes`,
    notComputed: 'not computed',
    verdict: 'verdict',
    findings: 'Findings',
    duties: 'Do now',
    evidence: 'Evidence',
    problems: 'Problems in reading',
    verbatim: 'as it stands in the file',
    clause: 'clause',
    fix: 'fix',
    places: 'places',
    whole: 'whole picture, shrunk',
    crop: (evidence) => `evidence ${evidence}`,
    clauses: 'Clauses named',
    wordingNotConfirmed: 'The wording is not confirmed; here are only the citation and its gist: ',
    limitsHead: 'Limits of this report',
    limits: [
      "It states only what the file itself shows: labels, metadata, words and marks in the picture, and where they stand. It says nothing of anybody's intent and finds nobody in breach.",
      '"Not found" means not found where it was looked. It does not prove that the content was not made with AI. What was not examined, or could not be read, is listed under each asset.',
      'Anyone can write or delete metadata. A label or trace without a valid signature shows what the file says, not who wrote it.',
      'What is read from the pixels (words, marks, invisible marks) is a lead that a person checks against the picture.',
      'Quotations give only wording that was confirmed; elsewhere there is the citation alone. The officially published text decides.',
    ],
    more: (count) => `and ${count} more, in the machine-readable report`,
    assetsLeftOut: (count) =>
      `${count} more assets are counted in the sums and left out here; the report in json has each of them.`,
    colon: ': ',
  },
};
