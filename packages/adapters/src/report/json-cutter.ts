import { MAX_NESTING, MAX_VALUE_CHARS } from './limits.ts';

/** `asset`: an item of the list `assets`. `head`: the object up to that list, closed. `value`: a whole object, that list empty. */
export interface JsonPiece {
  readonly kind: 'asset' | 'head' | 'value';
  readonly text: string;
}

/** What a text cannot be read for. */
export class JsonFault extends Error {}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const LIST = 0x5b;
const BACKSLASH = 0x5c;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/**
 * Cuts a stream of JSON into objects without holding more than one: one after another (JSON lines), or a single one whose
 * list `assets` is given item by item. It finds where values end; whether they are JSON is for their parser to say.
 */
export class JsonCutter {
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Of the object at the top: the last string, and the key that it was where a colon followed. */
  #string = '';
  #key = '';
  #inAssets = false;
  /** What was kept of the present object, and of the present item. */
  #object = '';
  #item = '';

  /** Takes the next piece of text and gives what it completes. Throws `JsonFault`. */
  *push(text: string): Generator<JsonPiece> {
    let from = 0;
    let stringFrom = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (unit === BACKSLASH) this.#escaped = true;
        else if (unit === QUOTE) {
          this.#inString = false;
          if (this.#depth === 1) this.#string += text.slice(stringFrom, at);
        }
        continue;
      }
      if (this.#depth === 0 && unit !== OBJECT) {
        if (!isBlank(unit)) throw new JsonFault('no object where one should stand');
        from = at + 1;
        continue;
      }
      switch (unit) {
        case QUOTE:
          this.#inString = true;
          this.#string = '';
          stringFrom = at + 1;
          break;
        case COLON:
          if (this.#depth === 1) this.#key = this.#string;
          break;
        case OBJECT:
        case LIST:
          if (++this.#depth > MAX_NESTING) throw new JsonFault(`nested over ${MAX_NESTING} deep`);
          if (unit === LIST && this.#depth === 2 && this.#key === 'assets') {
            this.#object += text.slice(from, at + 1);
            from = at + 1;
            this.#inAssets = true;
            yield { kind: 'head', text: `${this.#object}]}` };
          }
          break;
        case COMMA:
          if (!this.#inAssets || this.#depth !== 2) break;
          yield* this.#finishItem(text.slice(from, at));
          from = at + 1;
          break;
        case LIST_END:
        case OBJECT_END:
          this.#depth--;
          if (this.#inAssets && this.#depth === 1) {
            yield* this.#finishItem(text.slice(from, at));
            from = at;
            this.#inAssets = false;
            this.#key = '';
          } else if (this.#depth === 0) {
            yield { kind: 'value', text: this.#object + text.slice(from, at + 1) };
            from = at + 1;
            this.#object = '';
            this.#key = '';
          }
          break;
      }
    }
    if (this.#inString && this.#depth === 1) this.#string += text.slice(stringFrom);
    this.#keep(text.slice(from));
  }

  /** Throws `JsonFault` when an object is not finished. */
  end(): void {
    if (this.#depth > 0) throw new JsonFault('it ends in the middle');
  }

  *#finishItem(rest: string): Generator<JsonPiece> {
    const text = this.#item + rest;
    this.#item = '';
    if (text.trim() !== '') yield { kind: 'asset', text };
  }

  #keep(rest: string): void {
    if (this.#inAssets) this.#item += rest;
    else this.#object += rest;
    if (this.#item.length + this.#object.length > MAX_VALUE_CHARS) {
      throw new JsonFault(`an object over ${MAX_VALUE_CHARS} characters`);
    }
  }
}

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
