import type { AiShare, DigitalSourceType, LocaleId, SourceTypeSpelling } from '@biaoshi/core';

/** Digital source types in our own words. */
export interface SourceTypeWords {
  readonly meaning: Readonly<Record<DigitalSourceType, string>>;
  readonly ai: Readonly<Record<AiShare, string>>;
  /** Of a term that is not written as the vocabulary writes it. */
  readonly spelling: Readonly<Record<Exclude<SourceTypeSpelling, 'uri'>, string>>;
  readonly retired: string;
  /** For a value that neither vocabulary has. */
  readonly unknown: string;
  readonly described: (value: string, meaning: string) => string;
}

export const SOURCE_TYPE_WORDS: Readonly<Record<LocaleId, SourceTypeWords>> = {
  'zh-CN': {
    meaning: {
      algorithmicMedia: '由不依赖训练数据的算法生成',
      algorithmicallyEnhanced: '由算法作少量增强或校正',
      composite: '由多个元素合成，元素来源不限',
      compositeCapture: '由多个实拍元素合成',
      compositeSynthetic: '由多个元素合成，其中至少一个由生成式人工智能生成',
      compositeWithTrainedAlgorithmicMedia: '用生成式人工智能编辑过',
      computationalCapture: '由设备拍摄多帧后计算合成',
      dataDrivenMedia: '由数据绘制',
      digitalArt: '由人用数字工具绘制',
      digitalCapture: '由数码设备实拍',
      digitalCreation: '由人用非生成式数字工具创作',
      empty: '始于空白画布',
      humanEdits: '由人用非生成式工具编辑',
      minorHumanEdits: '由人用非生成式工具作少量编辑',
      negativeFilm: '由胶片负片数字化',
      positiveFilm: '由胶片正片数字化',
      print: '由印刷品或照片数字化',
      screenCapture: '截取屏幕内容',
      softwareImage: '由软件生成',
      trainedAlgorithmicData: '由人工智能模型生成，形式为数据',
      trainedAlgorithmicMedia: '由生成式人工智能生成',
      virtualRecording: '录制的虚拟活动',
    },
    ai: {
      whole: '全部由人工智能生成',
      part: '部分由人工智能生成',
      no: '未使用生成式人工智能',
      cannotTell: '未说明是否使用人工智能',
    },
    spelling: {
      httpsUri: 'URI 写作 https',
      otherUri: '写作其他 URI',
      token: '只写词条，没有 URI',
    },
    retired: '该词条已停用',
    unknown: '不在 IPTC 与 C2PA 词表中',
    described: (value, meaning) => `${value}（${meaning}）`,
  },
  en: {
    meaning: {
      algorithmicMedia: 'made by an algorithm that was not trained on data',
      algorithmicallyEnhanced: 'slightly improved or corrected by an algorithm',
      composite: 'put together from several pieces of any kind',
      compositeCapture: 'put together from several captured pieces',
      compositeSynthetic: 'put together from several pieces, at least one made by generative AI',
      compositeWithTrainedAlgorithmicMedia: 'edited with generative AI',
      computationalCapture: 'computed by a device from several frames that it captured',
      dataDrivenMedia: 'drawn from data',
      digitalArt: 'drawn by a person with digital tools',
      digitalCapture: 'captured by a digital device',
      digitalCreation: 'made by a person with digital tools that are not generative',
      empty: 'begun as an empty canvas',
      humanEdits: 'edited by a person with tools that are not generative',
      minorHumanEdits: 'slightly edited by a person with tools that are not generative',
      negativeFilm: 'digitised from a film negative',
      positiveFilm: 'digitised from a film positive',
      print: 'digitised from a print',
      screenCapture: 'captured from a screen',
      softwareImage: 'made by software',
      trainedAlgorithmicData: 'made by an AI model, as data',
      trainedAlgorithmicMedia: 'made by generative AI',
      virtualRecording: 'recorded from a virtual event',
    },
    ai: {
      whole: 'wholly made by AI',
      part: 'partly made by AI',
      no: 'no generative AI',
      cannotTell: 'leaves open whether AI was used',
    },
    spelling: {
      httpsUri: 'its URI written with https',
      otherUri: 'written as another URI',
      token: 'the bare term without its URI',
    },
    retired: 'the term is retired',
    unknown: 'in neither the IPTC nor the C2PA vocabulary',
    described: (value, meaning) => `${value} (${meaning})`,
  },
};
