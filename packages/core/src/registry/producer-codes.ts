/** A name under which the public knows a service: Latin, Chinese, or both. */
export interface Brand {
  readonly latin: string;
  readonly chinese?: string;
  /** The group that offers the service, by the ids that C2PA vendors go by. */
  readonly vendor: string;
}

/**
 * Unified social credit codes seen in real labels whose owner is known, and the brands that wrote them. An entity is not
 * a brand: one may own several. A code whose owner is not known is left out rather than guessed.
 */
export const ENTITIES: Readonly<Record<string, readonly Brand[]>> = {
  '91110000802100433B': [{ latin: 'Baidu', vendor: 'baidu' }],
  '91110102MACQD9K640': [{ latin: 'Doubao', chinese: '豆包', vendor: 'bytedance' }],
  '91110105MACJ6K1C8A': [{ latin: 'LibLib', vendor: 'liblib' }],
  '91110108335469089C': [{ latin: 'Kling', chinese: '可灵', vendor: 'kuaishou' }],
  '911101085636549482': [
    { latin: 'Tencent', vendor: 'tencent' },
    { latin: 'CodeBuddy', vendor: 'tencent' },
  ],
  '91330106MA2CFLDG4R': [
    { latin: 'Alibaba', vendor: 'alibaba' },
    { latin: 'Tongyi', vendor: 'alibaba' },
  ],
  '91340100MAEB4N8H76': [{ latin: 'RunningHub', vendor: 'runninghub' }],
  '91440101MA9Y9T4H7A': [{ latin: 'Qwen', chinese: '千问', vendor: 'alibaba' }],
  '9144030008867405X2': [{ latin: 'Jimeng', chinese: '即梦', vendor: 'bytedance' }],
  '91440300708461136T': [
    { latin: 'Tencent', vendor: 'tencent' },
    { latin: 'Yuanbao', chinese: '元宝', vendor: 'tencent' },
  ],
  '91440300MA5G49LC9K': [{ latin: 'Honor', vendor: 'honor' }],
};

/** Services that write a bare name and whose code was not seen. */
export const NAMED_BRANDS: readonly Brand[] = [
  { latin: 'PicWish', vendor: 'picwish' },
  { latin: 'Zhihu', chinese: '知乎', vendor: 'zhihu' },
];
