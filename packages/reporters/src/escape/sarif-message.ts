import { visible } from './visible.ts';

/**
 * A text for a SARIF message, which is markup: `[text](target)` is a link and `{0}` a placeholder (SARIF 2.1.0 §3.11.5,
 * §3.11.6). Neither can be made by what a file wrote.
 */
export function sarifMessage(text: string): string {
  return visible(text)
    .replaceAll('](', '] (')
    .replace(/\{(\d+)\}/g, '{ $1 }');
}
