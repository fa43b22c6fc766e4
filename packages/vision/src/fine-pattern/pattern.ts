/** Why a picture was not looked at: not decoded to its end or too many pixels, too few of them, or hardly any that could show a pattern. */
export type NotExamined = 'notDecoded' | 'tooSmall' | 'tooLittle';

/**
 * Whether one fine pattern lies over the whole of a picture: the pixels of a screen that was photographed, the dots of a
 * print, or what the camera's own grid makes of them. `squares`: those that could be looked at. `period`: pixels of the
 * picture from one repeat to the next, in its middle.
 */
export type FinePattern =
  | { readonly outcome: 'found'; readonly squares: number; readonly fitting: number; readonly period: number }
  | { readonly outcome: 'none'; readonly squares: number }
  | { readonly outcome: 'notExamined'; readonly reason: NotExamined };

export const notExamined = (reason: NotExamined): FinePattern => ({ outcome: 'notExamined', reason });
