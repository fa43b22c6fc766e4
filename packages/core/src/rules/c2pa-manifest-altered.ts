import { C2PA_QUESTIONS, type C2paExamined } from '../model/c2pa.ts';
import { concernsIngredient, examinedManifests, isChange } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, no } from './example-facts.ts';
import { listed } from './excerpt.ts';

/** What the active manifest fails at beside its binding, signature, certificate and signer, which have rules of their own. */
export const c2paManifestAltered = defineRule({
  id: 'c2pa-manifest-altered',
  topic: 'integrity',
  families: ['c2pa'],
  messages: {
    changed: data<{ codes: readonly string[] }>(),
    incomplete: data<{ codes: readonly string[] }>(),
    malformed: data<{ codes: readonly string[] }>(),
  },
  applies: (facts) => examinedManifests(facts).length > 0,
  check(facts, make) {
    return examinedManifests(facts).flatMap(({ id, data: manifest }) => {
      const codes = otherFailures(manifest);
      return KINDS.flatMap(([messageId, isOfKind]) => {
        const mine = codes.filter(isOfKind);
        return mine.length === 0 ? [] : [make.fail(messageId, { codes: listed(mine) }, [id])];
      });
    });
  },
  examples: () => [
    { title: 'nothing amiss', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'what other rules tell, and what an ingredient fails at',
      facts: exampleFacts({
        manifests: [
          {
            state: 'invalid',
            answers: answers({ contentBound: no('assertion.dataHash.mismatch') }),
            failures: [
              { code: 'assertion.dataHash.mismatch', url: '', scope: 'active' },
              { code: 'assertion.hashedURI.mismatch', url: '', scope: 'ingredient' },
              { code: 'ingredient.manifest.missing', url: '', scope: 'active' },
            ],
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'an assertion is not the one that was signed',
      facts: exampleFacts({
        manifests: [
          { state: 'invalid', failures: [{ code: 'assertion.hashedURI.mismatch', url: '', scope: 'active' }] },
        ],
      }),
      finds: ['changed'],
    },
    {
      title: 'an assertion is gone, another breaks the form',
      facts: exampleFacts({
        manifests: [
          {
            state: 'invalid',
            failures: [
              { code: 'assertion.action.malformed', url: '', scope: 'active' },
              { code: 'assertion.missing', url: '', scope: 'active' },
            ],
          },
        ],
      }),
      finds: ['incomplete', 'malformed'],
    },
  ],
});

const isMissing = (code: string): boolean => code.endsWith('.missing') || code.endsWith('.inaccessible');

/** In the order of their weight; each code is of one kind. */
const KINDS = [
  ['changed', isChange],
  ['incomplete', isMissing],
  ['malformed', (code: string) => !isChange(code) && !isMissing(code)],
] as const;

/** The specification names what a code is about first: of these kinds the answers tell, wherever a validator lists them. */
const ANSWERED =
  /^(?:assertion\.(?:data|bmff|boxes|box|collection|multiAsset)Hash|claim\.hardBindings|claimSignature|signingCredential|time[sS]tamp)\b/;

function otherFailures({ failures, answers: given }: C2paExamined): readonly string[] {
  const answered = new Set(C2PA_QUESTIONS.flatMap((question) => given[question].codes));
  return failures
    .filter(
      ({ scope, code }) =>
        scope === 'active' && !concernsIngredient(code) && !answered.has(code) && !ANSWERED.test(code),
    )
    .map(({ code }) => code);
}
