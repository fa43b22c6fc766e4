import { xml } from '../escape/xml.ts';

/** Markup that is complete and escaped. */
export type Markup = { readonly markup: string };

type Child = Markup | string | readonly Child[];

const NOTHING: Markup = { markup: '' };

/** An element, written so that HTML and XML read the same. Texts and attribute values are escaped, empty ones kept. */
export function element(name: string, attributes: Readonly<Record<string, string>>, ...children: Child[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(value)}"`);
  return { markup: `<${name}${written.join('')}>${children.map(inner).join('')}</${name}>` };
}

/** The element when it has children, else nothing. */
export const elementOf = (name: string, children: readonly Markup[]): Markup =>
  children.length === 0 ? NOTHING : element(name, {}, children);

function inner(child: Child): string {
  if (typeof child === 'string') return xml(child);
  return 'markup' in child ? child.markup : child.map(inner).join('');
}
