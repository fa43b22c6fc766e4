import type { IllegibleReason, LocaleId, MarkSignature, PicturePlace, TextReading } from '@biaoshi/core';

/** What is said of what a person, or a decoder, sees in the picture. Values are passed in escaped. */
export interface PixelWords {
  readonly reading: Readonly<Record<TextReading, string>>;
  readonly text: (text: string, reading: string) => string;
  readonly place: Readonly<Record<PicturePlace, string>>;
  /** Both in percent of the picture's shorter side. */
  readonly heights: (glyph: string, box: string) => string;
  /** In percent of the picture's shorter side. */
  readonly size: (percent: string) => string;
  readonly contrast: (ratio: string) => string;
  readonly opacity: (percent: string) => string;
  readonly legible: string;
  readonly illegible: Readonly<Record<Exclude<IllegibleReason, ''>, string>>;
  readonly mark: (mark: string, vendor: string) => string;
  readonly scheme: (scheme: string, generator: string) => string;
  readonly bits: (bits: number, of: number) => string;
  readonly signature: Readonly<Record<MarkSignature, string>>;
  readonly payload: (payload: string) => string;
}

export const PIXEL_WORDS: Readonly<Record<LocaleId, PixelWords>> = {
  'zh-CN': {
    reading: {
      label: '人工智能要素和生成合成要素俱全',
      aiElement: '只有人工智能要素',
      generationElement: '只有生成合成要素',
      other: '不含标识要素',
    },
    text: (text, reading) => `“${text}”（${reading}）`,
    place: { corner: '在画面的角', edge: '在画面的边', inside: '在画面内部' },
    heights: (glyph, box) => `字高为画面最短边的 ${glyph}%，文字框高 ${box}%`,
    size: (percent) => `大小为画面最短边的 ${percent}%`,
    contrast: (ratio) => `对比度 ${ratio}:1`,
    opacity: (percent) => `不透明度约 ${percent}%`,
    legible: '可辨认',
    illegible: {
      contrast: '难以辨认：对比度过低',
      size: '难以辨认：过小',
      unreadWords: '难以辨认：识别不出完整的字',
    },
    mark: (mark, vendor) => `${vendor} 的 ${mark}`,
    scheme: (scheme, generator) => (generator === '' ? scheme : `${scheme}，与 ${generator} 写入的内容相符`),
    bits: (bits, of) => `${of} 位中 ${bits} 位相符`,
    signature: {
      verified: '签名验证通过',
      notVerified: '签名验证不通过',
      notCheckable: '签名无法验证',
    },
    payload: (payload) => `内容 ${payload}`,
  },
  en: {
    reading: {
      label: 'has the AI element and the generation element',
      aiElement: 'has the AI element only',
      generationElement: 'has the generation element only',
      other: 'has neither element of a label',
    },
    text: (text, reading) => `"${text}" (${reading})`,
    place: { corner: 'in a corner', edge: 'at an edge', inside: 'inside the picture' },
    heights: (glyph, box) => `glyphs ${glyph} % and box ${box} % of the shorter side high`,
    size: (percent) => `${percent} % of the shorter side`,
    contrast: (ratio) => `contrast ${ratio}:1`,
    opacity: (percent) => `about ${percent} % opaque`,
    legible: 'legible',
    illegible: {
      contrast: 'hard to read: too little contrast',
      size: 'hard to read: too small',
      unreadWords: 'hard to read: words could not be made out whole',
    },
    mark: (mark, vendor) => `${mark} of ${vendor}`,
    scheme: (scheme, generator) => (generator === '' ? scheme : `${scheme}, as ${generator} writes it`),
    bits: (bits, of) => `${bits} of ${of} bits agree`,
    signature: {
      verified: 'signature verified',
      notVerified: 'signature does not verify',
      notCheckable: 'signature cannot be checked',
    },
    payload: (payload) => `payload ${payload}`,
  },
};
