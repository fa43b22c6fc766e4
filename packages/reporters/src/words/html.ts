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
  /** Says what the thumbnail shows. */
  readonly thumbnail: string;
  /** `most`: assets of which a page has pictures. */
  readonly picturesLeftOut: (most: number) => string;
  readonly cropsLeftOut: (crops: number) => string;
}

export const HTML_WORDS: Readonly<Record<LocaleId, HtmlWords>> = {
  'zh-CN': {
    title: '标识检查报告',
    all: '全部',
    evidence: '证据',
    findings: '发现',
    duties: '现应履行',
    regions: '各项证据在画面中的位置（只画轮廓）',
    thumbnail: '缩略图，框内为各项证据的位置',
    picturesLeftOut: (most) => `未附图片：本页只附前 ${most} 项的图片`,
    cropsLeftOut: (crops) => `另有 ${crops} 处局部图因篇幅未附`,
  },
  en: {
    title: 'Label report',
    all: 'all',
    evidence: 'Evidence',
    findings: 'Findings',
    duties: 'Do now',
    regions: 'Where in the picture the evidence stands (outline only)',
    thumbnail: 'Thumbnail; the frames show where the evidence stands',
    picturesLeftOut: (most) => `no picture: this page has those of the first ${most} assets`,
    cropsLeftOut: (crops) => `crops left out for want of room: ${crops}`,
  },
};
