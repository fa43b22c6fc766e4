import { InvalidArgumentError, nearest } from '@biaoshi/core';

/** Longer texts are no setting of ours. */
const MAX_TEXT_CHARS = 5000;

/** Whole numbers that a setting takes, and what counts when it is not given. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly standard: number;
}

/**
 * Reads the operator's settings key by key; `done` refuses the keys that nobody asked for, naming the one probably meant.
 * Every fault is an `InvalidArgumentError` (`invalidConfig`) that names the key.
 */
export class Settings {
  /** The way to them from the top, e.g. `deliver.webhook`. */
  readonly path: string;
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #asked = new Set<string>();

  constructor(given: unknown, path: string) {
    this.path = path;
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw this.fault('', 'must be an object');
    this.#values = new Map(Object.entries(given));
  }

  fault(key: string, what: string): InvalidArgumentError {
    const place = key === '' ? this.path : `${this.path}.${key}`;
    return new InvalidArgumentError('invalidConfig', `${place} ${what}`);
  }

  /** The value as it stands; undefined when there is none. */
  value(key: string): unknown {
    this.#asked.add(key);
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.value(key) !== undefined;
  }

  text(key: string, standard?: string): string {
    const value = this.value(key) ?? standard;
    if (value === undefined) throw this.fault(key, 'is missing');
    if (typeof value !== 'string' || value === '' || value.length > MAX_TEXT_CHARS) {
      throw this.fault(key, `must be a text of 1 to ${MAX_TEXT_CHARS} characters`);
    }
    return value;
  }

  choice<C extends string>(key: string, choices: readonly C[], standard?: C): C {
    const value = this.text(key, standard);
    return this.#chosen(key, value, choices);
  }

  /** A list of choices without repetition, or one of them; `standard` when it is not given. */
  choices<C extends string>(key: string, choices: readonly C[], standard: readonly C[]): readonly C[] {
    const value = this.value(key);
    if (value === undefined) return standard;
    return [...new Set(this.#list(key, value).map((item) => this.#chosen(key, item, choices)))];
  }

  /** A list of texts, or one text; empty when it is not given. */
  texts(key: string): readonly string[] {
    const value = this.value(key);
    return value === undefined ? [] : this.#list(key, value);
  }

  flag(key: string, standard: boolean): boolean {
    const value = this.value(key) ?? standard;
    if (typeof value !== 'boolean') throw this.fault(key, 'must be true or false');
    return value;
  }

  count(key: string, { least, most, standard }: Range): number {
    const value = this.value(key) ?? standard;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw this.fault(key, `must be a whole number from ${least} to ${most}`);
    }
    return value;
  }

  /** An http or https URL without a password in it. */
  url(key: string, standard?: string): string {
    const value = this.text(key, standard);
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw this.fault(key, 'must be an http or https URL');
    if (url.username !== '' || url.password !== '') throw this.fault(key, 'must hold no user name and no password');
    return url.href;
  }

  /** The name of an environment variable. */
  variable(key: string, standard: string): string {
    const value = this.text(key, standard);
    if (!/^[A-Z_][A-Z0-9_]{0,99}$/i.test(value)) throw this.fault(key, 'must be the name of an environment variable');
    return value;
  }

  /** Settings inside these; undefined when they are not given. */
  inner(key: string): Settings | undefined {
    const value = this.value(key);
    return value === undefined ? undefined : new Settings(value, `${this.path}.${key}`);
  }

  get keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** Throws for the first key that was not asked for. */
  done(): void {
    for (const key of this.#values.keys()) {
      if (this.#asked.has(key)) continue;
      const near = nearest(key, [...this.#asked]);
      throw this.fault(key.slice(0, 100), `is no setting${near === undefined ? '' : `; did you mean "${near}"?`}`);
    }
  }

  #chosen<C extends string>(key: string, value: string, choices: readonly C[]): C {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    const near = nearest(value, choices);
    const meant = near === undefined ? '' : `; did you mean "${near}"?`;
    throw this.fault(key, `must be one of ${choices.join(', ')}, not "${value.slice(0, 100)}"${meant}`);
  }

  #list(key: string, value: unknown): readonly string[] {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isText = (item: unknown): item is string =>
      typeof item === 'string' && item !== '' && item.length <= MAX_TEXT_CHARS;
    if (items.length === 0 || !items.every(isText)) throw this.fault(key, 'must be a text or a list of texts');
    return items;
  }
}
