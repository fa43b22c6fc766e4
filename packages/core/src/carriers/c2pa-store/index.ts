import { defineCarrier } from '../../bytes/carrier.ts';
import { homeOf } from '../aigc-field/homes.ts';

/** A C2PA manifest store: that it is there, where, and how long. Nothing in it is examined. */
export const c2paStore = defineCarrier({
  id: 'c2pa-store',
  version: 1,
  accepts: ['jumbf'],
  read({ path, start, end, ranges }, context) {
    const bytes = ranges.reduce((sum, range) => sum + range.end - range.start, 0);
    const carrier = homeOf(path);
    context.evidence({
      kind: 'c2paManifest',
      carrier,
      location: { path, start, end },
      data: { state: 'notExamined', bytes },
    });
  },
});
