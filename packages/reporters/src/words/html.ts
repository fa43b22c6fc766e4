import type { LocaleId } from '@biaoshi/core';

/** What only the `html` report says. */
export interface HtmlWords {
  readonly title: string;
  /** Shows every asset. */
  readonly all: string;
  readonly evidence: string;
  readonly findings: string;
  readonly duties: string;
  /** Says what the outline of the picture shows. */
  readonly regions: string;
}

export const HTML_WORDS: Readonly<Record<LocaleId, HtmlWords>> = {
  'zh-CN': {
    title: '标识检查报告',
    all: '全部',
    evidence: '证据',
    findings: '发现',
    duties: '现应履行',
    regions: '各项证据在画面中的位置（只画轮廓）',
  },
  en: {
    title: 'Label report',
    all: 'all',
    evidence: 'Evidence',
    findings: 'Findings',
    duties: 'Do now',
    regions: 'Where in the picture the evidence stands (outline only)',
  },
};
