import type { WalkContext } from '../../bytes/container.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { u16be } from '../../bytes/view.ts';
import { type Box, type BoxVisitor, walkBoxes, whole } from './boxes.ts';
import { walkMeta } from './meta.ts';
import { textPart } from './text.ts';
import { applicationPart, walkUuid, xmpPart } from './uuid.ts';

/** 3GPP TS 26.244 8: a full box, a language, a text up to its NUL. */
const ASSET_TEXTS = ['titl', 'dscp', 'cprt', 'perf', 'auth', 'gnre', 'albm', 'kywd'] as const;
const ASSET_TEXT_HEADER_BYTES = 6;
/** QuickTime international text: a length and a language before each text. */
const TEXT_HEADER_BYTES = 4;

/** Walks a `udta` box of a movie or a track; `fileStart` is where offsets count from. */
export function* walkUserData(context: WalkContext, udta: Box, fileStart: number): Walk<void> {
  const visitors = new Map<string, BoxVisitor>([
    ['meta', (box) => walkMeta(context, box, fileStart)],
    ['uuid', (box) => walkUuid(context, box)],
    ['XMP_', whole((box) => xmpPart(context, box.path, box.body, box.end))],
    ...ASSET_TEXTS.map((type): [string, BoxVisitor] => [type, whole((box) => assetText(context, box))]),
  ]);
  const other = whole((box) =>
    box.type.startsWith('\u00a9')
      ? internationalTexts(context, box)
      : applicationPart(context, box.path, box.type, box.body, box.end),
  );
  yield* walkBoxes(context, udta, visitors, other);
}

function* internationalTexts(context: WalkContext, box: Box): Walk<void> {
  let at = box.body;
  while (at < box.end) {
    const head = context.unit(box.path, at)
      ? yield* readFields(context, box.path, at, TEXT_HEADER_BYTES, box.end)
      : undefined;
    if (!head) return;
    const length = u16be(head, 0);
    const start = at + TEXT_HEADER_BYTES;
    if (start + length > box.end) {
      context.ended(box.path, at, TEXT_HEADER_BYTES + length, box.end);
      return;
    }
    const end = start + length;
    yield* textPart(context, { path: box.path, keyword: box.type, unit: 'udta', start, end, encoding: 'unknown' });
    at = end;
  }
}

function* assetText(context: WalkContext, box: Box): Walk<void> {
  const start = box.body + ASSET_TEXT_HEADER_BYTES;
  if (start > box.end) {
    context.ended(box.path, box.body, ASSET_TEXT_HEADER_BYTES, box.end);
    return;
  }
  const mark = yield* context.reader.loadUpTo(start, Math.min(2, box.end - start));
  const encoding = u16be(mark, 0) === 0xfeff ? 'utf16be' : 'unknown';
  yield* textPart(context, { path: box.path, keyword: box.type, unit: 'udta', start, end: box.end, encoding });
}
