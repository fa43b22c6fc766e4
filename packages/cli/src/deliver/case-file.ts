import { type CustodyEntry, FACT_IDS, type Facts } from '@biaoshi/dossier';
import { UsageError } from '../usage-error.ts';
import { readJson } from './settings.ts';

/** What a user knows of a case beside the report: a file of JSON. */
export interface CaseFile {
  readonly identifier?: string;
  readonly facts?: Facts;
  readonly custody?: readonly CustodyEntry[];
}

const KEYS = ['identifier', 'facts', 'custody'] as const;
const CUSTODY_KEYS = ['at', 'actor', 'action', 'note'] as const;

/** Reads `--facts`. Throws `UsageError` for a key that has no meaning and for a value that is none. */
export function readCaseFile(file: string): CaseFile {
  const value = recordOf(file, 'facts', readJson(file));
  known(file, value, KEYS);
  const { identifier, facts = {}, custody = [] } = value;
  if (identifier !== undefined) textOf(file, 'identifier', identifier);
  return {
    ...(identifier !== undefined && { identifier: textOf(file, 'identifier', identifier) }),
    facts: factsOf(file, recordOf(file, 'facts', facts)),
    custody: custodyOf(file, custody),
  };
}

function factsOf(file: string, facts: Readonly<Record<string, unknown>>): Facts {
  known(file, facts, FACT_IDS);
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, textOf(file, key, value)]));
}

function custodyOf(file: string, custody: unknown): readonly CustodyEntry[] {
  if (!Array.isArray(custody)) throw new UsageError('configTypeWrong', { file, key: 'custody', expected: 'object' });
  return custody.map((item) => {
    const step = recordOf(file, 'custody', item);
    known(file, step, CUSTODY_KEYS);
    const { at, actor, action, note } = step;
    return {
      at: textOf(file, 'at', at),
      actor: textOf(file, 'actor', actor),
      action: textOf(file, 'action', action),
      ...(note !== undefined && { note: textOf(file, 'note', note) }),
    };
  });
}

function known(file: string, value: object, keys: readonly string[]): void {
  for (const given of Object.keys(value)) {
    if (!keys.includes(given)) throw new UsageError('configKeyUnknown', { file, given, known: keys });
  }
}

function recordOf(file: string, key: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new UsageError('configTypeWrong', { file, key, expected: 'object' });
}

function textOf(file: string, key: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new UsageError('configTypeWrong', { file, key, expected: 'string' });
}
