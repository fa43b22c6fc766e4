import { isFilled } from '../facts.ts';
import type { C2paExamined } from '../model/c2pa.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import { type ExaminedManifest, examinedManifests, isOfOtherBytes, PART_RELATIONSHIPS } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import {
  answers,
  exampleFacts,
  exampleIngredient,
  exampleManifest,
  generatedBy,
  goodFields,
  no,
} from './example-facts.ts';
import { excerpt, idsOf, listed } from './excerpt.ts';

/** Shorter numbers are in many names by chance. */
const LEAST_ID_LENGTH = 12;

const partTitles = ({ manifests: [active] }: C2paExamined): readonly string[] =>
  active?.ingredients.filter(({ relationship }) => PART_RELATIONSHIPS.has(relationship)).map(({ title }) => title) ??
  [];

const isOfAnotherPicture = ({ data: manifest }: ExaminedManifest): boolean =>
  manifest.home === 'embedded' && manifest.answers.signatureValid.answer === 'yes' && isOfOtherBytes(manifest);

const produceIdOf = ({ data: { fields } }: EvidenceOf<'aigcField'>): string => fields.ProduceID ?? '';

const isLong = (produceId: string): boolean => isFilled(produceId) && produceId.length >= LEAST_ID_LENGTH;

/**
 * A label that may be another picture's. Metadata prove little of that: the label itself is bound to no picture, so only
 * what is bound beside it can tell, and writing a label after signing breaks the same binding.
 */
export const labelTransplanted = defineRule({
  id: 'label-transplanted',
  topic: 'integrity',
  families: ['aigcField', 'c2pa'],
  messages: {
    besideForeignManifest: data<{ codes: readonly string[] }>(),
    labelOfIngredient: data<{ produceId: string; title: string }>(),
  },
  applies: (facts) => facts.labels.length > 0 && examinedManifests(facts).length > 0,
  check(facts, make) {
    const foreign = examinedManifests(facts).filter(isOfAnotherPicture);
    const codes = listed(foreign.flatMap(({ data: manifest }) => manifest.answers.contentBound.codes));
    const ofParts = examinedManifests(facts).flatMap((store) =>
      facts.labels.flatMap((label) => {
        const produceId = produceIdOf(label);
        const title = isLong(produceId) ? partTitles(store.data).find((text) => text.includes(produceId)) : undefined;
        if (title === undefined) return [];
        const words = { produceId: excerpt(produceId), title: excerpt(title) };
        return [make.review('labelOfIngredient', words, [label.id, store.id])];
      }),
    );
    const ids = [...idsOf(facts.labels), ...idsOf(foreign)];
    return [...(foreign.length > 0 ? [make.review('besideForeignManifest', { codes }, ids)] : []), ...ofParts];
  },
  examples: () => [
    {
      title: 'a label beside a manifest of this picture',
      facts: exampleFacts({ labels: [{}], manifests: [generatedBy('Jimeng', 'bytedance')] }),
      finds: [],
    },
    {
      title: 'no label',
      facts: exampleFacts({
        manifests: [{ state: 'invalid', answers: answers({ contentBound: no('assertion.dataHash.mismatch') }) }],
      }),
      finds: [],
    },
    {
      title: 'a claim that nobody signed was of no picture',
      facts: exampleFacts({
        labels: [{}],
        manifests: [
          {
            state: 'invalid',
            answers: answers({
              contentBound: no('assertion.dataHash.mismatch'),
              signatureValid: no('claimSignature.mismatch'),
            }),
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'a manifest in a file beside is somebody else’s affair',
      facts: exampleFacts({
        labels: [{}],
        manifests: [
          {
            state: 'invalid',
            home: 'sidecar',
            answers: answers({ contentBound: no('assertion.dataHash.mismatch') }),
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'a label beside a manifest that was signed for other bytes',
      facts: exampleFacts({
        labels: [{}],
        manifests: [{ state: 'invalid', answers: answers({ contentBound: no('assertion.dataHash.mismatch') }) }],
      }),
      finds: ['besideForeignManifest'],
    },
    {
      title: "the label's number is that of one part of the picture",
      facts: exampleFacts({ labels: [{}], manifests: [withPart(`${goodFields().ProduceID}.png`, 'componentOf')] }),
      finds: ['labelOfIngredient'],
    },
    {
      title: "the label's number is that of the picture before its last edit",
      facts: exampleFacts({ labels: [{}], manifests: [withPart(`${goodFields().ProduceID}.png`, 'parentOf')] }),
      finds: [],
    },
    {
      title: 'a number that is too short to tell anything',
      facts: exampleFacts({
        labels: [{ fields: goodFields({ ProduceID: '1' }) }],
        manifests: [withPart('part-1.png', 'componentOf')],
      }),
      finds: [],
    },
  ],
});

function withPart(title: string, relationship: string) {
  return { manifests: [exampleManifest({ ingredients: [exampleIngredient({ title, relationship })] })] };
}
