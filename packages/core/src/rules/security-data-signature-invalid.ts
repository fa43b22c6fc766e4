import type { ReservedKey } from '../model/security-data.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { idsWithLabel } from './security-data.ts';

/**
 * A signature in the security data (TC260-PG-202511A) that does not fit. Over the label's own fields the guide says what is
 * signed, so one of them, or the signature, is not what was written; over a binding writers differ, so it is for a person.
 */
export const securityDataSignatureInvalid = defineRule({
  id: 'security-data-signature-invalid',
  topic: 'integrity',
  families: ['aigcField'],
  messages: {
    label: data<{ field: ReservedKey }>(),
    binding: data<{ field: ReservedKey }>(),
  },
  applies: ({ securityData }) =>
    securityData.some(({ data: { signatures } }) =>
      signatures.some(({ check }) => check === 'verified' || check === 'failed'),
    ),
  check(facts, make) {
    return facts.securityData.flatMap((found) => {
      const { field, signatures } = found.data;
      const ids = idsWithLabel(found, facts);
      const fails = (over: 'label' | 'binding') =>
        signatures.some((signature) => signature.over === over && signature.check === 'failed');
      return [
        ...(fails('label') ? [make.fail('label', { field }, ids)] : []),
        ...(fails('binding') ? [make.review('binding', { field }, ids)] : []),
      ];
    });
  },
  examples: () => [
    {
      title: 'a signature that fits',
      facts: exampleFacts({ labels: [{}], securityData: [{ signatures: [{ over: 'label', check: 'verified' }] }] }),
      finds: [],
    },
    {
      title: 'a signature of a kind that is not known says nothing',
      facts: exampleFacts({ labels: [{}], securityData: [{ signatures: [{ over: 'label', check: 'unsupported' }] }] }),
      finds: [],
    },
    {
      title: 'fields of the label that are not those that were signed',
      facts: exampleFacts({ labels: [{}], securityData: [{ signatures: [{ over: 'label', check: 'failed' }] }] }),
      finds: ['label'],
    },
    {
      title: 'a signature over a binding that does not fit it',
      facts: exampleFacts({
        labels: [{}],
        securityData: [
          {
            signatures: [
              { over: 'label', check: 'verified' },
              { over: 'binding', check: 'failed' },
            ],
          },
        ],
      }),
      finds: ['binding'],
    },
  ],
});
