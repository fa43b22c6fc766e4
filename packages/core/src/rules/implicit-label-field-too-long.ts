import { AIGC_KEYS, type AigcKey } from '../model/aigc.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';

/**
 * The standard names no length. Codes have 27 characters and the longest content number seen 52: beyond 512 a value is
 * no name or number, and readers with fixed fields cut it.
 */
const MAX_NAME_LENGTH = 512;

/** A JPEG segment holds 65,533 bytes, escapes included; two reserved codes of this length still fit one beside the rest. */
const MAX_RESERVED_LENGTH = 16_384;

const RESERVED: ReadonlySet<AigcKey> = new Set(['ReservedCode1', 'ReservedCode2']);

/** A value longer than our bound; never a failure, since the standard sets none (GB 45438-2025 Annex E). */
export const implicitLabelFieldTooLong = defineRule({
  id: 'implicit-label-field-too-long',
  topic: 'content',
  families: ['aigcField'],
  messages: { fieldTooLong: data<{ field: AigcKey; length: number; bound: number; carrier: string }>() },
  applies: ({ labels }) => labels.length > 0,
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { fields } }) =>
      AIGC_KEYS.flatMap((field) => {
        const length = fields[field]?.length ?? 0;
        const bound = RESERVED.has(field) ? MAX_RESERVED_LENGTH : MAX_NAME_LENGTH;
        return length > bound ? [make.review('fieldTooLong', { field, length, bound, carrier }, [id])] : [];
      }),
    );
  },
  examples: () => [
    { title: 'ordinary lengths', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'exactly at both bounds',
      facts: exampleFacts({
        labels: [
          {
            fields: goodFields({
              ProduceID: 'a'.repeat(MAX_NAME_LENGTH),
              ReservedCode1: 'b'.repeat(MAX_RESERVED_LENGTH),
            }),
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'one past each bound',
      facts: exampleFacts({
        labels: [
          {
            fields: goodFields({
              ProduceID: 'a'.repeat(MAX_NAME_LENGTH + 1),
              ReservedCode1: 'b'.repeat(MAX_RESERVED_LENGTH + 1),
            }),
          },
        ],
      }),
      finds: ['fieldTooLong', 'fieldTooLong'],
    },
  ],
});
