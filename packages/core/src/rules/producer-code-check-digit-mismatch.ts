import type { AigcKey } from '../model/aigc.ts';
import { creditCodeCheckDigit, type ProducerCode, parseProducerCode } from '../registry/parse-code.ts';
import { data, defineRule } from './define-rule.ts';
import { DOUBAO, exampleFacts, goodFields, JIMENG_PROPAGATION } from './example-facts.ts';
import { SERVICE_KEYS } from './producer-code-malformed.ts';

/** Only a unified social credit code has a check digit of GB 32100. */
function creditCode(value: string | undefined): ProducerCode | undefined {
  const code = value === undefined ? undefined : parseProducerCode(value);
  return code?.format === '00' && code.binding === '1' ? code : undefined;
}

/** The 18 characters inside a well-formed code are no unified social credit code (GB 32100, by TC260-PG-20252A). */
export const producerCodeCheckDigitMismatch = defineRule({
  id: 'producer-code-check-digit-mismatch',
  topic: 'producerCode',
  families: ['aigcField'],
  messages: {
    wrongCheckDigit: data<{ field: AigcKey; value: string; entity: string; expected: string }>(),
    foreignCharacter: data<{ field: AigcKey; value: string; entity: string }>(),
  },
  applies: ({ labels }) =>
    labels.some(({ data: { fields } }) => SERVICE_KEYS.some((field) => creditCode(fields[field]))),
  check({ labels }, make) {
    return labels.flatMap(({ id, data: { fields } }) =>
      SERVICE_KEYS.flatMap((field) => {
        const value = fields[field] ?? '';
        const code = creditCode(value);
        if (!code || code.checkDigitOk) return [];
        const expected = creditCodeCheckDigit(code.entityCode);
        const { entityCode: entity } = code;
        return expected === undefined
          ? [make.fail('foreignCharacter', { field, value, entity }, [id])]
          : [make.fail('wrongCheckDigit', { field, value, entity, expected }, [id])];
      }),
    );
  },
  examples: () => [
    {
      title: 'real codes pass',
      facts: exampleFacts({
        labels: [{ fields: goodFields({ ContentProducer: DOUBAO, ContentPropagator: JIMENG_PROPAGATION }) }],
      }),
      finds: [],
    },
    {
      title: 'one digit changed',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: DOUBAO.replace('9111', '9112') }) }] }),
      finds: ['wrongCheckDigit'],
    },
    {
      title: 'a letter that such codes do not use',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: DOUBAO.replace('MACQ', 'MAIQ') }) }] }),
      finds: ['foreignCharacter'],
    },
  ],
});
