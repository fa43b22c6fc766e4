/** A JSON Schema (2020-12). */
export type Schema = { readonly [keyword: string]: unknown };

export const text: Schema = { type: 'string' };
/** A count, size or offset in bytes. */
export const count: Schema = { type: 'integer', minimum: 0 };
/** A number that need not be whole, from `minimum` to `maximum`. */
export const measure = (minimum: number, maximum?: number): Schema => ({
  type: 'number',
  minimum,
  ...(maximum !== undefined && { maximum }),
});
/** Whatever one of these allows. */
export const union = (...members: readonly Schema[]): Schema => ({ anyOf: members });
export const nullable = (schema: Schema): Schema => union(schema, { type: 'null' });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
export const values = (allowed: readonly string[]): Schema => ({ enum: [...allowed] });

/** An enum of a union that has no array of its own: the compiler asks for each member and refuses others. */
export const members = <U extends string>(allowed: Readonly<Record<U, true>>): Schema => values(Object.keys(allowed));

/** A closed object with exactly the keys of `T`; all are required but those listed. */
export function shape<T extends object>(
  properties: { readonly [K in keyof Required<T>]: Schema },
  optional: readonly (keyof T & string)[] = [],
): Schema {
  const required = Object.keys(properties).filter((key) => !(optional as readonly string[]).includes(key));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A map whose keys are all of `keys`, or some of them when `partial`. */
export function mapOf(keys: readonly string[], value: Schema, partial = false): Schema {
  const properties = Object.fromEntries(keys.map((key) => [key, value]));
  return { type: 'object', properties, ...(partial ? {} : { required: [...keys] }), additionalProperties: false };
}
