import type { CarrierContext } from '../../bytes/carrier.ts';
import { startsWith, utf8 } from '../../bytes/view.ts';
import type { ApplicationPart, CommentPart } from '../../model/part.ts';
import { emitField } from './emit.ts';

const WORD = 'AIGC';

/** A comment or an application block that begins with the word AIGC and its object glued to it. */
export function readApplication(part: ApplicationPart, context: CarrierContext): void {
  if (!startsWith(part.data, WORD)) return;
  readGlued(part, context);
}

/** The same in a comment, or a comment that is a wrapped object. */
export function readComment(part: CommentPart, context: CarrierContext): void {
  if (startsWith(part.data, WORD)) return readGlued(part, context);
  if (part.data.length > context.limits.maxJsonBytes) return;
  const { text } = utf8(part.data);
  const location = { path: part.path, start: part.start, end: part.end };
  if (text.includes(WORD)) emitField({ text, form: 'other', location, order: part.order, reserved: false }, context);
}

function readGlued(part: ApplicationPart | CommentPart, context: CarrierContext): void {
  const whole = utf8(part.data.subarray(WORD.length)).text;
  const glue = /^[\s\0:=]{0,16}/.exec(whole)?.[0].length ?? 0;
  const text = whole.slice(glue);
  if (!text.startsWith('{')) return;
  const location = { path: part.path, start: part.start + (part.verbatim ? WORD.length : 0), end: part.end };
  emitField({ text, form: 'glued', location, order: part.order, reserved: true, allowRest: true }, context);
}
