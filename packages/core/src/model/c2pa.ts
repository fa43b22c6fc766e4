import type { AiShare } from './digital-source.ts';

/**
 * What became of a C2PA manifest store.
 *
 * - `trusted`, `valid`, `invalid`: the validator's own state of the active manifest (C2PA 2.x, validation states).
 * - `couldNotCheck`: the validator had no answer (`reason`); nothing may be concluded from that.
 * - `remote`: no store, only a URL where one is said to be. Nobody fetches it.
 * - `notExamined`: the store was located, nobody validated it.
 */
export const C2PA_STATES = ['trusted', 'valid', 'invalid', 'couldNotCheck', 'remote', 'notExamined'] as const;
export type C2paState = (typeof C2PA_STATES)[number];

/** Why a store could not be checked. None of these means that anything is wrong with it. */
export const C2PA_REASONS = [
  'unknownAlgorithm',
  'prereleaseClaim',
  'malformedStore',
  'unsupportedFormat',
  'unsupportedBinding',
  'tooLarge',
  'noBackend',
  'other',
] as const;
export type C2paReason = (typeof C2PA_REASONS)[number];

/** Six questions that are kept apart; no one of them answers another. */
export const C2PA_QUESTIONS = [
  'manifestPresent',
  'contentBound',
  'signatureValid',
  'signerTrusted',
  'certificateValid',
  'saysAi',
] as const;
export type C2paQuestion = (typeof C2PA_QUESTIONS)[number];

/** An answer with the specification's status codes that it rests on. */
export interface C2paAnswer {
  readonly answer: 'yes' | 'no' | 'couldNotCheck';
  readonly codes: readonly string[];
}

/** How the picture began, in the words of the C2PA conformance programme's signals. */
export const C2PA_INCEPTIONS = [
  'fullyGenerated',
  'partlyGenerated',
  'captured',
  'screenCapture',
  'created',
  'unknown',
] as const;
export type C2paInception = (typeof C2PA_INCEPTIONS)[number];

/** One validation status of one manifest. */
export interface C2paStatus {
  /** Status code of the specification, e.g. `assertion.dataHash.mismatch`. */
  readonly code: string;
  /** JUMBF URI of what it concerns; from the file, bounded. */
  readonly url: string;
  /** Where it was found: the active manifest, or one that it has as an ingredient. */
  readonly scope: 'active' | 'ingredient';
}

/** One statement about AI, wherever in the tree of manifests it stands. Texts are from the file, bounded. */
export interface C2paStatement {
  /** Label of the manifest that says so. */
  readonly manifest: string;
  /** Steps from the active manifest, which is 0. */
  readonly depth: number;
  /** The action (`c2pa.created`) or the assertion (`c2pa.ai-disclosure`) that says so. */
  readonly by: string;
  /** Value of the vocabulary verbatim, or as written where it is in none; '' when none is stated. */
  readonly digitalSourceType: string;
  readonly ai: AiShare;
  readonly softwareAgent: string;
  readonly when: string;
}

export interface C2paAction {
  readonly action: string;
  readonly digitalSourceType: string;
  readonly softwareAgent: string;
  readonly when: string;
  readonly description: string;
}

export interface C2paSigner {
  readonly organisation: string;
  readonly commonName: string;
  readonly algorithm: string;
  /** Time of the time stamp, ISO 8601; '' when there is none. The signer's own word is not taken for it. */
  readonly timestamp: string;
}

export interface C2paIngredient {
  readonly title: string;
  /** `parentOf`, `componentOf`, `inputTo`, or as written. */
  readonly relationship: string;
  /** Label of its manifest in the store; null when it has none. */
  readonly manifest: string | null;
  /** Status codes of failures that the ingredient's own record holds, or that validating it gave. */
  readonly failures: readonly string[];
}

/** One manifest of the store. Texts are from the file, bounded. */
export interface C2paManifest {
  readonly label: string;
  readonly title: string;
  readonly claimGenerator: string;
  /** Name and version, where the claim gives them apart. */
  readonly generatorName: string;
  readonly generatorVersion: string;
  readonly signer: C2paSigner | null;
  readonly actions: readonly C2paAction[];
  readonly ingredients: readonly C2paIngredient[];
  /** Labels of its assertions. */
  readonly assertions: readonly string[];
}

/** An invisible mark that a manifest says the pixels carry. */
export interface C2paSoftBinding {
  /** The algorithm's id as written, e.g. `com.adobe.trustmark.P`. */
  readonly algorithm: string;
  /** Its vendor, where the public list knows the id; ''. */
  readonly vendor: string;
}

interface C2paStoreBase {
  /** `embedded`: in the asset. `sidecar`: in a `.c2pa` file beside it. `pointer`: only a URL. */
  readonly home: 'embedded' | 'sidecar' | 'pointer';
  /** Of the store; 0 for a pointer. */
  readonly bytes: number;
}

/** A store that was not, or could not be, validated; or a pointer to one. */
export interface C2paUnexamined extends C2paStoreBase {
  readonly state: 'notExamined' | 'couldNotCheck' | 'remote';
  readonly reason?: C2paReason;
  /** Of a pointer: where the store is said to be; from the file, bounded, never fetched. */
  readonly url?: string;
}

/** A store that was validated. */
export interface C2paExamined extends C2paStoreBase {
  readonly state: 'trusted' | 'valid' | 'invalid';
  readonly answers: Readonly<Record<C2paQuestion, C2paAnswer>>;
  readonly inception: C2paInception;
  /** Actions on the active manifest's way that changed the picture, each name once. */
  readonly transformations: readonly string[];
  /** What the tree of manifests says about AI; empty when nothing. */
  readonly statements: readonly C2paStatement[];
  /** The product that claim generator, agent and signer point to, and its maker; '' when not known. */
  readonly product: string;
  readonly vendor: string;
  /** Label of the active manifest. */
  readonly active: string;
  /** The active manifest first; bounded. */
  readonly manifests: readonly C2paManifest[];
  readonly failures: readonly C2paStatus[];
  readonly softBindings: readonly C2paSoftBinding[];
  /** The manifest says that a watermark was put into the picture (`c2pa.watermarked` and its kin). */
  readonly watermarked: boolean;
  readonly backend: 'wasm' | 'native';
}

export type C2paManifestData = C2paUnexamined | C2paExamined;

/** True for a store that a validator answered for. */
export const isExamined = (data: C2paManifestData): data is C2paExamined =>
  data.state === 'trusted' || data.state === 'valid' || data.state === 'invalid';

/** What validates stores, as evidence and cache keys name it. */
export const C2PA_READER = { id: 'c2pa', version: 1 } as const;
