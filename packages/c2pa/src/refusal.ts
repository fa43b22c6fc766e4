import type { C2paReason, C2paUnexamined } from '@biaoshi/core';
import { textOf } from './json.ts';

type Located = Pick<C2paUnexamined, 'home' | 'bytes'>;

/** Names of the library's errors, by what they mean for the file. The first that fits decides. */
const REASONS: readonly (readonly [reason: C2paReason, names: RegExp])[] = [
  ['prereleaseClaim', /^PrereleaseError$/],
  ['unknownAlgorithm', /Algorithm/],
  ['unsupportedBinding', /HardBinding$/],
  ['tooLarge', /Memory|TooLarge/],
  ['unsupportedFormat', /^UnsupportedType$/],
  [
    'malformedStore',
    /^(?:Jumbf(?!NotFound$)\w+|Claim\w+|InvalidClaim|Assertion\w+|ProvenanceMissing|Cose\w+|Cbor\w+|TooManyManifestStores|UpdateManifestInvalid)$/,
  ],
];

/** A manifest that unpacks to more than is allowed; the words are the library's. */
const UNPACKS_TOO_FAR = /^C2pa\(JumbfParseError\(IoError\(Custom \{ kind: Other, error: "output exceeds maximum size"/;
/** Longest part of a thrown text that is looked at: the library repeats the file's own words in it. */
const LONGEST_REFUSAL = 1024;
const REMOTE = /^C2pa\(RemoteManifestUrl\("/;
/** `C2pa(Outer(Inner …`: only names, which are the library's; what stands in quotation marks may be the file's. */
const NAMES = /^C2pa\((\w+)(?:\((\w+))?/;

/** What the library's refusal means for a located store: an answer, never an error. */
export function refusedStore(thrown: string, located: Located): C2paUnexamined {
  const head = thrown.slice(0, LONGEST_REFUSAL);
  if (REMOTE.test(head)) return { state: 'remote', home: 'pointer', bytes: 0, url: urlIn(head) };
  if (UNPACKS_TOO_FAR.test(head)) return couldNotCheck('tooLarge', located);
  const [, ...names] = NAMES.exec(head) ?? [];
  const reason = REASONS.find(([, pattern]) => names.some((name) => name !== undefined && pattern.test(name)))?.[0];
  return couldNotCheck(reason ?? 'other', located);
}

const urlIn = (head: string): string =>
  textOf(
    head
      .replace(REMOTE, '')
      .replace(/"\)\)$/, '')
      .replace(/\\(["'\\])/g, '$1'),
  );

/** A store that nobody could answer for. */
export const couldNotCheck = (reason: C2paReason, { home, bytes }: Located): C2paUnexamined => ({
  state: 'couldNotCheck',
  reason,
  home,
  bytes,
});
