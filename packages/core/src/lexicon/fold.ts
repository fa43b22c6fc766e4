/** UTF-16 units of the longest text that can be a label; a longer one talks about something. */
export const MAX_LABEL_LENGTH = 80;

/** One text in the form in which it is matched: full-width forms as plain ones, and letters of other scripts that look like A or I. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[АΑΛ∧]/gu, 'A')
    .replace(/[ІІΙⅼ丨｜]/gu, 'I');

/** Small letters without accents: readers of pixels lose them first. Signs that are letters' parts elsewhere (Devanagari) stay. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll('đ', 'd');

/** True where one letter put in, left out or misread makes `a` of `b`. Linear. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const shorter = Math.min(a.length, b.length);
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
