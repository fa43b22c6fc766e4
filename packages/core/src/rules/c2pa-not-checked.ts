import type { C2paReason } from '../model/c2pa.ts';
import type { Facts } from '../model/rule.ts';
import { examinedManifests } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, open } from './example-facts.ts';

/**
 * Content credentials that were found and not, or not fully, checked. It is for review, not undetermined: whether a law is
 * met is left open only by rules that rest on C2PA, and those say so themselves.
 */
export const c2paNotChecked = defineRule({
  id: 'c2pa-not-checked',
  topic: 'integrity',
  families: ['c2pa'],
  messages: {
    couldNotCheck: data<{ reason: C2paReason }>(),
    notExamined: data(),
    bindingNotChecked: data(),
    signatureNotChecked: data(),
  },
  applies: ({ manifests }) => manifests.some(({ data: { state } }) => state !== 'remote'),
  check(facts, make) {
    const stores = unchecked(facts).map(({ id, reason }) =>
      reason === undefined ? make.review('notExamined', {}, [id]) : make.review('couldNotCheck', { reason }, [id]),
    );
    const answered = examinedManifests(facts).flatMap(({ id, data: { answers: given } }) => [
      ...(given.contentBound.answer === 'couldNotCheck' ? [make.review('bindingNotChecked', {}, [id])] : []),
      ...(given.signatureValid.answer === 'couldNotCheck' ? [make.review('signatureNotChecked', {}, [id])] : []),
    ]);
    return [...stores, ...answered];
  },
  examples: () => [
    { title: 'checked in full', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'whom to trust is a question of its own',
      facts: exampleFacts({ manifests: [{ state: 'valid', answers: answers({ signerTrusted: open }) }] }),
      finds: [],
    },
    {
      title: 'an algorithm that the validator does not know',
      facts: exampleFacts({
        manifests: [{ state: 'couldNotCheck', home: 'embedded', bytes: 9000, reason: 'unknownAlgorithm' }],
      }),
      finds: ['couldNotCheck'],
    },
    {
      title: 'located and not validated',
      facts: exampleFacts({ manifests: [{ state: 'notExamined', home: 'embedded', bytes: 9000 }] }),
      finds: ['notExamined'],
    },
    {
      title: 'a binding and a signature of kinds that the validator does not know',
      facts: exampleFacts({
        manifests: [{ state: 'valid', answers: answers({ contentBound: open, signatureValid: open }) }],
      }),
      finds: ['bindingNotChecked', 'signatureNotChecked'],
    },
  ],
});

interface Unchecked {
  readonly id: string;
  /** undefined: nobody tried. */
  readonly reason: C2paReason | undefined;
}

const unchecked = ({ manifests }: Facts): readonly Unchecked[] =>
  manifests.flatMap(({ id, data: manifest }): readonly Unchecked[] => {
    if (manifest.state === 'couldNotCheck') return [{ id, reason: manifest.reason ?? 'other' }];
    return manifest.state === 'notExamined' ? [{ id, reason: undefined }] : [];
  });
