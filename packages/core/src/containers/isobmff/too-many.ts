import type { WalkContext } from '../../bytes/container.ts';
import type { ByteLocation } from '../../model/location.ts';

/** Says that items, keys or extents go on past `maxItems`. */
export function tooMany(context: WalkContext, place: ByteLocation): void {
  const { maxItems } = context.limits;
  context.problem('limitExceeded', 'error', place, { limit: 'maxItems', value: maxItems });
}
