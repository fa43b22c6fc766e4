import { terminal } from '@biaoshi/reporters';

const MAX_LINE_CHARS = 500;

const FULL_WIDTH: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', '@': '＠' };

/**
 * A line for a chat, where clients make mentions of `<at …>` and `@name`, links of `[text](target)` and of bare addresses,
 * and markup of asterisks, backquotes and the like at certain places. What a file wrote can do none of it: one line,
 * nothing invisible, brackets and signs as their full-width forms, addresses broken.
 */
export const chatText = (line: string): string =>
  terminal(line, MAX_LINE_CHARS)
    .replace(/[<>@]/g, (sign) => FULL_WIDTH[sign] ?? sign)
    .replaceAll('](', '] (')
    .replace(/:\/\//g, ': //')
    .replace(/[*_`~#|]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
