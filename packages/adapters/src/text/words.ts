import type { LocaleId } from '@biaoshi/core';

/** What only deliveries say: about a run as a message. Assets and findings are put into words by the reporters and core. */
export interface DeliveryWords {
  readonly chosen: (chosen: number, total: number) => string;
  /** In front of an asset: its place in the report. */
  readonly asset: (number: number) => string;
  /** The short form of the idempotency key, by which people tell a message that came twice. */
  readonly reference: (id: string) => string;
  /** To a provider: why it gets this. */
  readonly namesYou: (code: string) => string;
}

export const DELIVERY_WORDS: Readonly<Record<LocaleId, DeliveryWords>> = {
  'zh-CN': {
    chosen: (chosen, total) => `biaoshi：${total} 个文件中有 ${chosen} 个需要处理`,
    asset: (number) => `第 ${number} 个文件`,
    reference: (id) => `编号 ${id}`,
    namesYou: (code) => `以下文件的标识写有服务提供者编码 ${code}。标识内容任何人都可以写入，不能证明由该提供者写入。`,
  },
  en: {
    chosen: (chosen, total) => `biaoshi: ${chosen} of ${total} assets need attention`,
    asset: (number) => `asset ${number}`,
    reference: (id) => `reference ${id}`,
    namesYou: (code) =>
      `The labels of these files name the provider code ${code}. Anyone can write a label: this does not prove who did.`,
  },
};
