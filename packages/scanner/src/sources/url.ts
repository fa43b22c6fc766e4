import type { Entry } from './entry.ts';
import type { SourceKind } from './source-kind.ts';

export const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);

/** An http or https address. The only source that reaches the network. */
export const urlSource: SourceKind = {
  id: 'url',
  matches: ({ text }) => isUrl(text),
  expand: ({ text }) => [[urlEntry(text)]],
};

/** The name is the last part of the address's path; a user name and password never reach a report. */
export function urlEntry(url: string): Entry {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) return { kind: 'url', url, uri: url, name: '', explicit: true };
  const shown = new URL(parsed);
  shown.username = '';
  shown.password = '';
  return { kind: 'url', url, uri: shown.href, name: decoded(parsed.pathname.split('/').at(-1) ?? ''), explicit: true };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
