import { randomUUID } from 'node:crypto';
import type { AnchorSets } from './anchors.ts';
import { LARGEST_MANIFEST_MIB } from './limits.ts';

/**
 * Extended key usages that a signer's certificate may have: e-mail protection, document signing, time stamping, OCSP
 * signing, and those of Microsoft and of the C2PA. Named always: without them the library calls good files of known
 * services `signingCredential.invalid`.
 */
const KEY_USAGES = [
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.5.5.7.3.8',
  '1.3.6.1.5.5.7.3.9',
  '1.3.6.1.4.1.311.76.59.1.9',
  '1.3.6.1.4.1.62558.2.1',
].join('\n');

export interface Settings {
  /** Every anchor at once, each set under its name. The library takes any anchor for any purpose. */
  readonly all: string;
  /** The anchors that were named for signers alone, and those for time stamps alone. */
  readonly signers: string;
  readonly tsas: string;
  /** The names under which the library tells which set it used. No text in a file can foresee them. */
  readonly names: Readonly<Record<keyof AnchorSets, string>>;
}

/** The library's settings: nothing is fetched, what a manifest may unpack to is bounded, only the anchors are trusted. */
export function settingsFor(sets: AnchorSets): Settings {
  const nonce = randomUUID();
  const names = { signer: `biaoshi:signer:${nonce}`, tsa: `biaoshi:tsa:${nonce}`, both: `biaoshi:both:${nonce}` };
  const written = (...wanted: readonly (keyof AnchorSets)[]): string =>
    settingsText(wanted.flatMap((set) => (sets[set] === '' ? [] : [anchorEntry(sets[set], names[set])])));
  return {
    all: written('both', 'signer', 'tsa'),
    signers: written('both', 'signer'),
    tsas: written('both', 'tsa'),
    names,
  };
}

const anchorEntry = (pem: string, name: string): object => ({
  trust_anchors: pem,
  trust_kind: 'manifest',
  trust_uri: name,
  trust_config: KEY_USAGES,
});

const settingsText = (anchors: readonly object[]): string =>
  JSON.stringify({
    trust: { trust_config: KEY_USAGES, anchors },
    core: { max_decompressed_manifest_size_in_mb: LARGEST_MANIFEST_MIB, allowed_network_hosts: [] },
    verify: { remote_manifest_fetch: false, ocsp_fetch: false },
  });
