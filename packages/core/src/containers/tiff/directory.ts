import type { WalkContext } from '../../bytes/container.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { ifdCount, ifdEntry, tiffOffset } from '../../bytes/tiff.ts';
import { readEntry } from './entry.ts';
import type { Directory, DirectoryQueue, TiffFile } from './queue.ts';

/** Reads one directory: hands its payloads and texts over, and queues the directories it points to. */
export function* walkDirectory(
  context: WalkContext,
  file: TiffFile,
  directory: Directory,
  queue: DirectoryQueue,
): Walk<void> {
  const { header, start, end } = file;
  const { path } = directory;
  const { reader, limits } = context;
  const at = start + directory.offset;
  if (!context.unit(path, Math.min(at, end))) return;
  const { countBytes } = header;
  if (at > end) {
    context.ended(path, end, at - end + countBytes, end);
    return;
  }
  const counted = yield* readFields(context, path, at, countBytes, end);
  if (!counted) return;
  const count = ifdCount(counted, 0, header);
  const tableStart = at + countBytes;
  if (count === 0 || count > limits.maxIfdEntries) {
    const place = { path, start: at, end: tableStart };
    if (count === 0) context.problem('badStructure', 'error', place, { entries: 0 });
    else context.problem('limitExceeded', 'error', place, { limit: 'maxIfdEntries', value: limits.maxIfdEntries });
  }
  const entries = Math.min(count, limits.maxIfdEntries);
  const tableBytes = entries * header.entryBytes + header.offsetBytes;
  const bytes = yield* reader.loadUpTo(tableStart, Math.min(tableBytes, end - tableStart));
  const table = { bytes, start: tableStart };
  for (let index = 0; (index + 1) * header.entryBytes <= bytes.length && index < entries; index++) {
    yield* readEntry(context, { file, directory, table, queue }, ifdEntry(bytes, index * header.entryBytes, header));
  }
  if (bytes.length < tableBytes) {
    context.ended(path, tableStart, tableBytes, end);
  } else if (count === entries) {
    queue.addNext(directory, tiffOffset(bytes, entries * header.entryBytes, header));
  }
}
