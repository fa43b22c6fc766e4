import type { BindingMethod, ReservedKey, SecurityDataData, SignatureCover } from '../../model/security-data.ts';
import { parseJson } from './json.ts';

/** Characters of a reserved code that are taken for security data at all; real ones have some 600. */
const MAX_CHARACTERS = 64 * 1024;
/** Of signatures, keys and bindings each; real ones have one or two, and to check a signature is costly. */
const MAX_ENTRIES = 4;
/** Characters of a signature, a key or a binding's value. */
const MAX_VALUE = 1024;

/** Real ones have four levels. */
const MAX_NESTING = 16;

interface Signature {
  readonly over: SignatureCover;
  /** OID as written; '' when none is named. */
  readonly algorithm: string;
  /** As written. */
  readonly value: string;
  /** Names the key; '0' when it names none. */
  readonly keyId: string;
}

interface Key {
  readonly id: string;
  readonly algorithm: string;
  readonly value: string;
}

interface Binding {
  readonly method: BindingMethod;
  /** Hexadecimal, lower case; '' where it is not. */
  readonly value: string;
  /** The entry as compact JSON, in the order of its keys. */
  readonly json: string;
}

/** The part of security data that is understood. */
export interface ParsedSecurityData {
  readonly signatures: readonly Signature[];
  readonly keys: readonly Key[];
  readonly bindings: readonly Binding[];
}

/**
 * The security data of TC260-PG-202511A, with or without its outer `SecurityData`, in the spellings that real files have.
 * Undefined for anything else that a reserved code may hold.
 */
export function parseSecurityData(text: string): ParsedSecurityData | undefined {
  if (text.length > MAX_CHARACTERS || !text.includes('TC260PG')) return undefined;
  const outer = objectOf(parsed(text));
  const data = objectOf(outer?.SecurityData ?? outer);
  if (!data || textOf(data.Type).trim() !== 'TC260PG') return undefined;
  const entries = objectsOf(data.PubSD ?? data.PubSd);
  return {
    signatures: entries.filter(isSignature).map(signatureOf).slice(0, MAX_ENTRIES),
    keys: entries.filter(isKey).map(keyOf).slice(0, MAX_ENTRIES),
    bindings: objectsOf(data.Bindings).map(bindingOf).slice(0, MAX_ENTRIES),
  };
}

/** The same as evidence that nobody has examined. */
export function unexaminedSecurityData(text: string, field: ReservedKey): SecurityDataData | undefined {
  const found = parseSecurityData(text);
  return (
    found && {
      field,
      signatures: found.signatures.map(({ over }) => ({ over, check: 'notExamined' })),
      bindings: found.bindings.map(({ method, value }) => ({
        method,
        value,
        check: method === 'phash' ? 'notExamined' : 'notRecomputable',
        distance: null,
      })),
    }
  );
}

type Json = Readonly<Record<string, unknown>>;

const parsed = (text: string): unknown => (parseJson(text, MAX_NESTING).ok ? JSON.parse(text) : undefined);

const objectOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

const objectsOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map(objectOf).filter((one) => one !== undefined) : [];

const textOf = (value: unknown): string => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.length <= MAX_VALUE ? value : '';
};

const isSignature = (entry: Json): boolean => typeof entry.Signature === 'string';
const isKey = (entry: Json): boolean => typeof entry.KeyValue === 'string';

const keyIdOf = ({ KeyID }: Json): string => textOf(KeyID) || '0';

function signatureOf(entry: Json): Signature {
  const { AlgID, Signature, TBSData } = entry;
  const over = coverOf(textOf(objectOf(TBSData)?.Type ?? TBSData));
  return { over, algorithm: textOf(AlgID), value: textOf(Signature), keyId: keyIdOf(entry) };
}

/** The guide's words, and those of real files, one of them misspelt. */
function coverOf(type: string): SignatureCover {
  if (['Md', 'LabelMataData', 'LabelMetaData'].includes(type)) return 'label';
  return ['Bnd', 'Binding'].includes(type) ? 'binding' : 'other';
}

const keyOf = (entry: Json): Key => ({
  id: keyIdOf(entry),
  algorithm: textOf(entry.AlgID),
  value: textOf(entry.KeyValue),
});

const PHASH = /^[0-9a-f]{16}$/i;
const SM3 = /^[0-9a-f]{64}$/i;
const SM3_OID = '1.2.156.10197.1.401';

/** Writers name the method and the value by different keys, so each is known by what it is. */
function bindingOf(entry: Json): Binding {
  const entries = Object.entries(entry).map(([key, value]) => [key, textOf(value)] as const);
  const says = (word: string): boolean => entries.some((pair) => pair.some((text) => text.toLowerCase() === word));
  const valueLike = (form: RegExp): string => entries.find(([, value]) => form.test(value))?.[1].toLowerCase() ?? '';
  const json = JSON.stringify(entry);
  const phash = says('phash') ? valueLike(PHASH) : '';
  if (phash !== '') return { method: 'phash', value: phash, json };
  const sm3 = says('sm3') || says(SM3_OID) ? valueLike(SM3) : '';
  return sm3 !== '' ? { method: 'sm3', value: sm3, json } : { method: 'other', value: valueLike(SM3), json };
}
