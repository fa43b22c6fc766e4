import type { LocaleId, Origin } from '@biaoshi/core';

/** Words that only reporters say; those about evidence are in `words/`, those of rules, verdicts, problems and duties the core's. */
export interface ReporterWords {
  /** The three notices of Art. 6 of the Measures, as a statement about an asset. */
  readonly origin: Readonly<Record<Origin, string>>;
  /** For an asset of which neither a sign nor its absence can be stated. */
  readonly originOpen: string;
  readonly labels: (integrity: string) => string;
  readonly at: (path: string, start: number, length: number) => string;
  readonly inRegion: (x: number, y: number, width: number, height: number) => string;
  /** Where the pieces of evidence stand that a finding rests on. */
  readonly places: string;
  readonly fix: string;
  readonly clause: string;
  readonly duty: string;
  readonly problem: string;
  readonly unreadable: string;
  readonly notExamined: string;
  readonly unknownFormat: string;
  readonly unexaminedBytes: (bytes: string, reason: string) => string;
  readonly more: (count: number) => string;
  readonly summary: string;
  readonly assets: (count: number) => string;
  readonly noAssets: string;
  readonly originHead: string;
  readonly complianceHead: string;
  readonly integrityHead: string;
  readonly problemsHead: string;
  readonly joinFacts: string;
  /** Ends a statement and begins the next on one line. */
  readonly joinClauses: string;
  readonly joinSentences: string;
}

export const WORDS: Readonly<Record<LocaleId, ReporterWords>> = {
  'zh-CN': {
    origin: {
      declared: '属于生成合成内容',
      possible: '可能为生成合成内容',
      suspected: '疑似生成合成内容',
      noneFound: '未发现生成合成标识或痕迹',
    },
    originOpen: '无法说明有无生成合成标识',
    labels: (integrity) => `标识：${integrity}`,
    at: (path, start, length) => `位于 ${path}，偏移 ${start}，${length} 字节`,
    inRegion: (x, y, width, height) => `位于画面 (${x}, ${y})，${width}×${height} 像素`,
    places: '证据位置',
    fix: '处置',
    clause: '依据',
    duty: '现应履行',
    problem: '读取问题',
    unreadable: '无法读取',
    notExamined: '未检查',
    unknownFormat: '未知格式',
    unexaminedBytes: (bytes, reason) => `${bytes} 字节（${reason}）`,
    more: (count) => `另有 ${count} 项`,
    summary: '汇总',
    assets: (count) => `共 ${count} 个文件`,
    noAssets: '没有可检查的文件',
    originHead: '来源',
    complianceHead: '合规',
    integrityHead: '标识状况',
    problemsHead: '读取问题',
    joinFacts: '，',
    joinClauses: '；',
    joinSentences: '。',
  },
  en: {
    origin: {
      declared: 'declared AI-generated (属于)',
      possible: 'possibly AI-generated (可能)',
      suspected: 'suspected AI-generated (疑似)',
      noneFound: 'no label or trace of AI generation found',
    },
    originOpen: 'whether there is a label cannot be said',
    labels: (integrity) => `labels: ${integrity}`,
    at: (path, start, length) => `at ${path}, offset ${start}, ${length} bytes`,
    inRegion: (x, y, width, height) => `in the picture at (${x}, ${y}), ${width}×${height} pixels`,
    places: 'places',
    fix: 'fix',
    clause: 'clause',
    duty: 'do now',
    problem: 'problem',
    unreadable: 'unreadable',
    notExamined: 'not examined',
    unknownFormat: 'unknown format',
    unexaminedBytes: (bytes, reason) => `${bytes} bytes (${reason})`,
    more: (count) => `and ${count} more`,
    summary: 'Summary',
    assets: (count) => `${count} ${count === 1 ? 'asset' : 'assets'}`,
    noAssets: 'nothing to check',
    originHead: 'origin',
    complianceHead: 'compliance',
    integrityHead: 'labels',
    problemsHead: 'problems',
    joinFacts: ', ',
    joinClauses: '; ',
    joinSentences: '. ',
  },
};
