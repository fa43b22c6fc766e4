import { defineCarrier } from '../../bytes/carrier.ts';
import { homeOf } from '../aigc-field/homes.ts';
import { HistoryNotes } from './notes.ts';

/** What an XMP packet tells of the file's way: `xmp:CreatorTool`, and the documents and events of `xmpMM`. */
export const xmpHistory = defineCarrier({
  id: 'xmp-history',
  version: 1,
  accepts: ['xmpProperties'],
  read({ path, properties }, context) {
    let notes: HistoryNotes | undefined;
    for (const property of properties) {
      if (!HistoryNotes.concerns(property)) continue;
      notes ??= new HistoryNotes();
      notes.take(property);
    }
    if (!notes || notes.isEmpty) return;
    const { start, end, data } = notes;
    context.evidence({ kind: 'xmpHistory', carrier: homeOf(path), location: { path, start, end }, data });
  },
});
