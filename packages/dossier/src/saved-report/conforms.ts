/** A JSON Schema as `@biaoshi/reporters` writes them. */
export type Schema = { readonly [keyword: string]: unknown };

type Json = { readonly [key: string]: unknown };

/** Deeper than any schema or report of ours. */
const MAX_DEPTH = 64;

/**
 * Where a value first fails a schema, as a JSON Pointer (RFC 6901; '' is the value itself); null when it conforms. Knows
 * the keywords that the report's schema uses. Keys that the schema does not name are let pass: a later version may write
 * more than this one reads.
 */
export function misfit(root: Schema, value: unknown): string | null {
  const look = (schema: Schema, found: unknown, path: string, depth: number): string | null => {
    if (depth > MAX_DEPTH) return path;
    const at = (inner: Schema | undefined, child: unknown, way: string): string | null =>
      inner === undefined ? null : look(inner, child, way, depth + 1);
    const here = (inner: unknown): string | null => at(inner as Schema | undefined, found, path);
    if (typeof schema.$ref === 'string') return here(referred(root, schema.$ref));
    if (!fitsPlainly(schema, found)) return path;
    if (schema.not !== undefined && here(schema.not) === null) return path;
    for (const part of (schema.allOf ?? []) as readonly Schema[]) {
      const failed = here(part);
      if (failed !== null) return failed;
    }
    const either = schema.anyOf as readonly Schema[] | undefined;
    if (either?.every((part) => here(part) !== null)) return path;
    if (schema.if !== undefined) {
      const failed = here(here(schema.if) === null ? schema.then : schema.else);
      if (failed !== null) return failed;
    }
    if (Array.isArray(found)) {
      return firstOf(found.keys(), (index) => at(schema.items as Schema | undefined, found[index], `${path}/${index}`));
    }
    if (!isObject(found)) return null;
    const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
    return firstOf(Object.keys(properties), (key) =>
      Object.hasOwn(found, key) ? at(properties[key], found[key], `${path}/${key}`) : null,
    );
  };
  return look(root, value, '', 0);
}

function firstOf<K>(keys: Iterable<K>, look: (key: K) => string | null): string | null {
  for (const key of keys) {
    const failed = look(key);
    if (failed !== null) return failed;
  }
  return null;
}

/** The keywords that look at the value alone. */
function fitsPlainly(schema: Schema, value: unknown): boolean {
  if (schema.type !== undefined && !hasType(schema.type as string, value)) return false;
  if ('const' in schema && schema.const !== value) return false;
  if (schema.enum !== undefined && !(schema.enum as readonly unknown[]).includes(value)) return false;
  if (typeof value === 'number') {
    if (typeof schema.minimum === 'number' && value < schema.minimum) return false;
    if (typeof schema.maximum === 'number' && value > schema.maximum) return false;
  }
  if (typeof value === 'string' && schema.pattern !== undefined)
    return new RegExp(schema.pattern as string, 'u').test(value);
  if (!isObject(value)) return true;
  return ((schema.required ?? []) as readonly string[]).every((key) => Object.hasOwn(value, key));
}

function hasType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return typeof value === type;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function referred(root: Schema, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Json | undefined)?.[key], root);
}
