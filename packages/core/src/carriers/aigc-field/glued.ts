import type { CarrierContext } from '../../bytes/carrier.ts';
import { latin1, utf8 } from '../../bytes/view.ts';
import type { AigcForm } from '../../model/aigc.ts';
import type { ApplicationPart, CommentPart, ExifTextPart } from '../../model/part.ts';
import { emitField } from './emit.ts';

const GLUED = /^[\s\0\ufeff]{0,16}AIGC[\s\0:=]{0,16}(?=\{)/;
/** More than the pattern can take, in bytes. */
const HEAD_BYTES = 64;

/** Characters before an object that is glued to the word AIGC at the beginning of a text; undefined when there is none. */
export const gluedAt = (text: string): number | undefined => GLUED.exec(text)?.[0].length;

/** A JPEG application block that begins with the word and its object. */
export function readApplication(part: ApplicationPart, context: CarrierContext): void {
  const at = gluedAt(latin1(part.data.subarray(0, HEAD_BYTES)));
  if (at === undefined || !part.identifier.startsWith('APP')) return;
  emitGlued(part, utf8(part.data.subarray(at)).text, at, 'glued', context);
}

/** The same in a comment, or a comment that is a wrapped object. */
export function readComment(part: CommentPart, context: CarrierContext): void {
  const { text } = utf8(part.data);
  const at = gluedAt(text);
  const location = { path: part.path, start: part.start, end: part.end };
  if (at !== undefined) emitGlued(part, text.slice(at), utf8Length(text.slice(0, at)), 'glued', context);
  else if (text.includes('AIGC')) {
    emitField({ text, form: 'other', location, order: part.order, reserved: false }, context);
  }
}

/** Reports a glued object; `skipped` bytes of the part stand before it. */
export function emitGlued(
  part: ApplicationPart | CommentPart | ExifTextPart,
  text: string,
  skipped: number,
  form: AigcForm,
  context: CarrierContext,
): void {
  const location = { path: part.path, start: part.start + (part.verbatim ? skipped : 0), end: part.end };
  emitField({ text, form, location, order: part.order, reserved: true, allowRest: true }, context);
}

const encoder = new TextEncoder();
const utf8Length = (text: string): number => encoder.encode(text).length;
