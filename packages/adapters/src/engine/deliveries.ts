import type { Channel } from '../adapter.ts';
import type { Delivery } from '../delivery.ts';
import { Digests } from '../digest.ts';
import { choose } from '../policy/choose.ts';
import type { Policy } from '../policy/policy.ts';
import type { SavedReport } from '../report/read-report.ts';

/** What a report comes to under a policy, delivery by delivery; nothing is sent. Throws what reading the report throws. */
export async function* deliveriesOf(report: SavedReport, channel: Channel, policy: Policy): AsyncGenerator<Delivery> {
  const digests = new Digests();
  let total = 0;
  for await (const asset of report.assets()) {
    total++;
    const chosen = choose(asset, policy);
    if (!chosen) continue;
    if (channel.unit === 'asset') yield* channel.prepare(chosen, report.run);
    else digests.add(chosen, channel.groupsOf(chosen));
  }
  if (channel.unit === 'run') for (const digest of digests.all(report.run, total)) yield* channel.prepare(digest);
}
