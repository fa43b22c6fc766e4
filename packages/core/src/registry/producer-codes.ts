/** A name under which the public knows a service: Latin, Chinese, or both. */
export interface Brand {
  readonly latin: string;
  readonly chinese?: string;
}

/**
 * Unified social credit codes seen in real labels whose owner is known, and the brands that wrote them. An entity is not
 * a brand: one may own several. A code whose owner is not known is left out rather than guessed.
 */
export const ENTITIES: Readonly<Record<string, readonly Brand[]>> = {
  '91110000802100433B': [{ latin: 'Baidu' }],
  '91110102MACQD9K640': [{ latin: 'Doubao', chinese: '豆包' }],
  '91110105MACJ6K1C8A': [{ latin: 'LibLib' }],
  '91110108335469089C': [{ latin: 'Kling', chinese: '可灵' }],
  '911101085636549482': [{ latin: 'Tencent' }, { latin: 'CodeBuddy' }],
  '91330106MA2CFLDG4R': [{ latin: 'Alibaba' }, { latin: 'Tongyi' }],
  '91340100MAEB4N8H76': [{ latin: 'RunningHub' }],
  '91440101MA9Y9T4H7A': [{ latin: 'Qwen', chinese: '千问' }],
  '9144030008867405X2': [{ latin: 'Jimeng', chinese: '即梦' }],
  '91440300708461136T': [{ latin: 'Tencent' }, { latin: 'Yuanbao', chinese: '元宝' }],
  '91440300MA5G49LC9K': [{ latin: 'Honor' }],
};

/** Services that write a bare name and whose code was not seen. */
export const NAMED_BRANDS: readonly Brand[] = [{ latin: 'PicWish' }, { latin: 'Zhihu', chinese: '知乎' }];
