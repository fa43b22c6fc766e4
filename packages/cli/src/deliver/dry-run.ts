import { createHash } from 'node:crypto';
import type { Delivery } from '@biaoshi/adapters';
import { json } from '@biaoshi/reporters';
import type { Output } from '../output/open-output.ts';

/** Writes what would go out, one JSON object a line, and sends nothing. Answers how many deliveries there are. */
export async function dryRun(source: AsyncIterable<Delivery>, output: Output, signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const { attachments, ...delivery } of source) {
    if (signal.aborted) break;
    const files = attachments.map(({ name, mediaType, bytes }) => {
      return { name, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
    await output.write(`${json({ ...delivery, attachments: files })}\n`);
    count++;
  }
  return count;
}
