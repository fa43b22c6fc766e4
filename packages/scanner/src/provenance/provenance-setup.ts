import { createHash } from 'node:crypto';
import { C2PA_READER, InvalidArgumentError } from '@biaoshi/core';
import { countAnchors } from './anchors.ts';

/** How C2PA stores are examined. JSON. */
export interface ProvenanceSetup {
  /** `auto`: where a store was found. `never`: stores are located and no more. */
  readonly mode: 'auto' | 'never';
  readonly backend: 'auto' | 'wasm' | 'native';
  /** PEM bundles; null where the caller named none, so that nothing can be said of trust. */
  readonly trustAnchors: string | null;
  readonly tsaAnchors: string | null;
}

export interface ProvenanceOptions {
  /** Whether C2PA stores are validated; a file without one costs nothing either way. Default `auto`. */
  readonly provenance?: 'auto' | 'never';
  /** Certificates, as PEM, that signers of manifests are trusted by. Without them nothing is said of trust. */
  readonly trustAnchors?: string;
  /** Certificates, as PEM, that time stamps are trusted by. */
  readonly tsaAnchors?: string;
  /** Default `auto`: native where it is installed, else WebAssembly. */
  readonly c2paBackend?: 'auto' | 'wasm' | 'native';
}

const MODES = ['auto', 'never'] as const;
const BACKENDS = ['auto', 'wasm', 'native'] as const;

/** Checks the options and fills in the defaults. Throws `InvalidArgumentError` `invalidOption`. */
export function resolveProvenance(options: ProvenanceOptions): ProvenanceSetup {
  return {
    mode: oneOf('provenance', options.provenance ?? 'auto', MODES),
    backend: oneOf('c2paBackend', options.c2paBackend ?? 'auto', BACKENDS),
    trustAnchors: anchors('trustAnchors', options.trustAnchors),
    tsaAnchors: anchors('tsaAnchors', options.tsaAnchors),
  };
}

function oneOf<T extends string>(name: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw new InvalidArgumentError('invalidOption', `${name}: expected ${allowed.join(', ')}, got ${String(value)}`);
}

function anchors(name: string, given: string | undefined): string | null {
  if (given === undefined) return null;
  try {
    countAnchors(String(given));
    return given;
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new InvalidArgumentError('invalidOption', `${name}: ${error.message}`, { cause: error });
  }
}

/** What of the setup changes an answer, short enough to be compared and kept. */
export function provenanceKey({ mode, backend, trustAnchors, tsaAnchors }: ProvenanceSetup): string {
  const digest = (pem: string | null): string =>
    pem === null ? '-' : createHash('sha256').update(pem).digest('hex').slice(0, DIGEST_DIGITS);
  return [`${C2PA_READER.id}@${C2PA_READER.version}`, mode, backend, digest(trustAnchors), digest(tsaAnchors)].join(
    ' ',
  );
}

const DIGEST_DIGITS = 16;
