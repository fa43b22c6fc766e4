import type { Settings } from '../settings/settings.ts';
import { CALLED_FOR, DECISIONS, FIELDS, type FieldSpec, REQUIRED } from './fields.ts';

/** What the platform decided, the same for each statement. */
export type Template = Readonly<Record<string, string | readonly string[]>>;

const DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * The operator's template, checked as the database would: every field by its values, and no field that the database asks
 * for missing, since biaoshi decides nothing of what a statement says was decided. Throws `InvalidArgumentError`
 * (`invalidConfig`) that names the field.
 */
export function parseTemplate(settings: Settings): Template {
  const given = Object.entries(FIELDS).flatMap(([name, spec]) =>
    settings.has(name) ? [[name, fieldOf(settings, name, spec)] as const] : [],
  );
  settings.done();
  const template: Template = Object.fromEntries(given);
  for (const name of REQUIRED) if (!template[name]) throw settings.fault(name, 'is missing: the platform decides it');
  if (!DECISIONS.some((name) => template[name])) {
    throw settings.fault('', `lacks the decision: one of ${DECISIONS.join(', ')}`);
  }
  for (const { field, value, calls } of CALLED_FOR) {
    if ([template[field]].flat().includes(value) && !template[calls]) {
      throw settings.fault(calls, `is missing: ${value} asks for it`);
    }
  }
  return template;
}

function fieldOf(settings: Settings, name: string, spec: FieldSpec): string | readonly string[] {
  if (spec.kind === 'one') return settings.choice(name, spec.values);
  if (spec.kind === 'several') return settings.choices(name, spec.values, []);
  const value = settings.text(name);
  if (spec.kind === 'text' && value.length > spec.most) throw settings.fault(name, `is over ${spec.most} characters`);
  if (spec.kind === 'day' && !DAY.test(value)) throw settings.fault(name, 'must be a day as YYYY-MM-DD');
  return value;
}
