/** Code units of XML text: UTF-8 (or another encoding that keeps ASCII) as bytes, UTF-16 as 16-bit units. */
export type Units = Uint8Array | Uint16Array;

export type TokenKind =
  | 'start'
  | 'empty'
  | 'end'
  | 'comment'
  | 'cdata'
  | 'instruction'
  | 'doctype'
  /** No further markup. */
  | 'done'
  /** The text ended inside this markup. */
  | 'cut'
  | 'malformed'
  /** A tag with more attributes than allowed. */
  | 'tooMany';

const TAB = 0x09;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * Steps over the markup of an XML text, without decoding it: no entity is ever expanded, nothing is copied, and each
 * step goes forward. Positions are indices of units.
 */
export class Markup {
  readonly units: Units;
  /** Where the current markup begins, and where the next search goes on. */
  start = 0;
  end: number;
  /** Name of a tag, an instruction or a document type. */
  nameStart = 0;
  nameEnd = 0;
  /** Of a tag, four positions each: name start and end, value start and end. */
  readonly attributes: number[] = [];
  readonly #maxAttributes: number;

  constructor(units: Units, from: number, maxAttributes: number) {
    this.units = units;
    this.end = from;
    this.#maxAttributes = maxAttributes;
  }

  next(): TokenKind {
    const { units } = this;
    const start = units.indexOf(LESS, this.end);
    this.attributes.length = 0;
    this.nameStart = 0;
    this.nameEnd = 0;
    if (start < 0) {
      this.start = units.length;
      this.end = units.length;
      return 'done';
    }
    this.start = start;
    switch (units[start + 1]) {
      case undefined:
        return this.#cut();
      case SLASH:
        return this.#endTag();
      case QUESTION:
        this.#name(start + 2);
        return this.#until('?>', start + 2, 'instruction');
      case EXCLAMATION:
        return this.#declaration();
      default:
        return this.#startTag();
    }
  }

  /** True when the unit sequence stands at `at`. */
  has(ascii: string, at: number): boolean {
    for (let i = 0; i < ascii.length; i++) if (this.units[at + i] !== ascii.charCodeAt(i)) return false;
    return true;
  }

  /** The ASCII text of a short range; other units become `?`. */
  text(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at++) {
      const unit = this.units[at] as number;
      text += unit < 0x80 ? String.fromCharCode(unit) : '?';
    }
    return text;
  }

  /** The first unit at or after `from` that is not white space. */
  skipSpace(from: number): number {
    let at = from;
    while (isSpace(this.units[at])) at++;
    return at;
  }

  #declaration(): TokenKind {
    const { start } = this;
    if (this.has('<!--', start)) return this.#until('-->', start + 4, 'comment');
    if (this.has('<![CDATA[', start)) return this.#until(']]>', start + 9, 'cdata');
    if (this.has('<!DOCTYPE', start)) return this.#doctype(start + 9);
    return start + 9 > this.units.length ? this.#cut() : this.#malformed();
  }

  /** Up to the `>` that is in no quotes, comment, instruction or internal subset. */
  #doctype(from: number): TokenKind {
    const { units } = this;
    let at = this.#name(this.skipSpace(from));
    let inSubset = false;
    while (at < units.length) {
      const unit = units[at];
      if (unit === QUOTE || unit === APOSTROPHE) at = this.#find(unit, at + 1);
      else if (unit === LESS && this.has('<!--', at)) at = this.#findText('-->', at + 4) + 2;
      else if (unit === LESS && units[at + 1] === QUESTION) at = this.#findText('?>', at + 2) + 1;
      else if (unit === OPEN_BRACKET) inSubset = true;
      else if (unit === CLOSE_BRACKET) inSubset = false;
      else if (unit === GREATER && !inSubset) {
        this.end = at + 1;
        return 'doctype';
      }
      at++;
    }
    return this.#cut();
  }

  #endTag(): TokenKind {
    const at = this.skipSpace(this.#name(this.start + 2));
    if (at >= this.units.length) return this.#cut();
    if (this.units[at] !== GREATER || this.nameEnd === this.nameStart) return this.#malformed();
    this.end = at + 1;
    return 'end';
  }

  #startTag(): TokenKind {
    const { units, attributes } = this;
    let at = this.#name(this.start + 1);
    if (this.nameEnd === this.nameStart) return this.#malformed();
    for (;;) {
      at = this.skipSpace(at);
      const unit = units[at];
      if (unit === undefined) return this.#cut();
      if (unit === GREATER) {
        this.end = at + 1;
        return 'start';
      }
      if (unit === SLASH) {
        this.end = at + 2;
        if (at + 1 >= units.length) return this.#cut();
        return units[at + 1] === GREATER ? 'empty' : this.#malformed();
      }
      const nameEnd = nameEndAt(units, at);
      const equals = this.skipSpace(nameEnd);
      const open = this.skipSpace(equals + 1);
      if (open >= units.length) return this.#cut();
      const quote = units[open];
      const quoted = quote === QUOTE || quote === APOSTROPHE;
      if (nameEnd === at || units[equals] !== EQUALS || !quoted) return this.#malformed();
      const close = units.indexOf(quote, open + 1);
      if (close < 0) return this.#cut();
      if (attributes.length === this.#maxAttributes * 4) return 'tooMany';
      attributes.push(at, nameEnd, open + 1, close);
      at = close + 1;
    }
  }

  #name(from: number): number {
    this.nameStart = from;
    this.nameEnd = nameEndAt(this.units, from);
    return this.nameEnd;
  }

  #until(text: string, from: number, kind: TokenKind): TokenKind {
    const at = this.#findText(text, from);
    if (at >= this.units.length) return this.#cut();
    this.end = at + text.length;
    return kind;
  }

  /** Index of the unit at or after `from`; the length when there is none. */
  #find(unit: number, from: number): number {
    const at = this.units.indexOf(unit, from);
    return at < 0 ? this.units.length : at;
  }

  #findText(text: string, from: number): number {
    const first = text.charCodeAt(0);
    for (let at = this.#find(first, from); at < this.units.length; at = this.#find(first, at + 1)) {
      if (this.has(text, at)) return at;
    }
    return this.units.length;
  }

  #cut(): TokenKind {
    this.end = this.units.length;
    return 'cut';
  }

  #malformed(): TokenKind {
    this.end = this.start + 1;
    return 'malformed';
  }
}

const isSpace = (unit: number | undefined): boolean =>
  unit === SPACE || (unit !== undefined && unit >= TAB && unit <= 0x0d);

function nameEndAt(units: Units, from: number): number {
  let at = from;
  for (; at < units.length; at++) {
    const unit = units[at] as number;
    if (unit <= GREATER && (unit <= SPACE || unit === SLASH || unit === EQUALS || unit === GREATER || unit === LESS))
      break;
    if (unit === QUOTE || unit === APOSTROPHE || unit === QUESTION || unit === OPEN_BRACKET) break;
  }
  return at;
}
