import { reportLineSchema, reportSchema } from '@biaoshi/reporters';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validators = new Map<object, ValidateFunction>();

ajv.addSchema(reportSchema);

/** What a value breaks of a JSON Schema, which may refer to the report's; empty when nothing. */
export function schemaErrors(schema: object, value: unknown): string[] {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

/** What a parsed JSON report breaks of its schema; empty when nothing. */
export const validateReport = (report: unknown): string[] => schemaErrors(reportSchema, report);

/** The same for one parsed line of JSON Lines. */
export const validateReportLine = (line: unknown): string[] => schemaErrors(reportLineSchema, line);
