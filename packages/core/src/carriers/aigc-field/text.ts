import type { CarrierContext } from '../../bytes/carrier.ts';
import { includesAscii, latin1, pathName, utf8 } from '../../bytes/view.ts';
import type { TextPart } from '../../model/part.ts';
import { emitField } from './emit.ts';

/** `AIGC`, or `AIGC` in a namespace: keywords that say nothing else, so that what stands there is a label or was one. */
const RESERVED = /^(?:.*[:.])?AIGC$/;

/**
 * Annex E a): the keyword must contain `AIGC`; the object then need not be wrapped. Under any other keyword only a wrapped
 * one is a label. A QuickTime list without keywords has nothing but the object to go by.
 */
export function readText(part: TextPart, context: CarrierContext): void {
  const reserved = RESERVED.test(part.keyword);
  const bareAllowed = part.unit === 'ilst' || part.keyword.includes('AIGC');
  const mayBeOne = includesAscii(part.data, 'AIGC') || (bareAllowed && includesAscii(part.data, 'ContentProducer'));
  if (!reserved && !mayBeOne) return;
  const isPngText = part.unit.endsWith('Xt');
  const path = isPngText ? `${part.path}/${pathName(part.keyword)}` : part.path;
  const location = { path, start: part.start, end: part.end };
  const { text, wellFormed } = decodeText(part);
  if (reserved && !wellFormed) {
    context.problem('badEncoding', 'warning', location, { encoding: part.encoding });
  }
  const form = part.unit === 'ilst' ? 'quickTimeKey' : isPngText ? 'pngText' : 'other';
  emitField({ text, form, location, order: part.order, reserved, bareAllowed, emptySign: 'emptyAigcEntry' }, context);
}

/** tEXt is Latin-1 by specification; writers of labels put UTF-8 there, which Latin-1 text almost never happens to be. */
function decodeText(part: TextPart): { text: string; wellFormed: boolean } {
  const decoded = utf8(part.data);
  if (decoded.wellFormed || part.encoding === 'utf8') return decoded;
  return { text: latin1(part.data), wellFormed: true };
}
