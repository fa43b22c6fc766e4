import type { CustodyEntry } from '../custody/custody.ts';
import { type Facts, PERSONAL_FACTS } from '../form/facts.ts';
import { REDACTED } from './redact.ts';

/** What the user gave for the form, without what leads to a person. */
export const redactedFacts = (facts: Facts): Facts => ({
  ...facts,
  ...Object.fromEntries(PERSONAL_FACTS.filter((id) => facts[id] !== undefined).map((id) => [id, REDACTED])),
});

/** The steps of custody without who took them, and without notes, which may name anybody. */
export const redactedCustody = (entries: readonly CustodyEntry[]): readonly CustodyEntry[] =>
  entries.map(({ at, action, note }) => ({
    at,
    actor: REDACTED,
    action,
    ...(note !== undefined && { note: REDACTED }),
  }));
