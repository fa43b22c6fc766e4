import { readFileSync } from 'node:fs';
import { schemaErrors } from '@biaoshi/testkit/validate-report';
import { describe, expect, it } from 'vitest';
import { CLAIM_LIMITS } from './limits.ts';
import { STATEMENT_IDS } from './statements/statement.ts';
import { SAMPLE_DATA, sampleStatements } from './test-support/sample-statements.ts';

interface Schema {
  readonly $defs: Readonly<Record<string, object>> & {
    readonly statement: { readonly properties: { readonly id: { readonly enum: readonly string[] } } };
  };
}
const { $defs } = JSON.parse(readFileSync(new URL('../schema/claim-1.schema.json', import.meta.url), 'utf8')) as Schema;
const statement = { $id: 'urn:biaoshi:test:statement', $defs, $ref: '#/$defs/statement' };

describe('the schema of a statement', () => {
  it('knows every statement, in the order of the catalogue', () => {
    expect([...$defs.statement.properties.id.enum].sort()).toEqual([...STATEMENT_IDS].sort());
  });

  it.each(sampleStatements().map((one) => [one.id, one] as const))(
    'takes %s with its data, and with no other',
    (id, sample) => {
      expect(schemaErrors(statement, sample)).toEqual([]);
      expect(schemaErrors(statement, { ...sample, data: { ...SAMPLE_DATA[id], likelihood: 0.9 } })).not.toEqual([]);
      const [first] = Object.keys(SAMPLE_DATA[id]);
      if (first)
        expect(schemaErrors(statement, { ...sample, data: { ...SAMPLE_DATA[id], [first]: null } })).not.toEqual([]);
    },
  );
});

it('every limit has a whole number', () => {
  for (const value of Object.values(CLAIM_LIMITS)) expect(Number.isSafeInteger(value) && value > 0).toBe(true);
});
