import { visible } from './visible.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * A text for XML 1.0, as content or inside an attribute. What XML forbids (most controls, lone surrogates, U+FFFE) and
 * what parsers normalise away (line breaks, tabs in attributes) is shown, never dropped.
 */
export function xml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
