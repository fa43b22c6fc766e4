import { codesOfNo, examinedManifests, isOfOtherBytes } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, no, open } from './example-facts.ts';

/** The credentials are not, or not provably, those of this picture: C2PA's hard binding fails or is missing. */
export const c2paHashMismatch = defineRule({
  id: 'c2pa-hash-mismatch',
  topic: 'integrity',
  families: ['c2pa'],
  messages: {
    contentChanged: data<{ codes: readonly string[] }>(),
    notBound: data<{ codes: readonly string[] }>(),
  },
  applies: (facts) => examinedManifests(facts).length > 0,
  check(facts, make) {
    return examinedManifests(facts).flatMap(({ id, data: manifest }) => {
      const codes = codesOfNo(manifest.answers.contentBound);
      if (codes === undefined) return [];
      return [make.fail(isOfOtherBytes(manifest) ? 'contentChanged' : 'notBound', { codes }, [id])];
    });
  },
  examples: () => [
    { title: 'the picture is the one that was signed', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'a binding that could not be checked is not a broken one',
      facts: exampleFacts({ manifests: [{ answers: answers({ contentBound: open }) }] }),
      finds: [],
    },
    {
      title: 'other bytes than were signed',
      facts: exampleFacts({
        manifests: [{ state: 'invalid', answers: answers({ contentBound: no('assertion.dataHash.mismatch') }) }],
      }),
      finds: ['contentChanged'],
    },
    {
      title: 'a claim that names no picture',
      facts: exampleFacts({
        manifests: [{ state: 'invalid', answers: answers({ contentBound: no('claim.hardBindings.missing') }) }],
      }),
      finds: ['notBound'],
    },
  ],
});
