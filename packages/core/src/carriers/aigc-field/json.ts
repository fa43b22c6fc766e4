/** A JSON value with its place in the text. Objects keep every entry, repeated keys included. */
export type JsonNode =
  | { readonly kind: 'string'; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: 'object'; readonly entries: readonly JsonEntry[]; readonly start: number; readonly end: number }
  | { readonly kind: 'array' | 'number' | 'literal'; readonly start: number; readonly end: number };

export interface JsonEntry {
  readonly key: string;
  readonly value: JsonNode;
}

export type JsonResult =
  | { readonly ok: true; readonly value: JsonNode }
  | { readonly ok: false; readonly at: number; readonly tooDeep: boolean };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
/** A string's characters up to its closing quote, an escape, or a control character. */
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const SPACE = /[ \t\r\n]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Parses one JSON value (RFC 8259) at `from`. Ours because `JSON.parse` hides what an auditor must see: repeated keys, a
 * 27-digit code written as a number, and where a value stands. `allowRest`: other text may follow the value.
 */
export function parseJson(text: string, maxNesting: number, from = 0, allowRest = false): JsonResult {
  const parser = new JsonParser(text, maxNesting, from);
  try {
    const value = parser.value(1);
    parser.space();
    if (!allowRest && parser.at < text.length) return { ok: false, at: parser.at, tooDeep: false };
    return { ok: true, value };
  } catch (error) {
    if (error instanceof JsonFault) return { ok: false, at: parser.at, tooDeep: error.tooDeep };
    throw error;
  }
}

class JsonFault extends Error {
  readonly tooDeep: boolean;
  constructor(tooDeep: boolean) {
    super('malformed JSON');
    this.tooDeep = tooDeep;
  }
}

class JsonParser {
  at: number;
  readonly #text: string;
  readonly #maxNesting: number;

  constructor(text: string, maxNesting: number, from: number) {
    this.#text = text;
    this.#maxNesting = maxNesting;
    this.at = from;
  }

  value(depth: number): JsonNode {
    if (depth > this.#maxNesting) throw new JsonFault(true);
    this.space();
    const start = this.at;
    switch (this.#text[start]) {
      case '"':
        return { kind: 'string', value: this.#string(), start, end: this.at };
      case '{':
        return { kind: 'object', entries: this.#object(depth), start, end: this.at };
      case '[':
        this.#array(depth);
        return { kind: 'array', start, end: this.at };
      default: {
        const kind = this.#match(NUMBER) ? 'number' : 'literal';
        if (kind === 'literal' && !this.#match(LITERAL)) throw new JsonFault(false);
        return { kind, start, end: this.at };
      }
    }
  }

  space(): void {
    SPACE.lastIndex = this.at;
    SPACE.test(this.#text);
    this.at = SPACE.lastIndex;
  }

  #object(depth: number): JsonEntry[] {
    const entries: JsonEntry[] = [];
    this.at++;
    this.space();
    if (this.#take('}')) return entries;
    do {
      this.space();
      if (this.#text[this.at] !== '"') throw new JsonFault(false);
      const key = this.#string();
      this.space();
      if (!this.#take(':')) throw new JsonFault(false);
      entries.push({ key, value: this.value(depth + 1) });
      this.space();
    } while (this.#take(','));
    if (!this.#take('}')) throw new JsonFault(false);
    return entries;
  }

  #array(depth: number): void {
    this.at++;
    this.space();
    if (this.#take(']')) return;
    do {
      this.value(depth + 1);
      this.space();
    } while (this.#take(','));
    if (!this.#take(']')) throw new JsonFault(false);
  }

  #string(): string {
    this.at++;
    let value = '';
    for (;;) {
      PLAIN.lastIndex = this.at;
      PLAIN.test(this.#text);
      value += this.#text.slice(this.at, PLAIN.lastIndex);
      this.at = PLAIN.lastIndex;
      if (this.#take('"')) return value;
      if (!this.#take('\\')) throw new JsonFault(false);
      value += this.#escape();
    }
  }

  #escape(): string {
    const letter = this.#text[this.at++] ?? '';
    if (letter !== 'u') {
      const char = ESCAPES[letter];
      if (char === undefined) throw new JsonFault(false);
      return char;
    }
    const hex = this.#text.slice(this.at, this.at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new JsonFault(false);
    this.at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #take(char: string): boolean {
    if (this.#text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.#text) || pattern.lastIndex === this.at) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}
