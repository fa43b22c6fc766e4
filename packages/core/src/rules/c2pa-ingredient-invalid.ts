import type { C2paExamined } from '../model/c2pa.ts';
import { concernsIngredient, examinedManifests, isChange } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, exampleIngredient, exampleManifest } from './example-facts.ts';
import { listed } from './excerpt.ts';

/** A manifest with an ingredient that fails. */
const made = (failure: string) => exampleManifest({ ingredients: [exampleIngredient({ failures: [failure] })] });

/** A picture that went into this one fails its own check. The state of the active manifest does not tell it. */
export const c2paIngredientInvalid = defineRule({
  id: 'c2pa-ingredient-invalid',
  topic: 'integrity',
  families: ['c2pa'],
  messages: {
    changed: data<{ codes: readonly string[] }>(),
    unproven: data<{ codes: readonly string[] }>(),
  },
  applies: (facts) => examinedManifests(facts).length > 0,
  check(facts, make) {
    return examinedManifests(facts).flatMap(({ id, data: manifest }) => {
      const codes = ingredientFailures(manifest);
      if (codes.length === 0) return [];
      const changed = codes.filter(isChange);
      if (changed.length > 0) return [make.review('changed', { codes: listed(changed) }, [id])];
      return [make.review('unproven', { codes: listed(codes) }, [id])];
    });
  },
  examples: () => [
    { title: 'nothing amiss', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'what the active manifest itself fails at',
      facts: exampleFacts({
        manifests: [
          { state: 'invalid', failures: [{ code: 'assertion.hashedURI.mismatch', url: '', scope: 'active' }] },
        ],
      }),
      finds: [],
    },
    {
      title: "an ingredient's signature fails under a clean active manifest",
      facts: exampleFacts({
        manifests: [{ state: 'valid', failures: [{ code: 'claimSignature.mismatch', url: '', scope: 'ingredient' }] }],
      }),
      finds: ['changed'],
    },
    {
      title: "the ingredient's own record tells it",
      facts: exampleFacts({ manifests: [{ manifests: [made('claimSignature.mismatch')] }] }),
      finds: ['changed'],
    },
    {
      title: 'an ingredient signed by somebody unknown, and one whose manifest is gone',
      facts: exampleFacts({
        manifests: [
          {
            failures: [{ code: 'ingredient.manifest.missing', url: '', scope: 'active' }],
            manifests: [made('signingCredential.untrusted')],
          },
        ],
      }),
      finds: ['unproven'],
    },
  ],
});

function ingredientFailures({ failures, manifests }: C2paExamined): readonly string[] {
  const reported = failures.filter(({ scope, code }) => scope === 'ingredient' || concernsIngredient(code));
  const recorded = manifests.flatMap(({ ingredients }) => ingredients.flatMap((ingredient) => ingredient.failures));
  return [...reported.map(({ code }) => code), ...recorded];
}
