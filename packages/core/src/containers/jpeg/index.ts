import type { Container, WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { readTrailer } from '../../bytes/trailer.ts';
import { u16be } from '../../bytes/view.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { Assembly } from './assembly.ts';
import { nextMarker, scanEnd } from './entropy.ts';
import { COM, EOI, isApplication, isFrame, isStandalone, markerName, SOI, SOS } from './markers.ts';
import { readSegment } from './segments.ts';

/** JPEG (ITU-T T.81, JFIF, CIPA DC-008 and DC-007). */
export const jpeg: Container = {
  id: 'jpeg',
  mediaType: 'image/jpeg',
  extensions: EXTENSIONS.jpeg,
  matches: (head) => head[0] === 0xff && head[1] === SOI && head[2] === 0xff,
  walk,
};

function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const assembly = new Assembly(path, start, end);
  const scan = yield* walkSegments(context, assembly, start + 2, end, 'beforeImage');
  let imageEnd = scan.at;
  if (scan.marker === SOS) imageEnd = yield* walkScans(context, assembly, scan.at, end);
  const spokenFor = assembly.finish(context, imageEnd);
  if (scan.marker !== undefined) yield* readTrailer(context, path, spokenFor, end);
}

interface Stop {
  /** Offset just past the marker and, for SOS, past its header. */
  readonly at: number;
  /** SOS or EOI; undefined when the walk could not go on. */
  readonly marker: number | undefined;
}

/** From a marker's place over all segments to SOS or EOI. */
function* walkSegments(
  context: WalkContext,
  assembly: Assembly,
  from: number,
  end: number,
  order: 'beforeImage' | 'afterImage',
): Walk<Stop> {
  const { reader } = context;
  let at = from;
  for (;;) {
    const head = reader.peek(at, 4) ?? (yield* reader.loadUpTo(at, Math.min(4, end - at)));
    if (head.length < 2) {
      context.ended(`${assembly.path}/marker`, at, 2, end);
      return { at: end, marker: undefined };
    }
    const marker = head[1] as number;
    if (head[0] !== 0xff || marker === 0x00) {
      context.problem('badStructure', 'error', { path: `${assembly.path}/marker`, start: at, end: at + 2 });
      const next = yield* nextMarker(context, at, end);
      if (next === undefined) return { at: end, marker: undefined };
      at = next;
    } else if (marker === 0xff) {
      at++;
    } else if (marker === EOI) {
      return { at: at + 2, marker };
    } else if (isStandalone(marker) || marker === SOI) {
      at += 2;
    } else {
      const length = head.length < 4 ? 2 : u16be(head, 2);
      const segmentEnd = at + 2 + length;
      const name = markerName(marker);
      if (!context.unit(assembly.path, at)) return { at: end, marker: undefined };
      if (head.length < 4 || segmentEnd > end) {
        context.ended(`${assembly.path}/${name}`, at, 2 + length, end);
        return { at: end, marker: undefined };
      }
      if (length < 2) {
        context.problem(
          'lengthOutOfBounds',
          'error',
          { path: `${assembly.path}/${name}`, start: at, end: at + 4 },
          { length },
        );
        return { at: end, marker: undefined };
      }
      if (marker === SOS) return { at: segmentEnd, marker };
      if (isFrame(marker)) yield* readFrame(context, `${assembly.path}/${name}`, at + 4, segmentEnd);
      else if (marker === COM || isApplication(marker)) {
        yield* readSegment(context, assembly, { marker, name, at, start: at + 4, end: segmentEnd, order });
      }
      at = segmentEnd;
    }
  }
}

function* readFrame(context: WalkContext, path: string, start: number, end: number): Walk<void> {
  if (end - start < 6) {
    context.problem('lengthOutOfBounds', 'error', { path, start, end });
    return;
  }
  const frame = context.reader.peek(start, 5) ?? (yield* context.reader.load(start, 5));
  if (frame) context.dimensions(u16be(frame, 3), u16be(frame, 1));
  else context.ended(path, start, 5);
}

/**
 * From the first scan's data to the end of the picture. When the file ends in an EOI, only `thorough` reads the scans;
 * otherwise the end is in doubt (a trailer, or a cut) and the scans are walked to find it.
 */
function* walkScans(context: WalkContext, assembly: Assembly, from: number, end: number): Walk<number> {
  const { reader } = context;
  if (context.tier !== 'thorough') {
    const tail = end - 2 >= from ? (reader.peek(end - 2, 2) ?? (yield* reader.loadUpTo(end - 2, 2))) : undefined;
    if (tail && tail[0] === 0xff && tail[1] === EOI) {
      context.unexamined(from, assembly.firstImage(end - 2), 'entropyCodedData');
      return end;
    }
  }
  let at = from;
  for (;;) {
    const next = yield* scanEnd(context, `${assembly.path}/SOS`, at, end);
    if (next === undefined) return end;
    const stop = yield* walkSegments(context, assembly, next, end, 'afterImage');
    if (stop.marker !== SOS) return stop.at;
    at = stop.at;
  }
}
