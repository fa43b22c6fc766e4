import { createRequire } from 'node:module';

interface Parser {
  on(event: 'error', take: (error: Error) => void): void;
  on(event: 'opentag', take: (tag: { name: string; attributes: Record<string, string> }) => void): void;
  write(text: string): Parser;
  close(): void;
}
// The strict parser that the reporters' tests have.
const { SaxesParser } = createRequire(new URL('../../../reporters/package.json', import.meta.url))('saxes') as {
  SaxesParser: new () => Parser;
};

/** Each element of a page with its attributes, in order; throws when it is not well-formed. */
export function elementsOf(page: string): { readonly name: string; readonly attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(page.replace(/^<!DOCTYPE html>\n/, '')).close();
  return found;
}
