import type { Outcome, Sender } from '../adapter.ts';
import type { Delivery } from '../delivery.ts';

/** A way that takes one delivery at a time and has nothing to close. */
export const sendingEach = (deliver: (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>): Sender => ({
  async deliver(batch, signal) {
    const outcomes: Outcome[] = [];
    for (const delivery of batch) outcomes.push(await deliver(delivery, signal));
    return outcomes;
  },
  close: () => Promise.resolve(),
});
