import type { LocaleId } from '@biaoshi/core';
import type { DerivedId } from '../form/derived.ts';
import type { FactId } from '../form/facts.ts';

type Words = Readonly<Record<LocaleId, string>>;

/** One field of a channel's form. Filled from what the caller gave, else from the report, else left for the user. */
export interface FormField {
  readonly id: string;
  readonly label: Words;
  /** The channel will not take the form without it. */
  readonly required: boolean;
  readonly fact?: FactId;
  readonly derived?: DerivedId;
}

/** Where a person hands the dossier in. None of them has a machine interface: a person submits. */
export interface Channel {
  readonly id: string;
  readonly name: Words;
  /** How a person submits, and what to mind, as far as it is known. */
  readonly notes: readonly Words[];
  readonly fields: readonly FormField[];
  /** Which law the annex gives. */
  readonly annex: 'none' | 'evidence' | 'fraud';
}
