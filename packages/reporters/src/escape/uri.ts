/** Scheme, and an IPv6 host, the only place where brackets may stand. */
const LINK = /^(?:https?|file):\/\/(?:\[[0-9A-Fa-f:.]+\])?/i;
const WINDOWS_PATH = /^[A-Za-z]:[\\/]/;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Characters that a path may hold as they are (RFC 3986 pchar and `/`); `:` is decided apart. */
const encodePath = (path: string): string =>
  encodeURIComponent(path)
    .replace(/%(2F|3A|40|24|26|2B|2C|3B|3D)/g, (code) => decodeURIComponent(code))
    .replaceAll("'", '%27');

/**
 * An asset's place as a URI reference (RFC 3986). `http`, `https` and `file` URLs keep their escapes and lose what a
 * URI may not hold; anything else is a path: absolute ones become `file:` URIs, relative ones never look like a scheme.
 */
export function uriReference(place: string): string {
  const text = place.replace(LONE_SURROGATES, '\ufffd');
  const link = LINK.exec(text)?.[0];
  if (link !== undefined) return link + tidyUrl(text.slice(link.length));
  if (WINDOWS_PATH.test(text)) return `file:///${encodePath(text.replaceAll('\\', '/'))}`;
  if (text.startsWith('/')) return `file://${encodePath(text)}`;
  const path = encodePath(text);
  const colon = path.indexOf(':');
  const slash = path.indexOf('/');
  return colon >= 0 && (slash < 0 || colon < slash) ? `./${path}` : path;
}

/** Leaves `%XX` and every character RFC 3986 allows; the rest, a stray `%` or a second `#` among it, is percent-encoded. */
function tidyUrl(rest: string): string {
  const [base = '', ...fragment] = rest
    .split('#')
    .map((part) => part.replace(/%(?![0-9A-Fa-f]{2})|[^%A-Za-z0-9\-._~:/?@!$&'()*+,;=]+/gu, encodeURIComponent));
  return fragment.length === 0 ? base : `${base}#${fragment.join('%23')}`;
}
