import type { AssetChannel, Outcome } from '../adapter.ts';
import { type Delivery, delivery } from '../delivery.ts';

export const item = (name: string): Delivery =>
  delivery({
    adapter: 'webhook',
    recipient: 'x',
    mediaType: 'text/plain',
    content: name,
    attachments: [{ name: 'a', mediaType: 'b', bytes: Buffer.from([0, 255]) }],
  });

export async function* items(count: number): AsyncGenerator<Delivery> {
  for (let at = 0; at < count; at++) yield item(String(at));
}

type Answer = (sent: Delivery, tries: number, signal: AbortSignal) => Outcome | Promise<Outcome>;

/** A channel whose receiver is a function; `sent` lists the bodies in the order in which they came. */
export function fake(answer: Answer, changes: Partial<AssetChannel> = {}) {
  const sent: string[] = [];
  const tries = new Map<string, number>();
  let open = 0;
  const seen = { most: 0, closed: 0 };
  const to: AssetChannel = {
    adapter: 'webhook',
    unit: 'asset',
    batchSize: 1,
    concurrency: 3,
    deduplicates: true,
    prepare: () => [],
    open: () => ({
      async deliver(batch, signal) {
        seen.most = Math.max(seen.most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        try {
          return await Promise.all(
            batch.map((one) => {
              sent.push(one.body);
              tries.set(one.key, (tries.get(one.key) ?? 0) + 1);
              return answer(one, tries.get(one.key) ?? 0, signal);
            }),
          );
        } finally {
          open--;
        }
      },
      close: async () => void seen.closed++,
    }),
    ...changes,
  };
  return { to, sent, seen };
}

export const DELIVERED: Outcome = { result: 'delivered' };
export const RETRY: Outcome = { result: 'retry', failure: { code: 'httpStatus', detail: '503' } };
export const REFUSED: Outcome = { result: 'refused', failure: { code: 'httpStatus', detail: '400' } };
export const OFFLINE: Outcome = { result: 'retry', failure: { code: 'network', detail: 'ECONNREFUSED' } };
