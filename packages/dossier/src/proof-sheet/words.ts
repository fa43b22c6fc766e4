import type { LocaleId } from '@biaoshi/core';

/** What only the proof sheet says; what the statements say is in `@biaoshi/claim`. */
export interface SheetWords {
  readonly title: string;
  readonly case: string;
  readonly ordered: string;
  readonly received: string;
  readonly made: string;
  readonly photos: string;
  readonly counts: (evidence: number, listing: number) => string;
  readonly summary: string;
  readonly photo: string;
  readonly shows: string;
  readonly notShown: string;
  readonly ask: string;
  readonly nextQuestions: string;
  readonly nothingToAsk: string;
  readonly evidencePhoto: (id: string) => string;
  readonly listingPhoto: (id: string) => string;
  readonly laid: (evidence: string, listing: string) => string;
  readonly claimView: (id: string) => string;
  readonly listingView: (id: string) => string;
  readonly detail: (region: number, id: string) => string;
  readonly compared: string;
  readonly relation: Readonly<Record<'same' | 'changed' | 'unrelated' | 'undetermined', string>>;
  readonly pairsLeftOut: (pairs: number) => string;
  readonly noPicture: string;
  readonly ledger: (sha256: number, pdq: number) => string;
  readonly ledgerUnread: (records: number) => string;
  readonly ledgerLeftOut: (records: number) => string;
  readonly digests: string;
  readonly bytes: (bytes: number) => string;
  readonly limits: string;
  readonly notAssessed: (items: string) => string;
  readonly more: (count: number) => string;
}

export const SHEET_WORDS: Readonly<Record<LocaleId, SheetWords>> = {
  'zh-CN': {
    title: '退款申请照片对照表',
    case: '案件编号',
    ordered: '下单时间',
    received: '收货时间',
    made: '生成',
    photos: '照片',
    counts: (evidence, listing) => `申请照片 ${evidence} 张，商品照片 ${listing} 张`,
    summary: '要点',
    photo: '照片',
    shows: '说明什么',
    notShown: '不说明什么',
    ask: '接着问什么',
    nextQuestions: '接着向买家提出',
    nothingToAsk: '没有因这些事实而须提出的问题。',
    evidencePhoto: (id) => `申请照片 ${id}`,
    listingPhoto: (id) => `商品照片 ${id}`,
    laid: (evidence, listing) => `${evidence} 与 ${listing} 对齐`,
    claimView: (id) => `${id}，不同的区域已框出`,
    listingView: (id) => `${id}，对应区域已框出`,
    detail: (region, id) => `区域 ${region} 近看：${id}`,
    compared: '逐张对照',
    relation: {
      same: '同一画面，没有不同的区域',
      changed: '同一画面，有不同的区域',
      unrelated: '没有发现共同之处',
      undetermined: '无法判断',
    },
    pairsLeftOut: (pairs) => `照片对过多，其中 ${pairs} 对未对照。`,
    noPicture: '画面无法显示。',
    ledger: (sha256, pdq) => `已在台账中查找：按文件 ${sha256} 张，按画面 ${pdq} 张。`,
    ledgerUnread: (records) => `台账中有 ${records} 条记录无法读取；未查到不等于没有。`,
    ledgerLeftOut: (records) => `另有 ${records} 条相符的记录未列出。`,
    digests: '各照片的校验值',
    bytes: (bytes) => `${bytes} 字节`,
    limits: '本表的限度',
    notAssessed: (items) => `未作检查：${items}。`,
    more: (count) => `另有 ${count} 项，见机器可读的报告。`,
  },
  en: {
    title: "A refund claim's photos against the listing",
    case: 'Case',
    ordered: 'Ordered',
    received: 'Received',
    made: 'Made',
    photos: 'Photos',
    counts: (evidence, listing) => `${evidence} of the claim, ${listing} of the listing`,
    summary: 'In short',
    photo: 'Photo',
    shows: 'Shows',
    notShown: 'Does not show',
    ask: 'Ask next',
    nextQuestions: 'To ask the buyer next',
    nothingToAsk: 'None of these facts calls for a question.',
    evidencePhoto: (id) => `Claim photo ${id}`,
    listingPhoto: (id) => `Listing photo ${id}`,
    laid: (evidence, listing) => `${evidence} laid onto ${listing}`,
    claimView: (id) => `${id}, regions that differ outlined`,
    listingView: (id) => `${id}, the same regions outlined`,
    detail: (region, id) => `Region ${region} close up: ${id}`,
    compared: 'Photo against photo',
    relation: {
      same: 'the same picture, no region differs',
      changed: 'the same picture, regions differ',
      unrelated: 'nothing in common was found',
      undetermined: 'could not be said',
    },
    pairsLeftOut: (pairs) => `Too many pairs: ${pairs} were not compared.`,
    noPicture: 'The picture cannot be shown.',
    ledger: (sha256, pdq) => `Looked up in the ledger: ${sha256} by file, ${pdq} by picture.`,
    ledgerUnread: (records) =>
      `${records} records of the ledger could not be read; that nothing was found does not mean that nothing is there.`,
    ledgerLeftOut: (records) => `${records} more records match and are not listed.`,
    digests: 'Digests of every photo',
    bytes: (bytes) => `${bytes} bytes`,
    limits: 'What this sheet cannot say',
    notAssessed: (items) => `Not assessed: ${items}.`,
    more: (count) => `${count} more are in the machine-readable report.`,
  },
};
