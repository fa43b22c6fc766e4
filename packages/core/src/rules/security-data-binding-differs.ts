import type { ReservedKey, SecurityDataBinding } from '../model/security-data.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { idsWithLabel } from './security-data.ts';

/**
 * The label carries a hash of the picture that it was written for, and this picture has another one: the label was put onto
 * it, or its pixels were changed by more than saving and scaling do.
 */
export const securityDataBindingDiffers = defineRule({
  id: 'security-data-binding-differs',
  topic: 'integrity',
  families: ['aigcField'],
  messages: { phash: data<{ field: ReservedKey; distance: number }>() },
  applies: ({ securityData }) =>
    securityData.some(({ data: { bindings } }) =>
      bindings.some(({ check }) => check === 'same' || check === 'differs'),
    ),
  check(facts, make) {
    return facts.securityData.flatMap((found) => {
      const differing = found.data.bindings.find(({ check }) => check === 'differs');
      if (!differing) return [];
      const { field } = found.data;
      return [make.fail('phash', { field, distance: differing.distance ?? 0 }, idsWithLabel(found, facts))];
    });
  },
  examples: () => [
    {
      title: 'the picture that the label was written for, saved anew',
      facts: exampleFacts({ labels: [{}], securityData: [{ bindings: [{ ...PHASH, check: 'same', distance: 2 }] }] }),
      finds: [],
    },
    {
      title: 'a hash that nobody compared, and one that nobody can recompute',
      facts: exampleFacts({
        labels: [{}],
        securityData: [{ bindings: [PHASH, { method: 'sm3', value: '', check: 'notRecomputable', distance: null }] }],
      }),
      finds: [],
    },
    {
      title: 'another picture',
      facts: exampleFacts({
        labels: [{}],
        securityData: [{ bindings: [{ ...PHASH, check: 'differs', distance: 32 }] }],
      }),
      finds: ['phash'],
    },
  ],
});

const PHASH: SecurityDataBinding = { method: 'phash', value: 'e1c3d2b4a5968778', check: 'notExamined', distance: null };
