import type { C2paAnswer, C2paInception, C2paQuestion, C2paReason, C2paStatus, LocaleId } from '@biaoshi/core';

/** Content Credentials in words for people who know nothing of C2PA. Values are passed in escaped. */
export interface C2paWords {
  readonly examined: Readonly<Record<'trusted' | 'valid' | InvalidBecause, string>>;
  readonly couldNotCheck: (bytes: number, reason: string) => string;
  readonly notExamined: (bytes: number) => string;
  /** `url` is shown so that no terminal makes a link of it. */
  readonly remote: (url: string) => string;
  readonly remoteUnnamed: string;
  readonly sidecar: string;
  readonly product: (product: string, vendor: string) => string;
  readonly reason: Readonly<Record<C2paReason, string>>;
  readonly question: Readonly<Record<C2paQuestion, string>>;
  readonly present: Readonly<Record<C2paAnswer['answer'], string>>;
  readonly answer: Readonly<Record<C2paAnswer['answer'], string>>;
  readonly answered: (question: string, answer: string) => string;
  readonly noTrustList: string;
  readonly ranOut: string;
  readonly codes: (codes: string) => string;
  /** Keys of the lines under a store. */
  readonly keys: Readonly<Record<C2paLine, string>>;
  readonly inception: Readonly<Record<C2paInception, string>>;
  readonly transformations: (actions: string) => string;
  readonly saidBy: (what: string, agent: string) => string;
  readonly inIngredient: (depth: number) => string;
  readonly signerUnnamed: string;
  readonly algorithm: (name: string) => string;
  readonly timestamp: (time: string) => string;
  readonly noTimestamp: string;
  readonly scope: Readonly<Record<C2paStatus['scope'], string>>;
  readonly watermarked: string;
  readonly softBinding: (algorithm: string, vendor: string) => string;
}

/** The question whose answer makes a store invalid. */
export type InvalidBecause = Extract<C2paQuestion, 'contentBound' | 'signatureValid' | 'certificateValid'> | 'other';

export type C2paLine = 'answers' | 'origin' | 'statement' | 'signer' | 'failed' | 'watermark';

export const C2PA_WORDS: Readonly<Record<LocaleId, C2paWords>> = {
  'zh-CN': {
    examined: {
      trusted: '内容凭证完好，签署者在信任列表中',
      valid: '内容凭证完好，签署者身份未经确认',
      contentBound: '内容凭证与画面不一致',
      signatureValid: '内容凭证的签名不成立',
      certificateValid: '内容凭证与画面一致，但签名证书已过期或无效',
      other: '内容凭证无效',
    },
    couldNotCheck: (bytes, reason) => `内容凭证 ${bytes} 字节，无法核对（${reason}）；不表示有误`,
    notExamined: (bytes) => `内容凭证 ${bytes} 字节，未验证`,
    remote: (url) => `文件中没有内容凭证，只有指向别处的地址 ${url}，未访问`,
    remoteUnnamed: '文件中没有内容凭证，只有指向别处的地址，未访问',
    sidecar: '在旁边的 .c2pa 文件中',
    product: (product, vendor) => (vendor === '' || vendor === product ? product : `${product}（${vendor}）`),
    reason: {
      unknownAlgorithm: '算法未知',
      prereleaseClaim: '采用正式版之前的格式',
      malformedStore: '结构无法解析',
      unsupportedFormat: '不支持该文件格式',
      unsupportedBinding: '不支持其与画面的绑定方式',
      tooLarge: '过大',
      noBackend: '没有可用的验证组件',
      other: '验证组件没有给出结果',
    },
    question: {
      manifestPresent: '内容凭证',
      contentBound: '与画面一致',
      signatureValid: '签名有效',
      signerTrusted: '签署者可信',
      certificateValid: '签署时证书有效',
      saysAi: '写明使用人工智能',
    },
    present: { yes: '有', no: '无', couldNotCheck: '无法核对' },
    answer: { yes: '是', no: '否', couldNotCheck: '无法核对' },
    answered: (question, answer) => `${question}：${answer}`,
    noTrustList: '（未提供信任列表）',
    ranOut: '（证书已过期）',
    codes: (codes) => `［${codes}］`,
    keys: {
      answers: '核对',
      origin: '来历',
      statement: '写明',
      signer: '签署',
      failed: '未通过',
      watermark: '水印',
    },
    inception: {
      fullyGenerated: '全部由人工智能生成',
      partlyGenerated: '部分由人工智能生成',
      captured: '由相机拍摄',
      screenCapture: '截屏',
      created: '新建，未写明使用人工智能或相机',
      unknown: '未写明如何产生',
    },
    transformations: (actions) => `之后的改动 ${actions}`,
    saidBy: (what, agent) => `${what}，工具 ${agent}`,
    inIngredient: (depth) => `见于第 ${depth} 层素材`,
    signerUnnamed: '未写明签署者',
    algorithm: (name) => `算法 ${name}`,
    timestamp: (time) => `时间戳 ${time}`,
    noTimestamp: '无时间戳',
    scope: { active: '本内容凭证', ingredient: '素材' },
    watermarked: '内容凭证写明画面中已加入水印',
    softBinding: (algorithm, vendor) =>
      vendor === '' ? `不可见标记 ${algorithm}` : `不可见标记 ${algorithm}（${vendor}）`,
  },
  en: {
    examined: {
      trusted: 'content credentials are intact and their signer is on the trust list',
      valid: 'content credentials are intact; who signed them is not confirmed',
      contentBound: 'content credentials do not match this picture',
      signatureValid: 'content credentials carry a signature that does not hold',
      certificateValid: 'content credentials match this picture, but their certificate has expired or is not valid',
      other: 'content credentials are not valid',
    },
    couldNotCheck: (bytes, reason) =>
      `content credentials of ${bytes} bytes could not be checked (${reason}); that does not make them wrong`,
    notExamined: (bytes) => `content credentials of ${bytes} bytes, not validated`,
    remote: (url) => `no content credentials in the file, only a pointer to ${url}, which was not fetched`,
    remoteUnnamed: 'no content credentials in the file, only a pointer elsewhere, which was not fetched',
    sidecar: 'in the .c2pa file beside it',
    product: (product, vendor) => (vendor === '' || vendor === product ? product : `${product} (${vendor})`),
    reason: {
      unknownAlgorithm: 'an algorithm that is not known',
      prereleaseClaim: 'written in a form older than the first release',
      malformedStore: 'the structure cannot be parsed',
      unsupportedFormat: 'the file format is not supported',
      unsupportedBinding: 'the way it is bound to the picture is not supported',
      tooLarge: 'too large',
      noBackend: 'no validator can be used here',
      other: 'the validator gave no result',
    },
    question: {
      manifestPresent: 'credentials',
      contentBound: 'match this picture',
      signatureValid: 'signature valid',
      signerTrusted: 'signer trusted',
      certificateValid: 'certificate valid when signed',
      saysAi: 'state use of AI',
    },
    present: { yes: 'present', no: 'none', couldNotCheck: 'could not check' },
    answer: { yes: 'yes', no: 'no', couldNotCheck: 'could not check' },
    answered: (question, answer) => `${question}: ${answer}`,
    noTrustList: ' (no trust list given)',
    ranOut: ' (the certificate has run out)',
    codes: (codes) => ` [${codes}]`,
    keys: {
      answers: 'checked',
      origin: 'origin',
      statement: 'states',
      signer: 'signer',
      failed: 'failed',
      watermark: 'watermark',
    },
    inception: {
      fullyGenerated: 'wholly made by AI',
      partlyGenerated: 'partly made by AI',
      captured: 'captured by a camera',
      screenCapture: 'captured from a screen',
      created: 'newly created; neither AI nor a camera is stated',
      unknown: 'how it began is not stated',
    },
    transformations: (actions) => `changed afterwards by ${actions}`,
    saidBy: (what, agent) => `${what}, by ${agent}`,
    inIngredient: (depth) => `in an ingredient, level ${depth}`,
    signerUnnamed: 'signer not named',
    algorithm: (name) => `algorithm ${name}`,
    timestamp: (time) => `time stamp ${time}`,
    noTimestamp: 'no time stamp',
    scope: { active: 'these credentials', ingredient: 'an ingredient' },
    watermarked: 'the credentials state that a watermark was put into the picture',
    softBinding: (algorithm, vendor) =>
      vendor === '' ? `invisible mark ${algorithm}` : `invisible mark ${algorithm} (${vendor})`,
  },
};
