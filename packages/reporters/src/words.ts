import type { EvidenceKind, LocaleId, Origin } from '@biaoshi/core';

/** Words that only reporters say. The words of rules, verdicts, problems and duties are the core's. */
export interface ReporterWords {
  /** The three notices of Art. 6 of the Measures, as a statement about an asset. */
  readonly origin: Readonly<Record<Origin, string>>;
  /** For an asset of which neither a sign nor its absence can be stated. */
  readonly originOpen: string;
  readonly labels: (integrity: string) => string;
  readonly evidence: Readonly<Record<EvidenceKind, string>>;
  readonly at: (path: string, start: number, length: number) => string;
  readonly inRegion: (x: number, y: number, width: number, height: number) => string;
  readonly labelMissing: string;
  readonly producer: (words: string, value: string) => string;
  readonly produceId: (value: string) => string;
  readonly propagator: (words: string, value: string) => string;
  readonly manifestStore: (bytes: number) => string;
  readonly generator: Readonly<Record<'selfDeclared' | 'strong' | 'hint', (name: string) => string>>;
  readonly residue: Readonly<Record<'emptyTc260Shell' | 'emptyTc260Property' | 'emptyAigcEntry', string>>;
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
    evidence: { aigcField: '隐式标识', c2paManifest: 'C2PA', generatorTrace: '生成痕迹', residue: '残迹' },
    at: (path, start, length) => `位于 ${path}，偏移 ${start}，${length} 字节`,
    inRegion: (x, y, width, height) => `位于画面 (${x}, ${y})，${width}×${height} 像素`,
    labelMissing: '无 Label 值',
    producer: (words, value) => `制作方 ${words}［${value}］`,
    produceId: (value) => `内容编号 ${value}`,
    propagator: (words, value) => `传播方 ${words}［${value}］`,
    manifestStore: (bytes) => `内容凭证 ${bytes} 字节，未验证`,
    generator: {
      selfDeclared: (name) => `${name} 自行声明`,
      strong: (name) => `${name} 的特征数据`,
      hint: (name) => `${name} 的线索`,
    },
    residue: {
      emptyTc260Shell: '只剩 TC260 命名空间声明',
      emptyTc260Property: 'TC260 属性值为空',
      emptyAigcEntry: 'AIGC 条目为空',
    },
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
    evidence: { aigcField: 'label', c2paManifest: 'C2PA', generatorTrace: 'trace', residue: 'residue' },
    at: (path, start, length) => `at ${path}, offset ${start}, ${length} bytes`,
    inRegion: (x, y, width, height) => `in the picture at (${x}, ${y}), ${width}×${height} pixels`,
    labelMissing: 'no Label value',
    producer: (words, value) => `producer ${words} [${value}]`,
    produceId: (value) => `produce ID ${value}`,
    propagator: (words, value) => `propagator ${words} [${value}]`,
    manifestStore: (bytes) => `manifest store of ${bytes} bytes, not validated`,
    generator: {
      selfDeclared: (name) => `${name} declares itself`,
      strong: (name) => `data particular to ${name}`,
      hint: (name) => `a hint of ${name}`,
    },
    residue: {
      emptyTc260Shell: 'only the TC260 namespace declaration is left',
      emptyTc260Property: 'the TC260 property is empty',
      emptyAigcEntry: 'the AIGC entry is empty',
    },
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
