import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, parseJson } from './json.ts';

/** Back to what `JSON.parse` answers, as far as the node keeps it. */
function toValue(node: JsonNode, text: string): unknown {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'object')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, toValue(value, text)]));
  return JSON.parse(text.slice(node.start, node.end));
}

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = ` ${JSON.stringify(value, null, indent)}\n`;
        const result = parseJson(text, 16);
        expect(result.ok && toValue(result.value, text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      'a',
      '1',
      '-',
      '.',
      'e',
      '\\',
      'u00e9',
      'true',
      ' ',
      '\n',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const text = list.join('');
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(parseJson(text, 16).ok).toBe(accepted);
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps repeated keys and the text of numbers', () => {
    const text = '{"Label":"3","Label":"1","n":1191110102000000000000001}';
    const result = parseJson(text, 16);
    const entries = result.ok && result.value.kind === 'object' ? result.value.entries : [];
    expect(entries.map(({ key }) => key)).toEqual(['Label', 'Label', 'n']);
    const number = entries[2]?.value;
    expect(number && text.slice(number.start, number.end)).toBe('1191110102000000000000001');
  });

  it('bounds nesting: at the limit and one past it', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(parseJson(nested(16), 16)).toMatchObject({ ok: true });
    expect(parseJson(nested(17), 16)).toMatchObject({ ok: false, tooDeep: true });
    expect(parseJson('['.repeat(1_000_000), 16)).toMatchObject({ ok: false, tooDeep: true });
  });
});
